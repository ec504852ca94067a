package vn.mach.branch.meetings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.branch.attendance.AttendanceCounts;
import vn.mach.branch.attendance.AttendanceCounts.Standing;
import vn.mach.evidence.activities.Activities;
import vn.mach.evidence.activities.ActivityId;
import vn.mach.evidence.activities.ActivityInput;

/**
 * Who came to a closed meeting, by standing, as an activity of the kind {@code meeting_attendance}:
 * persons, never a name. Figures sum them over meetings, which gives person-times.
 */
@Component
class AttendanceEvidence {

  private static final String KIND = "meeting_attendance";

  private final Activities activities;
  private final MeetingWords words;

  AttendanceEvidence(Activities activities, MeetingWords words) {
    this.activities = activities;
    this.words = words;
  }

  /**
   * Records it as the system does: who closed stands with the meeting. Empty where the kind is not
   * in use; whatever else is refused goes to whoever closes.
   *
   * @param key of the command that closes the meeting
   */
  Outcome<Optional<Long>> record(String key, MeetingRow meeting, AttendanceCounts counts) {
    Outcome<ActivityId> outcome =
        activities.record(
            Actor.system(),
            "meeting-attendance-" + meeting.id().value() + "-" + key,
            new ActivityInput(
                "",
                Long.toString(meeting.unit().value()),
                KIND,
                "",
                words.title(meeting),
                meeting.heldOn().toString(),
                "",
                "",
                "",
                "",
                amounts(counts)),
            true);
    return switch (outcome) {
      case Outcome.Done<ActivityId>(ActivityId id) -> Outcome.done(Optional.of(id.value()));
      case Outcome.Refused<ActivityId>(var refusals) ->
          refusals.stream().allMatch(it -> it.field().equals("kind"))
              ? Outcome.done(Optional.empty())
              : Outcome.refused(refusals);
    };
  }

  void withdraw(String key, long activity, String reason) {
    activities.withdraw(
        Actor.system(),
        "meeting-attendance-withdraw-" + activity + "-" + key,
        new ActivityId(activity),
        reason);
  }

  private static Map<String, String> amounts(AttendanceCounts counts) {
    Map<String, String> amounts = new LinkedHashMap<>();
    due(amounts, counts, "official", "official");
    due(amounts, counts, "probationary", "probationary");
    due(amounts, counts, "temporary_in", "temporary");
    amounts.put(
        "not_due_present", text(present(counts, "exempt") + present(counts, "temporary_out")));
    amounts.put("excused", text(counts.excused()));
    amounts.put("absent", text(counts.absent()));
    amounts.put("guests", text(counts.guests()));
    return amounts;
  }

  private static void due(
      Map<String, String> amounts, AttendanceCounts counts, String standing, String name) {
    amounts.put(name + "_due", text(counts.of(standing).map(Standing::expected).orElse(0L)));
    amounts.put(name + "_present", text(present(counts, standing)));
  }

  private static long present(AttendanceCounts counts, String standing) {
    return counts.of(standing).map(Standing::present).orElse(0L);
  }

  private static String text(long number) {
    return Long.toString(number);
  }
}
