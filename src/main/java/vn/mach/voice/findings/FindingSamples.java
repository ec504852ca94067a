package vn.mach.voice.findings;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.documents.directives.Clause;
import vn.mach.documents.directives.Clauses;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.documents.directives.Directives;
import vn.mach.documents.directives.NamedDirective;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;
import vn.mach.voice.findings.FindingStepsSql.Level;

/**
 * A finding in each state, one of which went up as far as it can and came down again, and two
 * people who follow places. All invented.
 */
@Component
class FindingSamples implements SampleData {

  private static final Actor BY = Actor.system();

  private final Findings findings;
  private final FindingWork work;
  private final FindingStepsSql steps;
  private final FieldWork fieldWork;
  private final Directives directives;
  private final Clauses clauses;
  private final Units units;
  private final People people;

  FindingSamples(
      Findings findings,
      FindingWork work,
      FindingStepsSql steps,
      FieldWork fieldWork,
      Directives directives,
      Clauses clauses,
      Units units,
      People people) {
    this.findings = findings;
    this.work = work;
    this.steps = steps;
    this.fieldWork = fieldWork;
    this.directives = directives;
    this.clauses = clauses;
    this.units = units;
    this.people = people;
  }

  @Override
  public void fill(LocalDate today) {
    UnitId branch = units.find("K01-01").orElseThrow();
    List<NamedUnit> path = units.path(branch, today);
    List<Member> members = people.members(branch, today);
    UnitId body = path.get(path.size() - 2).id();
    PersonId first = members.get(0).id();
    PersonId second = members.get(1).id();
    assignments(today, body, branch, first, second);
    Optional<NamedDirective> about =
        directives.choices(BY, "", 50).stream()
            .filter(it -> clauses.current(it.id()).size() > 5)
            .findFirst();
    DirectiveId directive = about.map(NamedDirective::id).orElse(null);
    Integer clause = about.map(it -> clauses.current(it.id()).get(5)).map(Clause::key).orElse(null);
    Sample sample = new Sample(today, branch, directive, clause);

    send(sample, first, branch, "Thiếu phòng sinh hoạt cho chi bộ ghép", "new");
    long reading = send(sample, second, branch, "Đảng viên đi làm xa khó dự học chuyên đề", "read");
    done(work.take(BY, "sample-finding-take", last(reading).id()));
    long known = send(sample, first, branch, "Mẫu biên bản chưa khớp với sổ chi bộ", "known");
    done(work.know(BY, "sample-finding-know", last(known).id(), "Đang rà soát cùng các chi bộ."));
    long noted = send(sample, second, branch, "Kinh nghiệm phân công đảng viên giúp hộ", "note");
    done(
        work.inform(
            BY, "sample-finding-inform", last(noted).id(), "Ghi nhận, đưa vào bản tin tháng."));
    long answered = send(sample, first, branch, "Chưa rõ cách tính buổi học bù", "answer");
    done(
        work.answer(
            BY,
            "sample-finding-answer",
            last(answered).id(),
            "Buổi học bù được tính như buổi học chính, ghi ngày học thực tế."));
    long withdrawn = send(sample, first, branch, "Trùng với nội dung đã gửi", "withdraw");
    done(findings.withdraw(BY, "sample-finding-withdraw", withdrawn));
    long waiting = send(sample, second, branch, "Thiếu kinh phí in tài liệu học tập", "up");
    propose(waiting, "Đề nghị bố trí kinh phí in tài liệu cho chi bộ vùng xa.", "");
    long matter = send(sample, first, branch, "Hai kỳ chuyên đề liền nhau trùng mùa vụ", "matter");
    long same = send(sample, second, branch, "Mùa thu hoạch không dự đủ hai kỳ học", "same");
    done(work.join(BY, "sample-finding-join", last(matter).id(), List.of(same)));
    goesUpAndComesDown(matter);
  }

  private record Sample(
      LocalDate today, UnitId place, @Nullable DirectiveId directive, @Nullable Integer clause) {}

  private void assignments(
      LocalDate today, UnitId body, UnitId branch, PersonId first, PersonId second) {
    long one =
        value(
            fieldWork.assign(
                BY,
                "sample-finding-assign-1",
                new FieldWork.NewAssignment(
                    body,
                    first,
                    branch,
                    null,
                    today.minusMonths(2),
                    today.plusMonths(10),
                    "Nắm việc học tập, quán triệt ở chi bộ")));
    value(
        fieldWork.assign(
            BY,
            "sample-finding-assign-2",
            new FieldWork.NewAssignment(
                body, second, null, "party", today.minusMonths(1), null, "Sinh hoạt chi bộ")));
    long visit =
        value(
            fieldWork.plan(
                BY, "sample-finding-visit-1", one, branch, today, "Dự sinh hoạt chuyên đề"));
    done(
        fieldWork.made(
            BY, "sample-finding-made", visit, today, "Đã gặp chi ủy và sáu đảng viên trẻ."));
    value(
        fieldWork.plan(
            BY,
            "sample-finding-visit-2",
            one,
            branch,
            today.plusDays(20),
            "Xem lại việc học bù của đảng viên ở xa"));
  }

  /** Level by level to the top, each with its own words, and the answer from there. */
  private void goesUpAndComesDown(long matter) {
    propose(
        matter,
        "Đề nghị cho phép lùi một kỳ chuyên đề sang sau mùa vụ.",
        "Gộp hai phát hiện; bỏ phần nêu tên thôn.");
    if (last(matter).state().running()) {
      propose(
          matter,
          "Đề nghị cho phép lùi một kỳ chuyên đề sang sau mùa vụ, nhưng không quá 30 ngày.",
          "Thêm giới hạn 30 ngày để không lỡ kế hoạch năm.");
    }
    Level top = last(matter);
    if (top.state().running()) {
      done(
          work.answer(
              BY,
              "sample-finding-top",
              top.id(),
              "Đồng ý: chi bộ được lùi một kỳ chuyên đề không quá 30 ngày và báo cáo cấp trên."));
    }
  }

  private void propose(long finding, String text, String why) {
    Level level = last(finding);
    // the sample may have fewer levels than three: then the last one answers
    work.propose(BY, "sample-finding-propose-" + level.id(), level.id(), text, why);
  }

  private Level last(long finding) {
    return steps.of(finding).getLast();
  }

  private long send(Sample sample, PersonId person, UnitId to, String title, String key) {
    return value(
        findings.send(
            BY,
            "sample-finding-send-" + key,
            new NewFinding(
                sample.place(),
                to,
                sample.today(),
                title,
                "party",
                sample.directive(),
                sample.clause(),
                "",
                title + ". Đã gặp ở ba thôn trong tháng, chi ủy xác nhận.",
                "Ghi chép tại buổi làm việc với chi ủy.",
                "Đề nghị hướng dẫn cách làm phù hợp.",
                3,
                person,
                null),
            List.of()));
  }

  private static <T> T value(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(var refusals) ->
          throw new IllegalStateException("Sample finding refused: " + refusals);
    };
  }

  private static <T> void done(Outcome<T> outcome) {
    value(outcome);
  }
}
