package vn.mach.branch.meetings;

import java.util.List;
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

  @Override
  public String code() {
    return YearPlan.JOB;
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
    YearPlan plan = YearPlan.of(job::argument);
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
}
