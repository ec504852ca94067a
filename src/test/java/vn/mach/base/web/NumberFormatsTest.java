package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberFormatsTest {

  @Test
  void numbersAreWrittenAsTheLibraryWritesThemInBothLanguages() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      BigDecimal value =
          BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(5));
      long whole = random.nextLong() >> random.nextInt(64);
      for (boolean vietnamese : new boolean[] {true, false}) {
        NumberFormats numbers = vietnamese ? NumberFormats.VIETNAMESE : NumberFormats.ENGLISH;
        assertThat(numbers.whole(whole)).isEqualTo(library("#,##0", vietnamese).format(whole));
        assertThat(unsigned(numbers.decimals(value, 2)))
            .isEqualTo(unsigned(library("#,##0.##", vietnamese).format(value)));
      }
    }
    assertThat(NumberFormats.VIETNAMESE.decimals(new BigDecimal("100"), 2)).isEqualTo("100");
    assertThat(NumberFormats.VIETNAMESE.decimals(new BigDecimal("-0.001"), 2)).isEqualTo("0");
  }

  /** The library writes -0,00 for what rounds to nothing from below; people do not. */
  private static String unsigned(String text) {
    return text.matches("-0([.,]0+)?") ? text.substring(1) : text;
  }

  private static DecimalFormat library(String pattern, boolean vietnamese) {
    DecimalFormat format =
        new DecimalFormat(
            pattern,
            DecimalFormatSymbols.getInstance(vietnamese ? Locale.of("vi") : Locale.ENGLISH));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format;
  }
}
