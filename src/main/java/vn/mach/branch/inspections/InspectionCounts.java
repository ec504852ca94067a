package vn.mach.branch.inspections;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;

/**
 * Counts of files for those who are not named in them: of finished years only, so that nobody sees
 * a number change; fixed when they are first asked for; in the tree of the year's last day; never
 * fewer than five together ({@link ReleasedCounts}).
 */
@Component
class InspectionCounts {

  /**
   * Files of a unit and all below it, as far as they are given out.
   *
   * @param total none: fewer than may be given out, or none at all; the two are not told apart
   * @param kinds by kind; the empty one: all others together
   */
  public record Cell(@Nullable Integer total, Map<String, Integer> kinds) {
    static final Cell NOTHING = new Cell(null, Map.of());
  }

  private final JdbcClient jdbc;
  private final Today today;

  InspectionCounts(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  /** The last year of which counts are given out. */
  int lastYear() {
    return today.date().getYear() - 1;
  }

  /** The counts of units in a finished year. */
  @Transactional
  public Map<UnitId, Cell> read(List<UnitId> units, int year) {
    if (year > lastYear()) {
      return Map.of();
    }
    release(year);
    LocalDate day = LocalDate.of(year, 12, 31);
    Map<UnitId, Map<String, Integer>> sums = new HashMap<>();
    jdbc.sql(
            """
            select c.ancestor_id, r.kind, sum(r.files)::int as files from inspection_released r
            join unit_closure_on(:day) c on c.unit_id = r.unit_id
            where r.year = :year and c.ancestor_id = any(:units) group by 1, 2
            """)
        .param("day", day)
        .param("year", year)
        .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
        .query(row -> {
          sums.computeIfAbsent(new UnitId(row.getLong("ancestor_id")), it -> new TreeMap<>())
              .put(row.getString("kind"), row.getInt("files"));
        });
    Map<UnitId, Cell> cells = new HashMap<>();
    sums.forEach((unit, kinds) ->
        cells.put(
            unit, new Cell(kinds.values().stream().mapToInt(Integer::intValue).sum(), kinds)));
    return cells;
  }

  /** Fixes the counts of a finished year, once; two at once: the second waits and does nothing. */
  private void release(int year) {
    int first =
        jdbc.sql(
                "insert into inspection_years (year, released_at) values (?, ?) on conflict on constraint inspection_years_key do nothing")
            .params(year, Timestamp.from(today.now()))
            .update();
    if (first == 0) {
      return;
    }
    LocalDate day = LocalDate.of(year, 12, 31);
    Map<Long, @Nullable Long> parents = new TreeMap<>();
    jdbc.sql("select unit_id, parent_id from units_on(?)")
        .param(day)
        .query(row -> {
          parents.put(row.getLong("unit_id"), row.getObject("parent_id", Long.class));
        });
    Map<Long, Map<String, Integer>> files = new HashMap<>();
    jdbc.sql(
            """
            select unit_id, kind, count(*)::int as files from inspections
            where opened_on between :from and :to and status <> 'dropped' group by unit_id, kind
            """)
        .param("from", LocalDate.of(year, 1, 1))
        .param("to", day)
        .query(row -> {
          files
              .computeIfAbsent(row.getLong("unit_id"), it -> new TreeMap<>())
              .put(row.getString("kind"), row.getInt("files"));
        });
    for (ReleasedCounts.Block block : ReleasedCounts.of(parents, files)) {
      jdbc.sql("insert into inspection_released (year, unit_id, kind, files) values (?, ?, ?, ?)")
          .params(year, block.unit(), block.kind(), block.files())
          .update();
    }
  }
}
