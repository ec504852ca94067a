package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.people.TransferChanged;

/**
 * Transfers that wait, as tasks: the receiving unit owes an answer; where nobody here receives, the
 * former unit owes the papers. The module {@code people}, which does not know tasks, tells when one
 * changed.
 */
@Component
class TransferTasks {

  private static final String MODULE = "people";
  private static final List<String> KINDS = List.of("transfer", "transfer_papers");

  private final Tasks tasks;
  private final JdbcClient jdbc;

  TransferTasks(Tasks tasks, JdbcClient jdbc) {
    this.tasks = tasks;
    this.jdbc = jdbc;
  }

  private record Open(long id, UnitId unit, String kind, String name, LocalDate due) {}

  @EventListener
  void changed(TransferChanged change) {
    follow(change.transfer());
  }

  /** Makes the tasks that are missing, and settles those whose transfer is. */
  @Transactional
  public void followAll() {
    follow(null);
  }

  /** Of one transfer; none: of all. */
  private void follow(@Nullable Long transfer) {
    jdbc.sql(
            """
            select o.transfer_id, o.unit_id, case when o.outside then 'transfer_papers' else 'transfer' end as kind, o.full_name, o.papers_due_on
            from transfers_open o where (:transfer::bigint is null or o.transfer_id = :transfer) and not exists (
              select 1 from task_subjects s join tasks t on t.subject_id = s.id
              where s.module = 'people' and s.subject_id = o.transfer_id and s.kind in ('transfer', 'transfer_papers') and t.state <> 'cancelled')
            """)
        .param("transfer", transfer)
        .query((row, number) ->
            new Open(
                row.getLong(1),
                new UnitId(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getObject(5, LocalDate.class)))
        .list()
        .forEach(it ->
            tasks.assign(
                Actor.system(),
                TaskSubject.of(it.kind, MODULE, it.id, it.name, "/people/transfers/" + it.id),
                TaskOwner.unit(it.unit),
                TaskDue.on(it.due)));
    for (String kind : KINDS) {
      jdbc.sql(
              """
              select s.subject_id from task_subjects s join tasks t on t.subject_id = s.id
              where s.kind = :kind and s.module = 'people' and t.state = 'open' and (:transfer::bigint is null or s.subject_id = :transfer)
                and not exists (select 1 from transfers_open o where o.transfer_id = s.subject_id)
              """)
          .param("kind", kind)
          .param("transfer", transfer)
          .query(Long.class)
          .list()
          .forEach(it -> tasks.settle(kind, MODULE, it, null));
    }
  }
}
