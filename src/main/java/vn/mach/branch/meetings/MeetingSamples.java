package vn.mach.branch.meetings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.SampleData;
import vn.mach.branch.scores.Scores;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.Units;

/**
 * One branch of the sample: a meeting that was held, one being prepared, one late. All invented.
 */
@Component
@Order(5) // behind people, posts and the register
class MeetingSamples implements SampleData {

  private static final Actor SYSTEM = Actor.system();

  private final MeetingPlanning planning;
  private final MeetingPreparing preparing;
  private final MeetingClosing closing;
  private final Meetings meetings;
  private final Scores scores;
  private final AgendaSql agenda;
  private final Units units;
  private final People people;

  MeetingSamples(
      MeetingPlanning planning,
      MeetingPreparing preparing,
      MeetingClosing closing,
      Meetings meetings,
      Scores scores,
      AgendaSql agenda,
      Units units,
      People people) {
    this.planning = planning;
    this.preparing = preparing;
    this.closing = closing;
    this.meetings = meetings;
    this.scores = scores;
    this.agenda = agenda;
    this.units = units;
    this.people = people;
  }

  @Override
  public void fill(LocalDate day) {
    UnitId branch = units.find("K01-01").orElseThrow();
    held(branch, day.minusDays(25));
    plan(branch, MeetingKind.MONTHLY, day.minusDays(2), "late");
    MeetingId next = plan(branch, MeetingKind.COMBINED, day.plusDays(9), "next");
    preparing.draft(SYSTEM, "sample-meeting-draft-next", next);
  }

  private void held(UnitId branch, LocalDate day) {
    MeetingId id = plan(branch, MeetingKind.EXTRAORDINARY, day, "held");
    List<Member> members = people.members(branch, day);
    preparing.draft(SYSTEM, "sample-meeting-draft", id);
    meetings.open(SYSTEM, "sample-meeting-open", id);
    Instant begun =
        day.atTime(19, 30).atZone(CurrentRealm.get().zone()).toInstant(); // as the year has it
    act(id, "begin", "", Map.of(), begun);
    for (int i = 0; i < members.size(); i++) {
      String said = i % 9 == 8 ? "excused" : "present";
      act(
          id,
          "mark",
          Long.toString(members.get(i).id().value()),
          said.equals("excused")
              ? Map.of("status", said, "reason", "Đi công tác")
              : Map.of("status", said),
          begun);
    }
    agenda.items(id).stream()
        .skip(1)
        .limit(1)
        .forEach(it ->
            act(
                id,
                "item",
                it.id().toString(),
                Map.of(
                    "speakers",
                    "Ba đồng chí phát biểu, nhất trí với dự thảo.",
                    "conclusion",
                    "Giao Chi ủy hoàn chỉnh kế hoạch trong tuần."),
                begun.plus(Duration.ofMinutes(30))));
    act(
        id,
        "vote",
        UUID.randomUUID().toString(),
        Map.of(
            "title",
            "Nghị quyết về phong trào thi đua",
            "agree",
            Integer.toString(members.size() * 3 / 4),
            "resolution",
            "yes"),
        begun.plus(Duration.ofMinutes(80)));
    act(id, "end", "", Map.of(), begun.plus(Duration.ofMinutes(95)));
    closing.close(
        SYSTEM,
        "sample-meeting-close",
        id,
        new MeetingClosing.Closing(
            members.getFirst().id(),
            members.get(1).id(),
            "Chi bộ thống nhất cao.",
            "Chi bộ quyết nghị phát động phong trào thi đua hoàn thành chỉ tiêu năm.\n"
                + "Giao Chi ủy theo dõi, báo cáo tại kỳ sinh hoạt sau."));
    scores.sheetFor(SYSTEM, branch, day, MeetingScoreFacts.KIND, id.value());
  }

  private void act(
      MeetingId id, String what, String of, Map<String, String> content, Instant madeAt) {
    meetings.act(SYSTEM, id, new MeetingAct(UUID.randomUUID(), null, what, of, content, madeAt));
  }

  private MeetingId plan(UnitId branch, MeetingKind kind, LocalDate day, String which) {
    NewMeeting meeting =
        new NewMeeting(
            branch,
            kind,
            day,
            LocalTime.of(19, 30),
            "Phòng họp cơ quan",
            kind.thematic() ? "Học tập và làm theo tư tưởng Hồ Chí Minh" : "",
            false);
    return switch (planning.plan(SYSTEM, "sample-meeting-" + which, meeting)) {
      case Outcome.Done<MeetingId>(MeetingId id) -> id;
      case Outcome.Refused<MeetingId>(var refusals) ->
          throw new IllegalStateException("Sample meeting refused: " + refusals);
    };
  }
}
