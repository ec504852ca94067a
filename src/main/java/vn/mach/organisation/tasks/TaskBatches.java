package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;

/** Many tasks at once: whom they are asked of is fixed, then a job makes them. */
@Component
class TaskBatches {

  static final String JOB = "tasks.assign";

  /** What the job needs to know. */
  record Batch(
      long id, long subject, String title, int units, LocalDate dueOn, LocalDate assignedOn) {}

  private final JdbcClient jdbc;
  private final Jobs jobs;
  private final Today today;

  TaskBatches(JdbcClient jdbc, Jobs jobs, Today today) {
    this.jdbc = jdbc;
    this.jobs = jobs;
    this.today = today;
  }

  /** The units that are meant, as the tree stands on the day. */
  Long[] units(TaskRecipients recipients, LocalDate day) {
    if (recipients.under() == null) {
      return recipients.units().stream().map(UnitId::value).distinct().toArray(Long[]::new);
    }
    return jdbc.sql(
            """
            select u.unit_id from unit_closure_on(:day) c join units_on(:day) u on u.unit_id = c.unit_id
            where c.ancestor_id = :under and c.distance > 0 and (c.distance = 1 or not :directly) and (:any or u.kind = any(:kinds))
            order by u.unit_id
            """)
        .param("day", day)
        .param("under", recipients.under().value())
        .param("directly", recipients.directly())
        .param("any", recipients.kinds().isEmpty())
        .param("kinds", recipients.kinds().toArray(String[]::new))
        .query(Long.class)
        .list()
        .toArray(Long[]::new);
  }

  /** Starts the job that makes the tasks of a subject; empty where there is no unit. */
  Optional<Long> start(Actor actor, long subject, Long[] units, LocalDate dueOn) {
    if (units.length == 0) {
      return Optional.empty();
    }
    long id =
        jdbc.sql(
                "insert into task_batches (subject_id, unit_ids, due_on, assigned_on) values (?, ?, ?, ?) returning id")
            .params(subject, units, dueOn, today.date())
            .query(Long.class)
            .single();
    return jobs.start(actor, JOB, "tasks:" + id, Map.of("batch", Long.toString(id)));
  }

  Batch find(long id) {
    return jdbc.sql(
            """
            select b.id, b.subject_id, s.title, cardinality(b.unit_ids) as units, b.due_on, b.assigned_on
            from task_batches b join task_subjects s on s.id = b.subject_id where b.id = ?
            """)
        .param(id)
        .query((row, number) ->
            new Batch(
                row.getLong("id"),
                row.getLong("subject_id"),
                row.getString("title"),
                row.getInt("units"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("assigned_on", LocalDate.class)))
        .single();
  }

  /** Notes that it was told that the batch is complete; false where that was noted before. */
  boolean tell(long id) {
    return jdbc.sql("update task_batches set told = true where id = ? and not told")
            .param(id)
            .update()
        == 1;
  }

  /** A part of a batch's units, in their order. */
  Long[] part(long id, int from, int most) {
    return jdbc.sql("select unnest(unit_ids[?:?]) from task_batches where id = ?")
        .params(from + 1, from + most, id)
        .query(Long.class)
        .list()
        .toArray(Long[]::new);
  }
}
