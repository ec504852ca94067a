package vn.mach.branch.study;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

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

  private static final int LONGEST_NUMBER = 6; // digits at the end of a title that are counted on

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
      String topic) {

    /** This one and those of the weeks after it, with the number in the title going on. */
    List<Draft> weekly(int weeks, ZoneId zone) {
      return IntStream.range(0, weeks).mapToObj(week -> later(week, weeks, zone)).toList();
    }

    private Draft later(int week, int weeks, ZoneId zone) {
      return new Draft(
          weeks == 1 ? title : numbered(week),
          opensAt.atZone(zone).plusWeeks(week).toInstant(),
          closesAt.atZone(zone).plusWeeks(week).toInstant(),
          questions,
          minutes,
          passPercent,
          mostAttempts,
          topic);
    }

    private String numbered(int week) {
      int from = title.length();
      while (from > 0
          && title.length() - from < LONGEST_NUMBER
          && isDigit(title.charAt(from - 1))) {
        from--;
      }
      return from == title.length()
          ? title + " " + (week + 1)
          : title.substring(0, from) + (Integer.parseInt(title.substring(from)) + week);
    }

    private static boolean isDigit(char letter) {
      return letter >= '0' && letter <= '9';
    }
  }
}
