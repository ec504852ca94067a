package vn.mach.evidence.rollups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.changes.Changes;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.activities.Activities;
import vn.mach.evidence.figures.FigureStatements;
import vn.mach.organisation.units.Units;

/** Waiting changes of evidence and tree, and the cells of the rollups that they affect. */
@Component
class RollupChangesSql {

  private static final String CELLS =
      FigureStatements.ofAny(RollupStatements.then("cells_due", "due_counted", "cells"));
  private static final String NODES = RollupStatements.then("nodes");
  private static final String TOUCHED = RollupStatements.then("touched");

  /** The consumer name of the rollups in the change feed; queries of this module name it too. */
  private static final String CONSUMER = "totals";

  private static final List<String> TOPICS =
      List.of(Activities.CHANGES, Units.CHANGES, Units.ANCESTRY_CHANGES);

  private final Changes feed;
  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;

  RollupChangesSql(Changes feed, JdbcClient jdbc, NamedParameterJdbcOperations batches) {
    this.feed = feed;
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** An activity, by number, that began (+1) or ceased (-1) to count. */
  record Change(long activity, int sign) {}

  /** A unit whose subtree another joined or left, on some day from the first on. */
  record Shift(UnitId unit, UnitId below, LocalDate from) {}

  /** A target, by number, and a unit. */
  record Cell(long target, UnitId unit) {}

  /**
   * A pair whose total must be recomputed, and how many units are above it; none where it does not
   * exist on the day.
   */
  record Node(Cell cell, Optional<Integer> depth) {}

  /**
   * Reads changes of activities, the oldest first, up to a limit; none of this transaction itself.
   */
  List<Change> take(int most) {
    return activities(feed.take(CONSUMER, Activities.CHANGES, most));
  }

  /** Reads all changes of activities that this transaction can see, its own among them. */
  List<Change> takeAll() {
    return activities(feed.takeAll(CONSUMER, Activities.CHANGES));
  }

  private static List<Change> activities(Changes.Batch batch) {
    return known(batch).stream()
        .map(it -> new Change(Objects.requireNonNull(it.subject()), it.sign()))
        .toList();
  }

  /**
   * The caller has checked whether all must be recomputed; where that has changed since, the
   * refresh fails and the next one checks again.
   */
  private static List<vn.mach.base.changes.Change> known(Changes.Batch batch) {
    if (batch.anew()) {
      throw new ConcurrencyFailureException("What changed before is not known");
    }
    return batch.changes();
  }

  /** The cells that these changes may affect. */
  List<Cell> touched(Collection<Change> changes, LocalDate today) {
    return changes.isEmpty() ? List.of() : touchedBy(changes, today);
  }

  private List<Cell> touchedBy(Collection<Change> changes, LocalDate today) {
    return jdbc.sql(TOUCHED)
        .param("activities", changes.stream().map(Change::activity).distinct().toArray(Long[]::new))
        .param("today", today)
        .query(RollupChangesSql::cell)
        .list();
  }

  /** Reads which units changed their kind, committee or the units above them. */
  Set<UnitId> changedUnits() {
    return known(feed.takeAll(CONSUMER, Units.CHANGES)).stream()
        .map(it -> new UnitId(Objects.requireNonNull(it.subject())))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Reads which units joined or left which subtrees; empty: any may have. */
  Optional<List<Shift>> shifts() {
    List<Shift> shifts = new ArrayList<>();
    for (vn.mach.base.changes.Change it : known(feed.takeAll(CONSUMER, Units.ANCESTRY_CHANGES))) {
      if (it.subject() == null || it.other() == null || it.day() == null) {
        return Optional.empty();
      }
      shifts.add(new Shift(new UnitId(it.subject()), new UnitId(it.other()), it.day()));
    }
    return Optional.of(shifts);
  }

  /**
   * The units whose parents or class, or those of a unit under them, differ between the two days.
   */
  Set<UnitId> turned(LocalDate earlier, LocalDate later) {
    return new HashSet<>(
        jdbc.sql(
                """
                with edges as (
                  select unit_id, ancestor_id from unit_closure
                  where valid_from > :earlier and valid_from <= :later or valid_to >= :earlier and valid_to < :later
                ), classes as (
                  (select unit_id, kind, has_committee from units_on(:earlier) except select unit_id, kind, has_committee from units_on(:later))
                  union all
                  (select unit_id, kind, has_committee from units_on(:later) except select unit_id, kind, has_committee from units_on(:earlier))
                )
                select unit_id from edges union select ancestor_id from edges union select unit_id from classes\
                """)
            .param("earlier", earlier)
            .param("later", later)
            .query((row, number) -> new UnitId(row.getLong(1)))
            .list());
  }

  /**
   * Recomputes the pairs; where the state of one changed, the totals of its unit and of all above
   * it today are updated.
   */
  void evaluate(Collection<Cell> cells, LocalDate today) {
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
              select p.target_id, a.ancestor_id from p join unit_closure_on(:today) a on a.unit_id = p.unit_id
            )
            select up.target_id, up.unit_id, d.depth
            from up
            join (
              select n.unit_id, (select max(a.distance) from unit_closure_on(:today) a where a.unit_id = n.unit_id) as depth
              from (select distinct unit_id from up) n
            ) d using (unit_id)\
            """,
            cells)
        .param("today", today)
        .query((row, number) ->
            new Node(cell(row, number), Optional.ofNullable(row.getObject("depth", Integer.class))))
        .list();
  }

  /** Level by level, in the order given, sent together. */
  void addUp(Collection<List<Cell>> levels, LocalDate today) {
    batches.batchUpdate(
        NODES,
        levels.stream()
            .map(cells ->
                new MapSqlParameterSource()
                    .addValue("targets", targets(cells))
                    .addValue("units", units(cells))
                    .addValue("today", today))
            .toArray(SqlParameterSource[]::new));
  }

  void drop(Collection<Cell> cells) {
    if (cells.isEmpty()) {
      return;
    }
    pairs(
            """
            delete from target_rollups n using unnest(cast(:targets as bigint[]), cast(:units as bigint[])) as p (target_id, unit_id)
            where n.target_id = p.target_id and n.unit_id = p.unit_id\
            """,
            cells)
        .update();
  }

  /** Skips all changes that this transaction can see: a recompute includes them already. */
  void skip() {
    TOPICS.forEach(topic -> feed.skip(CONSUMER, topic));
  }

  private JdbcClient.StatementSpec pairs(String statement, Collection<Cell> cells) {
    return jdbc.sql(statement).param("targets", targets(cells)).param("units", units(cells));
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
