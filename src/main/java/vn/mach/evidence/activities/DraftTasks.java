package vn.mach.evidence.activities;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;

/**
 * Drafts older than a week are tasks of their unit until they are confirmed or withdrawn. Looked
 * for every night, a month back.
 */
@Component
class DraftTasks implements JobType {

  private static final String MODULE = "activities";
  private static final String KIND = "draft";

  /** Of kinds whose records name persons: seen only by those who see these, and without a title. */
  private static final String NAMED_KIND = "draft_named";

  private static final Duration OLD = Duration.ofDays(7);
  private static final Duration BACK = Duration.ofDays(37);
  private static final int DAYS = 7;

  private final Tasks tasks;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Today today;

  DraftTasks(Tasks tasks, JdbcClient jdbc, TransactionTemplate transaction, Today today) {
    this.tasks = tasks;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.today = today;
  }

  private record Draft(long id, UnitId unit, String title, boolean named) {}

  /** Makes the tasks that are missing. */
  void follow() {
    Instant now = today.now();
    LocalDate due = today.date().plusDays(DAYS);
    jdbc.sql(
            """
            select a.id, a.unit_id, a.title, k.names_persons from activities a join activity_kinds k on k.code = a.kind
            where a.status = 'draft' and a.recorded_at between ? and ? order by a.id
            """)
        .params(Timestamp.from(now.minus(BACK)), Timestamp.from(now.minus(OLD)))
        .query((row, number) ->
            new Draft(
                row.getLong(1), new UnitId(row.getLong(2)), row.getString(3), row.getBoolean(4)))
        .list()
        .forEach(it ->
            transaction.executeWithoutResult(status ->
                tasks.assign(
                    Actor.system(),
                    TaskSubject.of(
                        it.named ? NAMED_KIND : KIND,
                        MODULE,
                        it.id,
                        it.named ? "" : it.title,
                        "/activities/" + it.id),
                    List.of(TaskOwner.unit(it.unit)),
                    TaskDue.on(due))));
  }

  /** The draft is none any more. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void settled(ActivityId id) {
    tasks.settle(KIND, MODULE, id.value(), null);
    tasks.settle(NAMED_KIND, MODULE, id.value(), null);
  }

  @Override
  public String code() {
    return "activities.drafts";
  }

  @Override
  public JobText title(Job job) {
    return JobText.of("activities.job.drafts");
  }

  @Override
  public String link(Job job) {
    return "/activities?status=draft";
  }

  @Override
  public boolean maySee(Actor actor) {
    return actor.hasEverywhere(Right.ADMINISTER);
  }

  @Override
  public boolean kept() {
    return false;
  }

  @Override
  public Optional<Times> times() {
    return Optional.of(new Times.Daily(LocalTime.of(0, 40)));
  }

  @Override
  public void run(Job job, JobRun run) {
    follow();
  }
}
