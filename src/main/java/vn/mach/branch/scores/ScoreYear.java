package vn.mach.branch.scores;

import java.time.LocalDate;
import java.util.List;

/**
 * A year of a branch from its months.
 *
 * @param scored months with a confirmed sheet
 * @param good how many of them are of the best band
 * @param low months below the least band of the rule
 */
record ScoreYear(Rule rule, int scored, int good, List<Integer> low) {

  /**
   * When a year is good: every monthly meeting is at least of the least band, and so many are good.
   */
  record Rule(ScoreBand least, int goodMeetings, String source, LocalDate validFrom) {}

  static ScoreYear of(Rule rule, List<ScoreMonth> months) {
    int good = (int) months.stream().filter(it -> it.band() == ScoreBand.GOOD).count();
    List<Integer> low =
        months.stream()
            .filter(it -> !it.band().atLeast(rule.least()))
            .map(ScoreMonth::month)
            .toList();
    return new ScoreYear(rule, months.size(), good, low);
  }

  /** Whether all twelve months are scored and the rule is met. */
  boolean isGood() {
    return scored == 12 && canBeGood() && good >= rule.goodMeetings();
  }

  /** Whether the months so far leave it open. */
  boolean canBeGood() {
    return low.isEmpty() && good + (12 - scored) >= rule.goodMeetings();
  }
}
