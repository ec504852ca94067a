package vn.mach.branch.meetings;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.Units;

/** Plans the year of all branches below a unit; begun again, what is missing. */
@Component
class PlanYearJob implements JobType {

  private static final int AT_ONCE = 200;

  private final MeetingPlanning planning;
  private final MeetingDuties duties;
  private final JdbcClient jdbc;
  private final Units units;
  private final TransactionTemplate transaction;
  private final Today today;

  PlanYearJob(
      MeetingPlanning planning,
      MeetingDuties duties,
      JdbcClient jdbc,
      Units units,
      TransactionTemplate transaction,
      Today today) {
    this.planning = planning;
    this.duties = duties;
    this.jdbc = jdbc;
    this.units = units;
    this.transaction = transaction;
    this.today = today;
  }

  static Map<String, String> arguments(UnitId unit, YearPlan plan) {
    return Map.of(
        "unit",
        Long.toString(unit.value()),
        "year",
        Integer.toString(plan.year()),
        "day",
        Integer.toString(plan.dayOfMonth()),
        "starts",
        plan.startsAt().toString(),
        "place",
        plan.place(),
        "thematic",
        plan.thematicMonths().stream()
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(" ")));
  }

  @Override
  public String code() {
    return MeetingPlanning.JOB;
  }

  @Override
  public JobText title(Job job) {
    return JobText.of(
        "meetings.job.plan",
        job.argument("year"),
        units.named(unit(job), today.date()).map(it -> it.name()).orElse(""));
  }

  @Override
  public String link(Job job) {
    return "/meetings/board?unit=" + job.argument("unit");
  }

  @Override
  public boolean maySee(Actor actor) {
    return actor.hasEverywhere(Right.RECORD);
  }

  @Override
  public void run(Job job, JobRun run) {
    YearPlan plan =
        new YearPlan(
            Integer.parseInt(job.argument("year")),
            Integer.parseInt(job.argument("day")),
            LocalTime.parse(job.argument("starts")),
            job.argument("place"),
            months(job.argument("thematic")));
    List<UnitId> branches = branches(unit(job));
    for (int from = 0; from < branches.size(); from += AT_ONCE) {
      run.reached(from, branches.size());
      List<UnitId> some = branches.subList(from, Math.min(branches.size(), from + AT_ONCE));
      transaction.executeWithoutResult(_ -> {
        duties
            .ofYear(plan.year(), today.date())
            .forEach(duty -> duties.ask(Actor.system(), duty, some));
        some.forEach(unit -> planning.meetingsOfYear(Actor.system(), unit, plan));
      });
    }
    run.reached(branches.size(), branches.size());
  }

  private List<UnitId> branches(UnitId unit) {
    return jdbc.sql(
            """
            select u.unit_id from units_on(:day) u join unit_closure_on(:day) c on c.unit_id = u.unit_id
            where c.ancestor_id = :unit and u.kind in ('branch', 'grassroots_branch') order by u.unit_id
            """)
        .param("day", today.date())
        .param("unit", unit.value())
        .query((row, number) -> new UnitId(row.getLong(1)))
        .list();
  }

  private static UnitId unit(Job job) {
    return new UnitId(Long.parseLong(job.argument("unit")));
  }

  private static Set<Integer> months(String text) {
    return text.isEmpty()
        ? Set.of()
        : Arrays.stream(text.split(" ")).map(Integer::valueOf).collect(Collectors.toSet());
  }
}
