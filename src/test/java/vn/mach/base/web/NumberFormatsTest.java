package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumberFormatsTest {

  private final NumberFormats vietnamese = new NumberFormats(Locale.of("vi"));
  private final NumberFormats english = new NumberFormats(Locale.ENGLISH);

  @Test
  void numbersAreWrittenAsPeopleOfTheLanguageWriteThem() {
    assertThat(vietnamese.whole(1_234_567)).isEqualTo("1.234.567");
    assertThat(english.whole(-1_234)).isEqualTo("-1,234");
    assertThat(vietnamese.trimmed(new BigDecimal("1234.5"))).isEqualTo("1.234,5");
    assertThat(english.trimmed(new BigDecimal("1234.50"))).isEqualTo("1,234.5");
    assertThat(vietnamese.trimmed(new BigDecimal("100"))).isEqualTo("100");
  }

  @Test
  void halvesAreRoundedUpAndNothingHasNoSign() {
    assertThat(vietnamese.trimmed(new BigDecimal("0.125"))).isEqualTo("0,13");
    assertThat(vietnamese.trimmed(new BigDecimal("-0.001"))).isEqualTo("0");
    assertThat(english.trimmed(new BigDecimal("-0.001"))).isEqualTo("0");
  }
}
