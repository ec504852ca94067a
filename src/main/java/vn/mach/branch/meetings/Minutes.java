package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.util.List;

/**
 * All that the minutes of a meeting say, frozen when it is closed.
 *
 * @param upperBody the unit above on the day
 * @param town where the branch signs its papers
 * @param began as {@code 19 giờ 30}
 * @param rate in percent with two decimals: present of due
 * @param excused by name, each with its reason
 * @param beyond by name: who came without being due, and counts on both sides
 */
record Minutes(
    String upperBody,
    String issuer,
    String town,
    LocalDate day,
    String subject,
    String began,
    String ended,
    String venue,
    String chair,
    String minuteTaker,
    List<String> guests,
    List<Standing> standings,
    long due,
    long present,
    String rate,
    List<String> excused,
    List<String> absent,
    List<String> beyond,
    List<Group> groups,
    List<Item> items,
    List<Vote> votes,
    List<Work> works,
    List<String> notes,
    String summary,
    String resolution,
    String chairPost) {

  /** How many of a standing there are, and came. */
  record Standing(String standing, long expected, long present) {}

  record Group(String name, long due, long present) {}

  record Item(String title, String speakers, String conclusion) {}

  /**
   * A vote with its base.
   *
   * @param rule {@code half} or {@code two_thirds}
   */
  record Vote(
      String title,
      long agree,
      long disagree,
      long abstain,
      long base,
      long needed,
      String rule,
      boolean passed) {}

  /** What somebody does by a day; without a person the branch does it. */
  record Work(String title, String person, LocalDate dueOn) {}
}
