package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;

/** Counts of a month for the level above. The caller has checked that the unit may be seen. */
@Component
class MonthSql {

  /**
   * A unit below, with its branches.
   *
   * @param branches how many are in it, itself included
   * @param held whose monthly meeting of the month was closed
   * @param planned whose meeting is planned, invited to or open
   * @param thematic with a thematic meeting closed in the month
   * @param leaf whether it is a branch itself
   */
  record Row(
      UnitId unit,
      String name,
      long branches,
      long held,
      long planned,
      long thematic,
      long expected,
      long present,
      boolean leaf) {

    long missing() {
      return branches - held - planned;
    }
  }

  private final JdbcClient jdbc;

  MonthSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The units directly under the unit on the day, in the tree of that day. */
  List<Row> below(UnitId unit, YearMonth month, LocalDate treeDay) {
    return jdbc.sql(
            """
            with held as (
              select unit_id, bool_or(status = 'closed' and kind in ('monthly', 'combined')) as held,
                bool_or(status in ('planned', 'invited', 'open') and kind in ('monthly', 'combined')) as planned,
                bool_or(status = 'closed' and kind in ('thematic', 'combined')) as thematic,
                sum(expected) filter (where status = 'closed') as expected, sum(present) filter (where status = 'closed') as present
              from meetings where held_on between :from and :to and status not in ('cancelled', 'withdrawn') group by unit_id
            ), branch as (
              select unit_id from units_on(:day) where kind in ('branch', 'grassroots_branch')
            )
            select u.unit_id, u.name, u.code, count(b.unit_id) as branches, count(*) filter (where h.held) as held,
              count(*) filter (where h.planned and not h.held) as planned, count(*) filter (where h.thematic) as thematic,
              coalesce(sum(h.expected), 0) as expected, coalesce(sum(h.present), 0) as present,
              u.kind in ('branch', 'grassroots_branch') as leaf
            from units_on(:day) u
            join unit_closure_on(:day) a on a.ancestor_id = u.unit_id
            join branch b on b.unit_id = a.unit_id
            left join held h on h.unit_id = b.unit_id
            where u.parent_id = :unit
            group by u.unit_id, u.name, u.code, u.kind order by u.code
            """)
        .param("from", month.atDay(1))
        .param("to", month.atEndOfMonth())
        .param("day", treeDay)
        .param("unit", unit.value())
        .query((row, number) ->
            new Row(
                new UnitId(row.getLong("unit_id")),
                row.getString("name"),
                row.getLong("branches"),
                row.getLong("held"),
                row.getLong("planned"),
                row.getLong("thematic"),
                row.getLong("expected"),
                row.getLong("present"),
                row.getBoolean("leaf")))
        .list();
  }
}
