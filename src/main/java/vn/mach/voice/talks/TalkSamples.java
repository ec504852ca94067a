package vn.mach.voice.talks;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

/**
 * The plan of talks of one branch of the sample with one talk that was held, and two conferences:
 * one to come with questions, one held with an answer. All invented.
 */
@Component
class TalkSamples implements SampleData {

  private final TalkPlans plans;
  private final TalkPlansSql plansSql;
  private final Talks talks;
  private final TalksSql talksSql;
  private final TalkWork work;
  private final NamedAccess named;
  private final AccessScope scope;
  private final Dialogues dialogues;
  private final DialogueQuestions questions;
  private final QuestionsSql sql;
  private final Units units;

  TalkSamples(
      TalkPlans plans,
      TalkPlansSql plansSql,
      Talks talks,
      TalksSql talksSql,
      TalkWork work,
      NamedAccess named,
      AccessScope scope,
      Dialogues dialogues,
      DialogueQuestions questions,
      QuestionsSql sql,
      Units units) {
    this.plans = plans;
    this.plansSql = plansSql;
    this.talks = talks;
    this.talksSql = talksSql;
    this.work = work;
    this.named = named;
    this.scope = scope;
    this.dialogues = dialogues;
    this.questions = questions;
    this.sql = sql;
    this.units = units;
  }

  @Override
  public void fill(LocalDate today) {
    UnitId branch = units.find("K01-01").orElseThrow();
    plansSql.leader(branch, today).ifPresent(host -> talks(branch, today, host));
    dialogues(branch, today);
  }

  /** With the first four members; the first talk was held today, and both confirmed it. */
  private void talks(UnitId branch, LocalDate today, PersonId host) {
    List<PersonId> members =
        plans.missing(branch, today.getYear()).stream().filter(it -> !it.equals(host)).toList();
    LocalDate last = LocalDate.of(today.getYear(), 12, 31);
    for (int at = 0; at < Math.min(4, members.size()); at++) {
      LocalDate on = today.plusDays(12L * at);
      done(
          plans.plan(
              Actor.system(),
              "sample-talk-" + at,
              new PlannedTalk(
                  branch, today.getYear(), members.get(at), host, on.isAfter(last) ? last : on)));
    }
    TalkPlansSql.Line line =
        plansSql
            .lines(scope.parameters(Actor.system(), Right.KEEP_PEOPLE), branch, today.getYear())
            .getFirst();
    long talk = line.id();
    Actor asHost = as(host);
    TalksSql.Row row = talksSql.find(named.parameters(asHost), talk).orElseThrow();
    done(talks.invite(asHost, "sample-invite", talk, today, LocalTime.of(7, 30), "Phòng họp"));
    done(
        work.hold(
            asHost,
            "sample-hold",
            talk,
            new HeldTalk(
                today,
                "Muốn được học thêm nghiệp vụ; gia đình ổn định.",
                List.of(
                    new HeldTalk.Point(1, "Giới thiệu lớp học phù hợp", host, today.plusDays(14))),
                today.plusMonths(6),
                0)));
    done(work.agree(as(row.guest()), "sample-agree", talk, 1, false));
  }

  private static Actor as(PersonId person) {
    return new Actor(0, "mach", person, Map.of(), Set.of(), "command");
  }

  private void dialogues(UnitId branch, LocalDate today) {
    long coming =
        done(
            dialogues.announce(
                Actor.system(),
                "sample-dialogue",
                new NewDialogue(
                    branch,
                    "Đối thoại với đảng viên về xây dựng nông thôn mới",
                    today.plusDays(14),
                    LocalTime.of(8, 0),
                    "Nhà văn hóa thôn",
                    today.plusDays(10))));
    for (String text :
        List.of(
            "Bao giờ đường ra cánh đồng được đổ bê tông?",
            "Đường nội đồng làm đến đâu rồi?",
            "Có lớp học nghề cho thanh niên ở lại quê không?")) {
      done(questions.takeDown(Actor.system(), "sample-question-" + text, coming, text));
    }
    List<Long> numbers = sql.of(coming).stream().map(QuestionsSql.Row::id).toList();
    done(
        questions.merge(
            Actor.system(), "sample-merge", coming, numbers.getFirst(), Set.of(numbers.get(1))));
    long held =
        done(
            dialogues.announce(
                Actor.system(),
                "sample-dialogue-held",
                new NewDialogue(
                    branch,
                    "Đối thoại đầu năm giữa chi ủy và đảng viên",
                    today,
                    LocalTime.of(14, 0),
                    "Hội trường xã",
                    today)));
    done(
        questions.takeDown(
            Actor.system(), "sample-hall", held, "Tài liệu sinh hoạt có gửi trước được không?"));
    done(
        questions.takeDown(
            Actor.system(), "sample-hall-2", held, "Đảng viên ở xa dự họp trực tuyến thế nào?"));
    done(
        questions.answer(
            Actor.system(),
            "sample-answer",
            sql.of(held).getFirst().id(),
            "",
            "Từ tháng sau tài liệu gửi trước ít nhất hai ngày.",
            true));
    done(dialogues.hold(Actor.system(), "sample-held", held, 20, 17, "Chi ủy tiếp thu."));
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(var refusals) ->
          throw new IllegalStateException("Sample talk refused: " + refusals);
    };
  }
}
