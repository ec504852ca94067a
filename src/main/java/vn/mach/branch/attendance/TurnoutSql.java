package vn.mach.branch.attendance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.branch.attendance.Turnout.OwnList;
import vn.mach.branch.attendance.Turnout.Row;
import vn.mach.organisation.units.AccessScope;

/**
 * Turnout, summed from the counts of lists at the moment of the question: there is nothing that
 * could be late. The access scope of SEE is part of each query.
 */
@Component
class TurnoutSql {

  /**
   * Which lists.
   *
   * @param round the number of a round; null: the meetings within the days
   * @param tree the day of whose tree it is summed up
   */
  record Asked(@Nullable Long round, String title, LocalDate from, LocalDate to, LocalDate tree) {}

  private static final String LISTS =
      """
      lists as (
        select l.id, l.unit_id, l.title, l.status, sum(case when c.standing = 'guest' then 0 when is_due_at_meetings(c.standing) then c.due else c.present end) as due,
          sum(c.present) filter (where c.standing <> 'guest') as present,
          sum(c.excused) filter (where is_due_at_meetings(c.standing)) as excused,
          sum(c.absent) filter (where is_due_at_meetings(c.standing)) as absent
        from attendance_lists l left join attendance_counts c on c.list_id = l.id
        where case when :round::bigint is null then l.kind = 'meeting' and l.day between :from and :to else l.round_id = :round end
        group by l.id
      )
      """;

  private static final String SUMS =
      """
      with %s, near as (
        select unit_id, code, name, parent_id from units_on(:tree) where (unit_id = :at or parent_id = :at) and %s
      )
      select u.unit_id, u.code, u.name, count(*) as lists, coalesce(sum(l.due), 0) as due, coalesce(sum(l.present), 0) as present,
        coalesce(sum(l.excused), 0) as excused, coalesce(sum(l.absent), 0) as absent
      from near u join unit_closure_on(:tree) a on a.ancestor_id = u.unit_id join lists l on l.unit_id = a.unit_id
      group by u.unit_id, u.code, u.name order by u.unit_id = :at desc, u.name, u.unit_id
      """
          .formatted(LISTS, AccessScope.ofFew(":at"));

  private static final String OWN =
      "with "
          + LISTS
          + "select id, title, coalesce(due, 0), coalesce(present, 0), status = 'open' from lists where unit_id = :at and "
          + AccessScope.ofFew(":at")
          + " order by title, id limit 500";

  private final JdbcClient jdbc;

  TurnoutSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Asked> round(long id) {
    return jdbc.sql("select id, title, day from attendance_rounds where id = ?")
        .param(id)
        .query((row, number) -> {
          LocalDate day = row.getObject(3, LocalDate.class);
          return new Asked(row.getLong(1), row.getString(2), day, day, day);
        })
        .optional();
  }

  /** The unit is the caller's to name; without the right there is nothing. */
  Optional<Turnout> of(Map<String, Object> seeing, Asked asked, UnitId at) {
    Map<String, @Nullable Object> values = new HashMap<>(seeing);
    values.put("round", asked.round);
    values.put("from", asked.from);
    values.put("to", asked.to);
    values.put("tree", asked.tree);
    values.put("at", at.value());
    List<Row> rows =
        new ArrayList<>(
            jdbc.sql(SUMS)
                .params(values)
                .query((row, number) ->
                    new Row(
                        new UnitId(row.getLong("unit_id")),
                        row.getString("code"),
                        row.getString("name"),
                        row.getLong("lists"),
                        row.getLong("due"),
                        row.getLong("present"),
                        row.getLong("excused"),
                        row.getLong("absent")))
                .list());
    if (rows.isEmpty() || !rows.getFirst().unit().equals(at)) {
      return Optional.empty();
    }
    Row whole = rows.removeFirst();
    List<OwnList> own =
        jdbc.sql(OWN)
            .params(values)
            .query((row, number) ->
                new OwnList(
                    row.getLong(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getBoolean(5)))
            .list();
    return Optional.of(new Turnout(whole, rows, own));
  }
}
