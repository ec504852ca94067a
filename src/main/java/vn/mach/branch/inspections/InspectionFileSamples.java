package vn.mach.branch.inspections;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.branch.inspections.InspectionStatus.Step;
import vn.mach.organisation.access.Accounts;
import vn.mach.organisation.access.ActorLoader;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.MemberStatus;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.Units;

/**
 * Files of one branch of the sample in each of their later states, kept by its secretary: announced
 * to the sample's member, with the own report, with findings, concluded by a vote after one that
 * did not pass, with a remedy to be carried out, and closed. All invented.
 */
@Component
@Order(7) // behind people and accounts
class InspectionFileSamples implements SampleData {

  private final InspectionPlans plans;
  private final Inspections inspections;
  private final InspectionWork work;
  private final InspectionsSql sql;
  private final NamedAccess named;
  private final ActorLoader actors;
  private final Accounts accounts;
  private final Units units;
  private final People people;
  private final TransactionTemplate transaction;

  InspectionFileSamples(
      InspectionPlans plans,
      Inspections inspections,
      InspectionWork work,
      InspectionsSql sql,
      NamedAccess named,
      ActorLoader actors,
      Accounts accounts,
      Units units,
      People people,
      TransactionTemplate transaction) {
    this.plans = plans;
    this.inspections = inspections;
    this.work = work;
    this.sql = sql;
    this.named = named;
    this.actors = actors;
    this.accounts = accounts;
    this.units = units;
    this.people = people;
    this.transaction = transaction;
  }

  @Override
  public void fill(LocalDate today) {
    UnitId branch = units.find("K01-01").orElseThrow();
    new Filling(today, branch, actor("bithu"), actor("dangvien")).fill();
  }

  private Actor actor(String login) {
    return accounts.find(login).flatMap(it -> actors.of(it.value(), "command")).orElseThrow();
  }

  /** The files of one day's sample. */
  private final class Filling {

    private final LocalDate today;
    private final UnitId branch;
    private final Actor keeper;
    private final Actor told;
    private final List<PersonId> others;
    private int steps;

    Filling(LocalDate today, UnitId branch, Actor keeper, Actor told) {
      this.today = today;
      this.branch = branch;
      this.keeper = keeper;
      this.told = told;
      this.others =
          people.members(branch, today.minusDays(90)).stream()
              .filter(it -> it.status() == MemberStatus.OFFICIAL)
              .map(Member::id)
              .filter(it -> !it.equals(keeper.person()) && !it.equals(told.person()))
              .filter(it -> !sql.holdsPost(it, today.minusDays(90)))
              .toList();
    }

    void fill() {
      int year = today.getYear();
      long line =
          done(
              plans.add(
                  Actor.system(),
                  "sample-inspection-line-2",
                  new PlanLine(
                      branch,
                      year,
                      "compliance",
                      "Chấp hành quy chế làm việc, quy định về những điều đảng viên không được làm",
                      6,
                      LocalDate.of(year - 1, 1, 1),
                      LocalDate.of(year - 1, 12, 31),
                      LocalDate.of(year, 1, 1),
                      LocalDate.of(year, 12, 31))));
      announced(line);
      reported(line);
      checked(line);
      remedy(line);
      closed(line);
    }

    private void announced(long line) {
      long id = open(line, Objects.requireNonNull(told.person()), 12, 30);
      step(id, keeper, Step.ANNOUNCE, 6, "Báo tại kỳ sinh hoạt thường kỳ.", 8);
      done(
          work.say(
              keeper, "sample-inspection-say", id, "Đồng chí cần thêm tài liệu gì thì báo lại."));
    }

    private void reported(long line) {
      long id = open(line, others.getFirst(), 40, 20);
      step(id, keeper, Step.ANNOUNCE, 33, "", -20);
      report(id, 21);
    }

    private void checked(long line) {
      long id = open(line, others.get(1), 60, 10);
      step(id, keeper, Step.ANNOUNCE, 52, "", -40);
      report(id, 41);
      step(
          id,
          keeper,
          Step.CHECK,
          9,
          "Dự đủ các kỳ sinh hoạt. Sổ tay ghi chép còn sơ sài; hai việc được giao làm chậm một tuần.",
          null);
    }

    private void remedy(long line) {
      long id = open(line, others.get(2), 80, 5);
      step(id, keeper, Step.ANNOUNCE, 75, "", -60);
      report(id, 62);
      step(
          id,
          keeper,
          Step.CHECK,
          45,
          "Vắng hai kỳ sinh hoạt không báo trước; đóng đảng phí chậm một quý.",
          null);
      vote(id, 30, "Đề nghị bỏ qua vì đã nhận lỗi.", false);
      vote(id, 25, "Nhắc nhở; yêu cầu dự đủ sinh hoạt và đóng đảng phí đúng hạn.", true);
      step(
          id,
          keeper,
          Step.ORDER_REMEDY,
          25,
          "Đóng đủ đảng phí quý trước và dự đủ ba kỳ sinh hoạt.",
          20);
    }

    private void closed(long line) {
      long id = open(line, others.get(3), 88, 0);
      step(id, keeper, Step.ANNOUNCE, 82, "", -70);
      report(id, 71);
      step(
          id, keeper, Step.CHECK, 55, "Thực hiện tốt nhiệm vụ được giao, không có sai phạm.", null);
      vote(id, 50, "Chấp hành tốt; chi bộ ghi nhận.", true);
      step(id, keeper, Step.CLOSE, 48, "", null);
    }

    /** Opened some days ago, to be concluded in some days. */
    private long open(long line, PersonId person, int ago, int due) {
      NewInspection file =
          new NewInspection(
              branch,
              line,
              "compliance",
              person,
              null,
              "Chấp hành quy chế làm việc và chế độ sinh hoạt",
              today.plusDays(due),
              List.of());
      return Objects.requireNonNull(
          transaction.execute(
              status -> inspections.open(keeper, file, null, today.minusDays(ago))));
    }

    /** The own report, which the secretary enters for somebody who wrote it on paper. */
    private void report(long id, int ago) {
      step(
          id,
          keeper,
          Step.REPORT,
          ago,
          "Tôi chấp hành chế độ sinh hoạt; có kỳ vắng do công tác, xin nhận thiếu sót và khắc phục.",
          null);
    }

    private void vote(long id, int ago, String text, boolean passes) {
      LocalDate day = today.minusDays(ago);
      int base = work.base(sql.find(named.parameters(keeper), id).orElseThrow(), day);
      int few = base / 3;
      step(
          id,
          keeper,
          new StepInput(
              Step.CONCLUDE,
              day,
              text,
              null,
              new StepInput.Votes(passes ? base - few : few, passes ? 1 : base / 2, 0, 0)));
    }

    /** Done some days ago, with a day by which something follows, counted from today. */
    private void step(
        long id, Actor actor, Step step, int ago, String text, @Nullable Integer due) {
      LocalDate until = due == null ? null : today.plusDays(due);
      step(id, actor, new StepInput(step, today.minusDays(ago), text, until, null));
    }

    private void step(long id, Actor actor, StepInput typed) {
      done(work.step(actor, "sample-inspection-step-" + ++steps, id, typed));
    }
  }

  private static long done(Outcome<Long> outcome) {
    return switch (outcome) {
      case Outcome.Done<Long>(Long id) -> id;
      case Outcome.Refused<Long>(var refusals) ->
          throw new IllegalStateException("Sample inspection refused: " + refusals);
    };
  }
}
