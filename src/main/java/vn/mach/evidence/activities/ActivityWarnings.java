package vn.mach.evidence.activities;

import java.util.ArrayList;
import java.util.List;
import vn.mach.base.datasets.RowWarning;
import vn.mach.base.datasets.StagedRows;

/** What cannot well be among activities of an import. It is said and hinders nothing. */
final class ActivityWarnings {

  /** Beyond so many new rows nobody looks through the warnings, and counting members takes long. */
  private static final int MOST_ROWS = 20_000;

  /**
   * The form asks for attendance; lists of earlier years often lack it. Each language's message
   * takes its own name of the kind.
   */
  private static final String ATTENDANCE_MISSING =
      """
      select r.line, k.name_vi, k.name_en from {rows} r join activity_kinds k on k.code = r.kind
      where r.state = 'fresh' and r.status = 'confirmed' and k.attendance = 'required' and (r.expected is null or r.present is null)
      order by r.line limit 100
      """;

  /**
   * More people than those who held it and the units under them had members, where any are known.
   */
  private static final String OVER_MEMBERS =
      """
      select r.line, r.present, m.members
      from {rows} r
      join unit_codes u on u.code = r.unit
      cross join lateral (
        select count(*) as members
        from (
          select distinct below.unit_id from unit_closure_on(r.held_on) below
          where below.ancestor_id = any(u.unit_id || case when r.participants is not null then
            array(select p.unit_id from unit_codes p where p.code = any(string_to_array(r.participants, '|'))) end)
        ) below
        join members_on(r.held_on) m on m.unit_id = below.unit_id
      ) m
      join activity_kinds k on k.code = r.kind
      where r.state = 'fresh' and r.status = 'confirmed' and k.attendance = 'required' and m.members > 0 and r.present > m.members
      order by r.line limit 100
      """;

  /**
   * A meeting of a kind that is held once a day: there already, or twice in the files, for the unit
   * or one that took part.
   */
  private static final String SAME_MEETING =
      """
      with held as (
        select r.line, r.kind, r.held_on, h.unit,
          row_number() over (partition by r.kind, r.held_on, h.unit order by r.line) > 1 as twice
        from {rows} r
        join activity_kinds k on k.code = r.kind and k.attendance = 'required'
        cross join lateral unnest(string_to_array(r.participants, '|') || r.unit) h (unit)
        where r.state = 'fresh' and r.status <> 'withdrawn'
      )
      select r.line, coalesce((select n.name || ' (' || r.unit || ')' from unit_codes c join units_named n on n.unit_id = c.unit_id where c.code = r.unit), r.unit), to_char(r.held_on, 'DD/MM/YYYY') from {rows} r
      where r.line in (
        select h.line from held h where h.twice
        union all
        select h.line from held h
        join unit_codes u on u.code = h.unit
        join activities a on a.unit_id = u.unit_id and a.kind = h.kind and a.held_on = h.held_on and a.status <> 'withdrawn'
        union all
        select h.line from held h
        join unit_codes u on u.code = h.unit
        join activity_participants x on x.unit_id = u.unit_id
        join activities a on a.id = x.activity_id and a.kind = h.kind and a.held_on = h.held_on and a.status <> 'withdrawn')
      order by r.line limit 100
      """;

  /**
   * A second one in a month of a kind that is held once a month, on another day: there already, or
   * further up in the files, for the unit or one that took part.
   */
  private static final String SAME_MONTH =
      """
      with held as (
        select r.line, r.kind, r.held_on, h.unit, date_trunc('month', r.held_on)::date as month
        from {rows} r
        join activity_kinds k on k.code = r.kind and k.once_a_month
        cross join lateral unnest(string_to_array(r.participants, '|') || r.unit) h (unit)
        where r.state = 'fresh' and r.status <> 'withdrawn'
      ), days as (
        select unit, kind, month, held_on, min(line) as line from held group by unit, kind, month, held_on
      ), others as (
        select h.line, d.held_on from held h
        join days d on d.unit = h.unit and d.kind = h.kind and d.month = h.month and d.line < h.line and d.held_on <> h.held_on
        union
        select h.line, a.held_on from held h
        join unit_codes u on u.code = h.unit
        join activities a on a.unit_id = u.unit_id and a.kind = h.kind and a.status <> 'withdrawn'
          and date_trunc('month', a.held_on)::date = h.month and a.held_on <> h.held_on
        union
        select h.line, a.held_on from held h
        join unit_codes u on u.code = h.unit
        join activity_participants x on x.unit_id = u.unit_id
        join activities a on a.id = x.activity_id and a.kind = h.kind and a.status <> 'withdrawn'
          and date_trunc('month', a.held_on)::date = h.month and a.held_on <> h.held_on
      )
      select r.line, coalesce((select n.name || ' (' || r.unit || ')' from unit_codes c join units_named n on n.unit_id = c.unit_id where c.code = r.unit), r.unit), to_char(r.held_on, 'DD/MM/YYYY'), string_agg(to_char(o.held_on, 'DD/MM/YYYY'), ', ' order by o.held_on)
      from {rows} r join others o on o.line = r.line
      group by r.line, r.unit, r.held_on order by r.line limit 100
      """;

  private ActivityWarnings() {}

  static List<RowWarning> of(StagedRows rows) {
    long fresh =
        rows.statement("select count(*) from {rows} where state = 'fresh'")
            .query(Long.class)
            .single();
    List<RowWarning> warnings = new ArrayList<>();
    if (fresh <= MOST_ROWS) {
      add(warnings, rows, "exchange.warning.attendance_missing", ATTENDANCE_MISSING, 3);
      add(warnings, rows, "exchange.warning.present_over_members", OVER_MEMBERS, 3);
      add(warnings, rows, "exchange.warning.same_meeting", SAME_MEETING, 3);
      add(warnings, rows, "exchange.warning.same_month", SAME_MONTH, 4);
    }
    return warnings;
  }

  private static void add(
      List<RowWarning> warnings, StagedRows rows, String key, String sql, int columns) {
    rows.statement(sql)
        .query(row -> {
          List<Object> arguments = new ArrayList<>();
          for (int i = 1; i <= columns; i++) {
            arguments.add(row.getString(i));
          }
          warnings.add(new RowWarning(key, arguments));
        });
  }
}
