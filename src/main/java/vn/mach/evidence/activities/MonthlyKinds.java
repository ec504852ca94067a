package vn.mach.evidence.activities;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Kinds of which a unit has one a month: a second one is perhaps the same, recorded twice. */
@Component
class MonthlyKinds {

  private final JdbcClient jdbc;

  MonthlyKinds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Another activity of the month. */
  record Other(ActivityId id, LocalDate heldOn) {}

  /** The others of the same kind, unit and month; none where the kind may be held more often. */
  List<Other> others(ActivityRow row) {
    return jdbc.sql(
            """
            select a.id, a.held_on from activities a join activity_kinds k on k.code = a.kind and k.once_a_month
            where a.unit_id = :unit and a.kind = :kind and a.id <> :id and a.status <> 'withdrawn'
              and a.held_on between :from and :to order by a.held_on, a.id
            """)
        .param("unit", row.unit().value())
        .param("kind", row.kind())
        .param("id", row.id().value())
        .param("from", row.heldOn().withDayOfMonth(1))
        .param("to", row.heldOn().withDayOfMonth(row.heldOn().lengthOfMonth()))
        .query((other, number) ->
            new Other(new ActivityId(other.getLong(1)), other.getObject(2, LocalDate.class)))
        .list();
  }
}
