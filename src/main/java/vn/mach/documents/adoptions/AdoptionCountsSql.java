package vn.mach.documents.adoptions;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.UnitId;

/** Writes and reads the kept numbers of directives (ADR 36). */
@Component
class AdoptionCountsSql {

  private static final String SUMS = AdoptionNumbers.each("sum(%s) as %s");

  private final JdbcClient jdbc;

  AdoptionCountsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes what these units, as they are, add to the numbers (1) or take away (-1). */
  void count(long directive, Long[] units, int sign) {
    jdbc.sql(
            "insert into adoption_deltas (directive_id, unit_id, unit_kind, "
                + AdoptionNumbers.COLUMNS
                + ") select directive_id, unit_id, unit_kind, "
                + AdoptionNumbers.each(":sign * %s")
                + " from adoption_numbers where directive_id = :directive and unit_id ="
                + " any(:units)")
        .param("sign", sign)
        .param("directive", directive)
        .param("units", units)
        .update();
  }

  /** Whether something waits to be counted, of plans or of the tree. */
  boolean waiting() {
    return jdbc.sql(
            """
            select exists (select 1 from adoption_deltas) or changes_anew('adoptions', 'closure')
              or exists (select 1 from changes_waiting('adoptions', 'closure'))
            """)
        .query(Boolean.class)
        .single();
  }

  /** Adds what waits to the numbers of the units above, but for these. */
  void apply(LocalDate day, Long[] without) {
    jdbc.sql(
            """
            with taken as (
              delete from adoption_deltas returning *
            ), own as (
              select directive_id, unit_id, unit_kind, %1$s from taken group by 1, 2, 3
            ), summed as (
              select o.directive_id, a.ancestor_id as unit_id, o.unit_kind, %2$s
              from own o join unit_closure_on(:day) a on a.unit_id = o.unit_id and a.distance > 0
              where a.ancestor_id <> all(:without) group by 1, 2, 3
            )
            insert into adoption_counts as c (directive_id, unit_id, unit_kind, %3$s)
            select directive_id, unit_id, unit_kind, %3$s from summed where (%3$s) <> (%4$s)
            order by directive_id, unit_id, unit_kind
            on conflict on constraint adoption_counts_key do update set %5$s
            """
                .formatted(
                    SUMS,
                    AdoptionNumbers.each("sum(o.%s)::int as %s"),
                    AdoptionNumbers.COLUMNS,
                    AdoptionNumbers.each("0"),
                    AdoptionNumbers.each("%s = c.%s + excluded.%s")))
        .param("day", day)
        .param("without", without)
        .update();
  }

  /** Counts these units anew from all adoptions below them. */
  void recount(LocalDate day, Long[] units) {
    jdbc.sql("delete from adoption_counts where unit_id = any(?)").param(units).update();
    fill(day, "a.ancestor_id = any(:units)", units);
  }

  /** Counts everything anew. */
  void recountAll(LocalDate day) {
    jdbc.sql("delete from adoption_deltas").update();
    jdbc.sql("delete from adoption_counts").update();
    fill(day, "(:units::bigint[] is not null)", new Long[0]);
  }

  private void fill(LocalDate day, String which, Long[] units) {
    jdbc.sql(
            "insert into adoption_counts (directive_id, unit_id, unit_kind, "
                + AdoptionNumbers.COLUMNS
                + ") select n.directive_id, a.ancestor_id, n.unit_kind, "
                + AdoptionNumbers.each("sum(n.%s)")
                + " from unit_closure_on(:day) a join adoption_numbers n on n.unit_id = a.unit_id"
                + " where a.distance > 0 and "
                + which
                + " group by 1, 2, 3")
        .param("day", day)
        .param("units", units)
        .update();
  }

  /**
   * The numbers of units with all below them, by the kind of unit: the kept ones, those of the unit
   * itself, and what waits to be added. One statement, so that nothing is counted twice.
   */
  Map<UnitId, Map<String, AdoptionNumbers>> read(
      long directive, Collection<UnitId> units, LocalDate day) {
    Map<UnitId, Map<String, AdoptionNumbers>> numbers = new HashMap<>();
    jdbc.sql(
            """
            select unit_id, unit_kind, %2$s from (
              select unit_id, unit_kind, %1$s from adoption_counts where directive_id = :directive and unit_id = any(:units)
              union all
              select unit_id, unit_kind, %1$s from adoption_numbers where directive_id = :directive and unit_id = any(:units)
              union all
              select a.ancestor_id, d.unit_kind, %1$s from adoption_deltas d
              join unit_closure_on(:day) a on a.unit_id = d.unit_id and a.distance > 0 and a.ancestor_id = any(:units)
              where d.directive_id = :directive
            ) parts group by 1, 2
            """
                .formatted(AdoptionNumbers.COLUMNS, SUMS))
        .param("directive", directive)
        .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
        .param("day", day)
        .query(row -> {
          numbers
              .computeIfAbsent(new UnitId(row.getLong("unit_id")), it -> new HashMap<>())
              .put(row.getString("unit_kind"), AdoptionNumbers.of(row));
        });
    return numbers;
  }

  /** The unit alone; none where the directive was not sent to it. */
  AdoptionNumbers own(long directive, UnitId unit) {
    return jdbc.sql(
            "select "
                + AdoptionNumbers.COLUMNS
                + " from adoption_numbers where directive_id = ? and unit_id = ?")
        .params(directive, unit.value())
        .query((row, number) -> AdoptionNumbers.of(row))
        .optional()
        .orElse(AdoptionNumbers.NONE);
  }

  /**
   * The last days of a directive, by what is owed and kind of unit. None of one that no longer
   * holds: nothing of it is late.
   */
  Map<Owed, Map<String, LocalDate>> deadlines(long directive) {
    Map<Owed, Map<String, LocalDate>> deadlines = new EnumMap<>(Owed.class);
    jdbc.sql(
            "select d.what, d.unit_kind, d.due_on from adoption_deadlines d join cascades c on"
                + " c.directive_id = d.directive_id and c.ended_on is null where d.directive_id ="
                + " ?")
        .param(directive)
        .query(row -> {
          deadlines
              .computeIfAbsent(Codes.of(Owed.class, row.getString(1)), it -> new HashMap<>())
              .put(row.getString(2), row.getObject(3, LocalDate.class));
        });
    return deadlines;
  }

  /** A task that was settled before the job had made it. */
  record Early(String kind, long subject, UnitId unit, Instant since) {}

  void early(String kind, long subject, UnitId unit, Instant now) {
    jdbc.sql(
            "insert into adoption_settlements (kind, subject_id, unit_id, since) values (?, ?, ?,"
                + " ?) on conflict do nothing")
        .params(kind, subject, unit.value(), Timestamp.from(now))
        .update();
  }

  List<Early> early() {
    return jdbc.sql("select kind, subject_id, unit_id, since from adoption_settlements")
        .query((row, number) ->
            new Early(
                row.getString(1),
                row.getLong(2),
                new UnitId(row.getLong(3)),
                row.getTimestamp(4).toInstant()))
        .list();
  }

  void settled(Early it) {
    jdbc.sql("delete from adoption_settlements where kind = ? and subject_id = ? and unit_id = ?")
        .params(it.kind(), it.subject(), it.unit().value())
        .update();
  }
}
