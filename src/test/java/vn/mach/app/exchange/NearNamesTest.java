package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How a clerk writes the names of units, and which unit is meant. */
class NearNamesTest {

  private final NearNames names = new NearNames();

  NearNamesTest() {
    names.add("C1", "Chi bộ Phòng Tổ chức - Hành chính", "Đảng bộ Sở Nội vụ");
    names.add("C2", "Chi bộ Phòng Tài chính - Kế toán", "Đảng bộ Sở Nội vụ");
    names.add("C3", "Chi bộ Hưu trí", "Đảng bộ Sở Nội vụ");
    names.add("C4", "Chi bộ ấp 2", "Đảng bộ xã Hòa Sơn");
    names.add("C5", "Chi bộ ấp 12", "Đảng bộ xã Hòa Sơn");
    names.add("C6", "Chi bộ ấp Đông", "Đảng bộ xã Hòa Sơn");
    names.add("X1", "Đảng bộ xã Hòa Sơn", "Tỉnh ủy");
  }

  @Test
  void abbreviationsLeftOutWordsAndAWrongLetterAreNear() {
    assertThat(likely("CB Hưu trí")).isEqualTo("C3");
    assertThat(likely("CB phòng Tổ chức Hành chánh")).isEqualTo("C1");
    assertThat(likely("Chi bộ Phòng Tổ chức")).isEqualTo("C1");
    assertThat(likely("ĐB xã Hòa Sơn")).isEqualTo("X1");
    assertThat(likely("Chi bộ ấp 2 xã Hòa Sơn")).isEqualTo("C4");
  }

  @Test
  void anotherNumberOrAnotherPlaceIsNeverNear() {
    assertThat(near("Chi bộ ấp 3")).isEmpty();
    assertThat(near("CB ấp 12")).containsExactly("C5");
    assertThat(near("Chi bộ ấp Tây")).isEmpty();
    assertThat(near("Chi bộ Trường Trung học cơ sở")).isEmpty();
    assertThat(near("Chi bộ ấp 2, Đảng bộ xã Mỹ Lợi")).isEmpty();
    assertThat(likely("Chi bộ ấp 2 xã Mỹ Lợi")).as("asked about, and nothing chosen").isEmpty();
    assertThat(near("Chi bộ ấp 2, xã Hòa Sơn")).containsExactly("C4");
    assertThat(near("")).isEmpty();
    assertThat(near("K02-07")).isEmpty();
  }

  private List<String> near(String cell) {
    return names.nearest(cell, 6).stream().map(it -> it.near().code()).toList();
  }

  private String likely(String cell) {
    return NearNames.likely(names.nearest(cell, 6));
  }
}
