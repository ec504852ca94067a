package vn.mach.documents.adoptions;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.directives.DirectiveId;

/**
 * A unit with a directive that was sent to it.
 *
 * @param unitKind its level when the directive was sent
 * @param version that was sent last, by its number in the realm
 * @param received whether somebody of the unit opened that version
 * @param plan none: no plan was begun
 * @param note of a unit that only passes it on
 * @param studyDue how many should have come
 */
record Adoption(
    DirectiveId directive,
    UnitId unit,
    String unitKind,
    long version,
    Instant arrivedAt,
    boolean askedPlan,
    boolean askedStudy,
    boolean askedReport,
    boolean received,
    AdoptionStatus status,
    @Nullable PlanStatus plan,
    String note,
    @Nullable LocalDate studiedOn,
    @Nullable Integer studyDue,
    @Nullable Integer studyPresent,
    @Nullable LocalDate reportedOn,
    @Nullable String report) {

  /** What its page shows of what the unit said. */
  String seen() {
    return Digests.hex(
        studiedOn + " " + studyDue + " " + studyPresent + " " + reportedOn + " " + report);
  }

  boolean may(AdoptionStatus.Step step) {
    return AdoptionStatus.TRANSITIONS.allows(status, step);
  }

  boolean asked(Owed owed) {
    return switch (owed) {
      case RECEIPT -> true;
      case ADOPTION -> askedPlan;
      case STUDY -> askedStudy;
      case REPORT -> askedReport;
    };
  }

  /** Done by the unit; a plan is when it was sent: what then waits is the level above. */
  boolean done(Owed owed) {
    return switch (owed) {
      case RECEIPT -> received;
      case ADOPTION -> status != AdoptionStatus.OPEN || plan == PlanStatus.SENT;
      case STUDY -> studiedOn != null;
      case REPORT -> reportedOn != null;
    };
  }
}
