package vn.mach.branch.inspections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;

/**
 * A file that is to be opened.
 *
 * @param line of the plan; none: outside it
 * @param lead who carries it out; none: whoever opens the file, where their account is bound to a
 *     person
 * @param dueOn by when it is to be concluded
 * @param readers who read the file beside whoever opens it and the lead
 */
record NewInspection(
    UnitId unit,
    @Nullable Long line,
    String kind,
    PersonId person,
    @Nullable PersonId lead,
    String content,
    LocalDate dueOn,
    List<PersonId> readers) {

  static final int LONGEST_CONTENT = 1_000;
  static final int MOST_READERS = 20;

  /** Refused: whoever is inspected may neither open the file nor read it nor carry it out. */
  Outcome<NewInspection> check(LocalDate today, @Nullable PersonId opener) {
    List<Refusal> refusals = new ArrayList<>();
    if (person.equals(opener)) {
      refusals.add(Refusal.of("person", "inspections.refused.self"));
    }
    if (Objects.equals(person, lead)) {
      refusals.add(Refusal.of("lead", "inspections.refused.about"));
    }
    if (readers.contains(person)) {
      refusals.add(Refusal.of("readers", "inspections.refused.about"));
    }
    if (dueOn.isBefore(today)) {
      refusals.add(Refusal.of("dueOn", "inspections.refused.past", dueOn));
    }
    return refusals.isEmpty() ? Outcome.done(this) : Outcome.refused(refusals);
  }
}
