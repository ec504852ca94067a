package vn.mach.evidence.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Set;
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

  /**
   * On the test half the checker was read once: precision 0.941, recall 0.667. These bounds only
   * keep what was reached since.
   */
  @Test
  void publishedPassagesAreReadAsWellAsBefore() {
    Measured published = Measured.of("published-work").and(Measured.of("published-test"));
    assertThat(published.texts()).hasSize(123);
    assertThat(published.precision())
        .as("precision")
        .isGreaterThanOrEqualTo(new BigDecimal("0.95"));
    assertThat(published.recall()).as("recall").isGreaterThanOrEqualTo(new BigDecimal("0.90"));
    assertThat(published.alarmed()).as("sound texts alarmed").isZero();
  }

  @Test
  void manyRegistersAreReadWithoutFalseAlarms() {
    Measured own = Measured.of("registers").and(Measured.of("rounds"));
    assertThat(own.sound()).isGreaterThan(150);
    assertThat(own.precision()).as("precision").isEqualTo(new BigDecimal("1.000"));
    assertThat(own.recall()).as("recall").isGreaterThanOrEqualTo(new BigDecimal("0.95"));
  }

  /** The blind readings of these sets are in README.md; the bounds only keep what was reached. */
  @Test
  void freshSetsAreReadAsWellAsBefore() {
    for (String set : new String[] {"a", "b", "c", "d", "e", "f"}) {
      Measured all =
          Measured.book("fresh/" + set + ".txt", "work")
              .and(Measured.book("fresh/" + set + ".txt", "test"));
      assertThat(all.precision())
          .as(set + ": precision")
          .isGreaterThanOrEqualTo(new BigDecimal("0.95"));
      assertThat(all.recall()).as(set + ": recall").isGreaterThan(new BigDecimal("0.78"));
    }
  }

  @Test
  void passagesOfTheEighthRoundAreReadAsWellAsBefore() {
    for (String set : new String[] {"k", "l", "m", "n"}) {
      Measured work =
          Measured.book("fresh/" + set + ".txt", "work")
              .and(Measured.book("fresh/" + set + ".txt", "work-source"));
      assertThat(work.texts()).hasSizeGreaterThan(30);
      assertThat(work.alarmed()).as(set + ": sound texts alarmed").isZero();
      assertThat(work.precision()).as(set).isEqualTo(new BigDecimal("1.000"));
      assertThat(work.recall()).as(set).isGreaterThanOrEqualTo(new BigDecimal("0.80"));
    }
  }

  @Test
  void passagesOfTheTenthRoundAreReadAsWellAsBefore() {
    for (String set : new String[] {"o", "p"}) {
      Measured work = Measured.book("fresh/" + set + ".txt", "work");
      assertThat(work.texts()).hasSizeGreaterThan(15);
      assertThat(work.alarmed()).as(set + ": sound texts alarmed").isZero();
      assertThat(work.precision()).as(set).isEqualTo(new BigDecimal("1.000"));
      assertThat(work.recall()).as(set).isGreaterThanOrEqualTo(new BigDecimal("0.85"));
    }
  }

  @Test
  void whatIsFoundStandsWhereTheReaderMarkedIt() {
    for (String folder : new String[] {"known", "unseen", "later"}) {
      for (Measured.Compared text : Measured.of(folder).texts()) {
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
    Set<Contradiction> notInATextAlone =
        Set.of(Contradiction.EVIDENCE, Contradiction.SERIES, Contradiction.UNREAD);
    for (Contradiction kind : Contradiction.values()) {
      assertThat(all.planted(kind.code()))
          .as(kind.code())
          .isGreaterThanOrEqualTo(notInATextAlone.contains(kind) ? 0 : 4);
    }
  }
}
