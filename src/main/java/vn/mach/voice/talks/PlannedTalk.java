package vn.mach.voice.talks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;

/**
 * A talk that is to be planned.
 *
 * @param guest whom
 * @param host by whom
 */
record PlannedTalk(UnitId unit, int year, PersonId guest, PersonId host, LocalDate on) {

  static final int FIRST_YEAR = 2000;
  static final int LAST_YEAR = 2100;

  Outcome<PlannedTalk> check() {
    List<Refusal> refusals = new ArrayList<>();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      refusals.add(Refusal.of("year", "talks.refused.year", year));
    }
    if (guest.equals(host)) {
      refusals.add(Refusal.of("host", "talks.refused.self"));
    }
    if (on.getYear() != year) {
      refusals.add(Refusal.of("on", "talks.refused.other_year", on, Integer.toString(year)));
    }
    return refusals.isEmpty() ? Outcome.done(this) : Outcome.refused(refusals);
  }
}
