package vn.mach.branch.study;

import java.time.Instant;

/**
 * A test of a campaign, or a round of its contest.
 *
 * @param questions drawn for each attempt from those chosen from the bank
 * @param minutes for one attempt
 * @param passPercent right answers in percent
 * @param chosen how many questions were chosen
 */
record Quiz(
    long id,
    CampaignId campaign,
    int round,
    String title,
    Instant opensAt,
    Instant closesAt,
    int questions,
    int minutes,
    int passPercent,
    int mostAttempts,
    int chosen) {

  boolean isOpenAt(Instant now) {
    return !now.isBefore(opensAt) && !now.isAfter(closesAt);
  }

  boolean isOverAt(Instant now) {
    return now.isAfter(closesAt);
  }

  /** What is typed of a test, read. */
  record Draft(
      String title,
      Instant opensAt,
      Instant closesAt,
      int questions,
      int minutes,
      int passPercent,
      int mostAttempts,
      String topic) {}
}
