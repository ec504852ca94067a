package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.access.NamedFile;

/**
 * A visit that is to be recorded.
 *
 * @param householdId a household that is on record; none: the one of the name
 * @param household its name within the unit; empty: the person alone
 * @param kind a code of {@link CareKind}
 * @param occasion a code of an occasion; none: no such
 * @param visitors who went, as written
 * @param followUpOn by when somebody should go again
 * @param sure whether whoever records it said so, after being asked about a second visit
 * @param readers who may read the notes, beside whoever records them
 */
record Visit(
    UnitId unit,
    @Nullable PersonId person,
    @Nullable Long householdId,
    String household,
    String kind,
    @Nullable String occasion,
    LocalDate visitedOn,
    String visitors,
    @Nullable LocalDate followUpOn,
    String notes,
    List<PersonId> readers,
    boolean sure) {

  static final int LONGEST_NAME = 200;
  static final int LONGEST_NOTES = 4000;

  /** The notes of visits are named files of this module. */
  static final String MODULE = "care";

  static NamedFile notesOf(long visit) {
    return new NamedFile(MODULE, visit);
  }

  /** Members who may be named to read the notes of one visit. */
  static final int MOST_READERS = 20;

  /** Refused: nobody was visited, a day in the future, a day to go again that is no later. */
  Outcome<Visit> check(LocalDate today) {
    List<Refusal> refusals = new ArrayList<>();
    if (person == null && householdId == null && household.isEmpty()) {
      refusals.add(Refusal.of("person", "care.refused.nobody"));
    }
    if (visitedOn.isAfter(today)) {
      refusals.add(Refusal.of("visitedOn", "care.refused.future", visitedOn));
    }
    if (followUpOn != null && !followUpOn.isAfter(visitedOn)) {
      refusals.add(Refusal.of("followUpOn", "care.refused.follow_up", visitedOn));
    }
    return refusals.isEmpty() ? Outcome.done(this) : Outcome.refused(refusals);
  }
}
