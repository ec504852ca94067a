package vn.mach.branch.meetings;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.branch.attendance.AttendanceCounts;
import vn.mach.evidence.activities.Activities;
import vn.mach.evidence.activities.ActivityId;
import vn.mach.evidence.activities.ActivityInput;

/** The activities that a meeting counts as, from which figures and scoreboards follow. */
@Component
class MeetingActivities {

  private final Activities activities;
  private final AttendanceEvidence attendance;
  private final MeetingWords words;

  MeetingActivities(Activities activities, AttendanceEvidence attendance, MeetingWords words) {
    this.activities = activities;
    this.attendance = attendance;
    this.words = words;
  }

  /**
   * What was recorded.
   *
   * @param theme of a meeting that is monthly and thematic together: the thematic one
   * @param attendance who came, by standing; none where the kind is not in use
   */
  record Recorded(long activity, @Nullable Long theme, @Nullable Long attendance) {}

  Outcome<Recorded> record(Actor actor, String key, MeetingRow meeting, AttendanceCounts counts) {
    String first = meeting.kind() == MeetingKind.THEMATIC ? "thematic_meeting" : "branch_meeting";
    return switch (one(actor, key, meeting, first, counts)) {
      case Outcome.Refused<ActivityId>(var refusals) -> Outcome.refused(refusals);
      case Outcome.Done<ActivityId>(ActivityId activity) ->
          switch (theme(actor, key, meeting, counts)) {
            case Outcome.Refused<Optional<Long>>(var refusals) -> Outcome.refused(refusals);
            case Outcome.Done<Optional<Long>>(Optional<Long> theme) ->
                attendance
                    .record(key, meeting, counts)
                    .map(it -> new Recorded(activity.value(), theme.orElse(null), it.orElse(null)));
          };
    };
  }

  private Outcome<Optional<Long>> theme(
      Actor actor, String key, MeetingRow meeting, AttendanceCounts counts) {
    return meeting.kind() == MeetingKind.COMBINED
        ? one(actor, key, meeting, "thematic_meeting", counts).map(it -> Optional.of(it.value()))
        : Outcome.done(Optional.empty());
  }

  private Outcome<ActivityId> one(
      Actor actor, String key, MeetingRow meeting, String kind, AttendanceCounts counts) {
    boolean theme = kind.equals("thematic_meeting") && !meeting.theme().isEmpty();
    return activities.record(
        actor,
        key + "-" + kind,
        new ActivityInput(
            "",
            Long.toString(meeting.unit().value()),
            kind,
            "in_person",
            theme ? meeting.theme() : words.title(meeting),
            meeting.heldOn().toString(),
            "",
            Long.toString(counts.due()),
            Long.toString(counts.present()),
            "",
            Map.of(),
            words.say("meetings.attendance_reason"),
            ""),
        true);
  }

  /** Empty where it was done. */
  Optional<Outcome<MeetingId>> withdraw(
      Actor actor, String key, MeetingRow meeting, String reason) {
    if (meeting.attendanceActivity() != null) {
      attendance.withdraw(key, meeting.attendanceActivity(), reason);
    }
    return Stream.of(
            Optional.ofNullable(meeting.activity()), Optional.ofNullable(meeting.themeActivity()))
        .flatMap(Optional::stream)
        .map(id -> activities.withdraw(actor, key + "-withdraw-" + id, new ActivityId(id), reason))
        .filter(MeetingActivities::hinders)
        .map(it -> it.map(done -> meeting.id()))
        .findFirst();
  }

  /** One that somebody withdrew before is withdrawn. */
  private static boolean hinders(Outcome<ActivityId> outcome) {
    return outcome instanceof Outcome.Refused<ActivityId>(var refusals)
        && refusals.stream().noneMatch(it -> it.reason().endsWith("already.withdrawn"));
  }
}
