package vn.mach.voice.talks;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.Units;

/**
 * A plan of talks of one branch of the sample, and two conferences: one to come with questions, one
 * held with an answer. All invented.
 */
@Component
class TalkSamples implements SampleData {

  private final TalkPlans plans;
  private final Dialogues dialogues;
  private final DialogueQuestions questions;
  private final QuestionsSql sql;
  private final Units units;
  private final People people;

  TalkSamples(
      TalkPlans plans,
      Dialogues dialogues,
      DialogueQuestions questions,
      QuestionsSql sql,
      Units units,
      People people) {
    this.plans = plans;
    this.dialogues = dialogues;
    this.questions = questions;
    this.sql = sql;
    this.units = units;
    this.people = people;
  }

  @Override
  public void fill(LocalDate today) {
    UnitId branch = units.find("K0101").or(() -> units.find("K01")).orElseThrow();
    List<Member> members = people.members(branch, today);
    if (members.size() > 3) {
      talks(branch, today, members);
    }
    dialogues(branch, today);
  }

  private void talks(UnitId branch, LocalDate today, List<Member> members) {
    PersonId host = members.getFirst().id();
    for (int at = 1; at <= 3; at++) {
      LocalDate on = last(today.plusDays(10L * at), today);
      done(
          plans.plan(
              Actor.system(),
              "sample-talk-" + at,
              new PlannedTalk(branch, on.getYear(), members.get(at).id(), host, on)));
    }
  }

  private static LocalDate last(LocalDate day, LocalDate today) {
    LocalDate end = LocalDate.of(today.getYear(), 12, 31);
    return day.isAfter(end) ? end : day;
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
