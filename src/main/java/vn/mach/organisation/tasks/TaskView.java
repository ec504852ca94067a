package vn.mach.organisation.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.UnitId;

/**
 * A task on its own page.
 *
 * @param subject the number of what it is about
 * @param giver the unit that gave it by hand; none: a module did
 * @param answered whether it asks for an answer that the giver accepts
 * @param termDays how the due day was worked out; none: it was named
 * @param seenBy the login of the owner who first opened it
 * @param seenByName their name; the login where no person is known
 */
record TaskView(
    TaskRow row,
    long subject,
    String text,
    @Nullable Integer version,
    @Nullable UnitId giver,
    boolean answered,
    @Nullable Integer termDays,
    boolean termWorking,
    @Nullable String reason,
    @Nullable Instant seenAt,
    @Nullable String seenBy,
    @Nullable String seenByName,
    String assignedBy,
    List<Station> stations,
    List<Answered> answers) {

  /** One owner of several, and until when it has its share of the days. */
  record Station(String owner, LocalDate from, LocalDate until, String why, String note) {}

  /** What its page shows of where it is: its owner, its days, what was said. */
  String seen() {
    return Digests.hex(
        List.of(row.status(), row.unit(), String.valueOf(row.person()), row.dueOn())
            + " "
            + stations
            + answers);
  }

  /**
   * What somebody wrote about it.
   *
   * @param name theirs; the login where no person is known
   */
  record Answered(String step, String text, String login, Instant at, String name) {}
}
