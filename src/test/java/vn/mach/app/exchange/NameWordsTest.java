package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameWordsTest {

  @ParameterizedTest
  @CsvSource({
    "chi bộ ấp  1, Chi bộ Ấp 1, true",
    "Chi bộ (ấp 1), Chi bộ ấp 1, true",
    "Chi bộ ấp Hoà, Chi bộ ấp Hòa, true",
    "chi bo ap dong, Chi bộ ấp Đông, true",
    "chi bo ap dong, Chi bộ ấp Đồng, true",
    "Chi bộ ấp Đồng, Chi bộ ấp Đông, false",
    "Chi bộ ấp Đông, Chi bo ap Dong, false",
    "Chi bộ ap Đông, Chi bộ ấp Đông, false",
    "Chi bộ ấp 1, Chi bộ ấp 12, false"
  })
  void aNameIsMeantWithItsAccentsOrWithoutAny(String cell, String name, boolean means) {
    assertThat(NameWords.of(cell).means(NameWords.of(name))).isEqualTo(means);
  }

  @ParameterizedTest
  @CsvSource({
    "xã Mỹ Lợi, Đảng bộ xã Mỹ Lợi, true",
    "my loi, Đảng bộ xã Mỹ Lợi, true",
    "ấp 1, Chi bộ ấp 12, false",
    "Mỹ, Đảng bộ xã Mỹa, false",
    "Mỷ Lợi, Đảng bộ xã Mỹ Lợi, false"
  })
  void aPartOfANameIsOfWholeWords(String cell, String name, boolean means) {
    assertThat(NameWords.of(cell).meansPartOf(NameWords.of(name))).isEqualTo(means);
  }
}
