package vn.mach.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.kernel.UnitId;

/** Changes of evidence and tree that wait, and what they make otherwise in the live totals. */
@Component
class ChangesSql {

  private static final String CELLS = Sql.then("cells_due", "counted", "cells");
  private static final String NODES = Sql.then("nodes");
  private static final String TOUCHED = Sql.then("touched");

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;

  ChangesSql(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** An activity, by number, that has come to count (+1) or does so no longer (-1). */
  record Change(long activity, int sign) {}

  /** A unit that another has come under, or is gone from under, on some day from the first on. */
  record Shift(UnitId unit, UnitId below, LocalDate from) {}

  /** A target, by number, and a unit. */
  record Cell(long target, UnitId unit) {}

  /** A pair whose sum is to be made anew, and how many units stand above it; none where it does not stand on the day. */
  record Node(Cell cell, Optional<Integer> depth) {}

  /** Takes changes of activities, the oldest first, at most so many. */
  List<Change> take(int most) {
    return jdbc.sql("delete from activity_changes where id in (select id from activity_changes order by id limit ?) returning activity_id, sign")
        .param(most)
        .query((row, number) -> new Change(row.getLong("activity_id"), row.getInt("sign")))
        .list();
  }

  /** Which cells these changes may make otherwise. */
  List<Cell> touched(Collection<Change> changes, LocalDate today) {
    return changes.isEmpty() ? List.of() : touchedBy(changes, today);
  }

  private List<Cell> touchedBy(Collection<Change> changes, LocalDate today) {
    return jdbc.sql(TOUCHED)
        .param("activities", changes.stream().map(Change::activity).distinct().toArray(Long[]::new))
        .param("today", today)
        .query(ChangesSql::cell)
        .list();
  }

  /** Takes which units changed their kind, committee or place. */
  Set<UnitId> changedUnits() {
    return new HashSet<>(jdbc.sql("delete from unit_changes returning unit_id").query((row, number) -> new UnitId(row.getLong(1))).list());
  }

  /** Takes who has come under whom, or is gone from under them; empty: anybody may. */
  Optional<List<Shift>> shifts() {
    List<Optional<Shift>> shifts =
        jdbc.sql("delete from ancestry_changes returning unit_id, below_id, first_day")
            .query(
                (row, number) ->
                    row.getObject("below_id") == null
                        ? Optional.<Shift>empty()
                        : Optional.of(
                            new Shift(new UnitId(row.getLong("unit_id")), new UnitId(row.getLong("below_id")), row.getObject("first_day", LocalDate.class))))
            .list();
    return shifts.contains(Optional.<Shift>empty()) ? Optional.empty() : Optional.of(shifts.stream().flatMap(Optional::stream).toList());
  }

  /** The units whose place or class, or that of anyone under them, is another on a later day than on the earlier one. */
  Set<UnitId> turned(LocalDate earlier, LocalDate later) {
    return new HashSet<>(
        jdbc.sql(
                """
                with edges as (
                  select unit_id, ancestor_id from unit_ancestry
                  where valid_from > :earlier and valid_from <= :later or valid_to >= :earlier and valid_to < :later
                ), classes as (
                  (select unit_id, kind, has_committee from units_on(:earlier) except select unit_id, kind, has_committee from units_on(:later))
                  union all
                  (select unit_id, kind, has_committee from units_on(:later) except select unit_id, kind, has_committee from units_on(:earlier))
                )
                select unit_id from edges union select ancestor_id from edges union select unit_id from classes""")
            .param("earlier", earlier)
            .param("later", later)
            .query((row, number) -> new UnitId(row.getLong(1)))
            .list());
  }

  /** Judges the pairs anew; where one's state turned, the nodes of its unit and of all above it today follow. */
  void judge(Collection<Cell> cells, LocalDate today) {
    if (!cells.isEmpty()) {
      pairs(CELLS, cells).param("today", today).update();
    }
  }

  /** The pairs with all units above them on the day. */
  List<Node> upwards(Collection<Cell> cells, LocalDate today) {
    return pairs(
            """
            with p as materialized (
              select distinct target_id, unit_id from unnest(cast(:targets as bigint[]), cast(:units as bigint[])) as p (target_id, unit_id)
            ),
            up as (
              select p.target_id, p.unit_id from p
              union
              select p.target_id, a.ancestor_id from p join units_under(:today) a on a.unit_id = p.unit_id
            )
            select up.target_id, up.unit_id, d.depth
            from up
            join (
              select n.unit_id, (select max(a.distance) from units_under(:today) a where a.unit_id = n.unit_id) as depth
              from (select distinct unit_id from up) n
            ) d using (unit_id)""",
            cells)
        .param("today", today)
        .query((row, number) -> new Node(cell(row, number), Optional.ofNullable(row.getObject("depth", Integer.class))))
        .list();
  }

  /** Level by level, in the order given, sent together. */
  void addUp(Collection<List<Cell>> levels, LocalDate today) {
    batches.batchUpdate(
        NODES,
        levels.stream()
            .map(cells -> new MapSqlParameterSource().addValue("targets", targets(cells)).addValue("units", units(cells)).addValue("today", today))
            .toArray(SqlParameterSource[]::new));
  }

  void drop(Collection<Cell> cells) {
    if (cells.isEmpty()) {
      return;
    }
    pairs(
            """
            delete from target_nodes n using unnest(cast(:targets as bigint[]), cast(:units as bigint[])) as p (target_id, unit_id)
            where n.target_id = p.target_id and n.unit_id = p.unit_id""",
            cells)
        .update();
  }

  void forgetChanges() {
    jdbc.sql("delete from activity_changes").update();
    jdbc.sql("delete from unit_changes").update();
    jdbc.sql("delete from ancestry_changes").update();
  }

  private JdbcClient.StatementSpec pairs(String statement, Collection<Cell> cells) {
    return jdbc.sql(statement)
        .param("targets", targets(cells))
        .param("units", units(cells));
  }

  private static Long[] targets(Collection<Cell> cells) {
    return cells.stream().map(Cell::target).toArray(Long[]::new);
  }

  private static Long[] units(Collection<Cell> cells) {
    return cells.stream().map(cell -> cell.unit().value()).toArray(Long[]::new);
  }

  private static Cell cell(ResultSet row, int number) throws SQLException {
    return new Cell(row.getLong("target_id"), new UnitId(row.getLong("unit_id")));
  }
}
