package vn.mach.evidence.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/**
 * The checker is measured with texts in which a careful reader has marked what contradicts itself.
 * {@code script/bench figures} prints the same.
 */
class CheckedTextsTest {

  @Test
  void whatItFindsIsThereAndLittleIsMissed() {
    Measured all = Measured.of("known").and(Measured.of("unseen")).and(Measured.of("later"));
    assertThat(all.texts()).hasSizeGreaterThan(200);
    assertThat(all.precision()).as("precision").isGreaterThanOrEqualTo(new BigDecimal("0.95"));
    assertThat(all.recall()).as("recall").isGreaterThanOrEqualTo(new BigDecimal("0.85"));
    assertThat(all.alarmed()).as("sound texts alarmed").isZero();
  }

  @Test
  void whatIsFoundStandsWhereTheReaderMarkedIt() {
    for (String folder : new String[] {"known", "unseen", "later"}) {
      for (Measured.Judged text : Measured.of(folder).texts()) {
        for (Finding finding : text.found()) {
          assertThat(text.expected())
              .as(text.name() + ": " + finding)
              .anyMatch(it -> it.exactly(finding));
        }
      }
    }
  }

  @Test
  void everyKindIsPlantedInTheTexts() {
    Measured all = Measured.of("known").and(Measured.of("unseen"));
    for (Contradiction kind : Contradiction.values()) {
      assertThat(all.planted(kind.code()))
          .as(kind.code())
          .isGreaterThanOrEqualTo(kind == Contradiction.EVIDENCE ? 0 : 4);
    }
  }
}
