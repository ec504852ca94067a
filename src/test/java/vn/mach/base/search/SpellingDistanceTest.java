package vn.mach.base.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpellingDistanceTest {

  @Test
  void aMissedAnAddedAMistakenAndASwappedLetterAreOneErrorEach() {
    assertThat(SpellingDistance.of("nguyen", "nguyen", 2)).isZero();
    assertThat(SpellingDistance.of("nguen", "nguyen", 2)).isOne();
    assertThat(SpellingDistance.of("nguyenn", "nguyen", 2)).isOne();
    assertThat(SpellingDistance.of("nguyem", "nguyen", 2)).isOne();
    assertThat(SpellingDistance.of("nugyen", "nguyen", 2)).isOne();
    assertThat(SpellingDistance.of("nugyem", "nguyen", 2)).isEqualTo(2);
  }

  @Test
  void whatIsFurtherApartThanAskedIsOnlyFurther() {
    assertThat(SpellingDistance.of("hoa", "nguyen", 2)).isEqualTo(3);
    assertThat(SpellingDistance.of("abcdef", "uvwxyz", 1)).isEqualTo(2);
  }
}
