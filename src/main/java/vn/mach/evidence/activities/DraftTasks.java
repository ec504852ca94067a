package vn.mach.evidence.activities;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.tasks.NightlyTasks;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;

/**
 * Drafts older than a week are tasks of their unit until they are confirmed or withdrawn. Looked
 * for every night, a month back.
 */
@Component
class DraftTasks extends NightlyTasks {

  private static final String MODULE = "activities";
  private static final String KIND = "draft";

  /** Of kinds whose records name persons: seen only by those who see these, and without a title. */
  private static final String NAMED_KIND = "draft_named";

  private static final Duration OLD = Duration.ofDays(7);
  private static final Duration BACK = Duration.ofDays(37);

  private final Tasks tasks;
  private final JdbcClient jdbc;
  private final Today today;

  DraftTasks(Tasks tasks, JdbcClient jdbc, TransactionTemplate transaction, Today today) {
    super(
        "activities.drafts",
        "activities.job.drafts",
        "/activities?status=draft",
        LocalTime.of(0, 40),
        tasks,
        transaction);
    this.tasks = tasks;
    this.jdbc = jdbc;
    this.today = today;
  }

  private record Draft(long id, UnitId unit, String title, boolean named) {}

  @Override
  protected void follow(JobRun run) {
    List<Draft> drafts = old(today.now());
    for (int i = 0; i < drafts.size(); i++) {
      run.reached(i, drafts.size());
      Draft it = drafts.get(i);
      String kind = it.named ? NAMED_KIND : KIND;
      String title = it.named ? "" : it.title;
      assign(
          TaskSubject.of(kind, MODULE, it.id, title, "/activities/" + it.id),
          List.of(TaskOwner.unit(it.unit)),
          tasks.due(kind));
    }
  }

  private List<Draft> old(Instant now) {
    return jdbc.sql(
            """
            select a.id, a.unit_id, a.title, k.names_persons from activities a join activity_kinds k on k.code = a.kind
            where a.status = 'draft' and a.recorded_at between ? and ? order by a.id
            """)
        .params(Timestamp.from(now.minus(BACK)), Timestamp.from(now.minus(OLD)))
        .query((row, number) ->
            new Draft(
                row.getLong(1), new UnitId(row.getLong(2)), row.getString(3), row.getBoolean(4)))
        .list();
  }

  /** The draft is none any more. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void settled(ActivityId id) {
    tasks.settle(KIND, MODULE, id.value(), null);
    tasks.settle(NAMED_KIND, MODULE, id.value(), null);
  }
}
