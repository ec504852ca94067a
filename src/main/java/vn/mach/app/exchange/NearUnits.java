package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.StagedImport;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.organisation.units.AccessScope;

/** What the sender of an import is asked about names that nearly are those of units. */
@Component
class NearUnits {

  private static final int NAMES = 30;
  private static final int LONGEST_NAME = 200;
  private static final int CHOICES = 6;

  private static final String WITHIN =
      """
      select u.code, u.name, coalesce(p.name, '') as above
      from units_named u left join units_named p on p.unit_id = u.parent_id
      where u.valid_to = 'infinity' and %s order by u.code
      """
          .formatted(AccessScope.sql("u.unit_id"));

  private final JdbcClient jdbc;
  private final Staging staging;
  private final ExchangeTables tables;
  private final ExchangeAccess access;
  private final AccessScope scope;

  NearUnits(
      JdbcClient jdbc,
      Staging staging,
      ExchangeTables tables,
      ExchangeAccess access,
      AccessScope scope) {
    this.jdbc = jdbc;
    this.staging = staging;
    this.tables = tables;
    this.access = access;
    this.scope = scope;
  }

  /** A cell of rows that await an answer, or for which one holds. */
  private record Cell(String text, long rows, String given) {}

  /**
   * The names of an import that was validated, those that are answered among them, to be changed.
   *
   * @param sender whose rights bind the import
   */
  List<AskedUnit> of(Actor sender, long id) {
    StagedImport staged = staging.of(id);
    Map<Right, Map<String, Cell>> cells = new LinkedHashMap<>();
    for (ExchangeTable table : tables.ofRealm()) {
      for (ExchangeColumn column : table.columns()) {
        if (column.cell() instanceof CellType.Reference(String named, String reason)
            && named.equals("units")) {
          Map<String, Cell> found =
              cells.computeIfAbsent(right(sender, table), key -> new LinkedHashMap<>());
          refused(staged, table, column.name(), reason)
              .forEach(cell -> found.putIfAbsent(cell.text, cell));
        }
      }
    }
    List<Cell> answered = answered(staged);
    if (!answered.isEmpty()) {
      Map<String, Cell> first =
          cells.computeIfAbsent(
              access.holdsRealm(sender) ? Right.EXCHANGE : Right.RECORD,
              key -> new LinkedHashMap<>());
      answered.forEach(cell -> first.put(cell.text, cell));
    }
    List<AskedUnit> asked = new ArrayList<>();
    cells.forEach(
        (right, found) -> asked.addAll(asked(sender, right, found.values().stream().toList())));
    return asked.stream().limit(NAMES).toList();
  }

  private Right right(Actor sender, ExchangeTable table) {
    return access.holdsRealm(sender) || table.reach().isEmpty()
        ? Right.EXCHANGE
        : table.reach().getFirst().right();
  }

  private static List<Cell> refused(
      StagedImport staged, ExchangeTable table, String column, String reason) {
    return new StagedRows(staged, table)
        .statement(
            """
            select %1$s, count(*) from {rows}
            where state = 'refused' and not faulty and at_column = '%1$s' and reason = '%2$s' and length(%1$s) <= %3$d
            group by 1 order by 2 desc, 1 limit %4$d
            """
                .formatted(column, reason, LONGEST_NAME, NAMES))
        .query((row, number) -> new Cell(row.getString(1), row.getLong(2), ""))
        .list();
  }

  private static List<Cell> answered(StagedImport staged) {
    return staged
        .statement("select distinct cell, code from {meant} order by cell limit " + NAMES)
        .query((row, number) -> new Cell(row.getString(1), 0, row.getString(2)))
        .list();
  }

  private List<AskedUnit> asked(Actor sender, Right right, List<Cell> cells) {
    if (cells.isEmpty()) {
      return List.of();
    }
    NearNames names = new NearNames();
    Set<String> given = cells.stream().map(Cell::given).collect(Collectors.toSet());
    Map<String, String> labels = new HashMap<>();
    jdbc.sql(WITHIN)
        .params(scope.parameters(sender, right))
        .query(row -> {
          names.add(row.getString(1), row.getString(2), row.getString(3));
          if (given.contains(row.getString(1))) {
            labels.put(row.getString(1), row.getString(2) + " (" + row.getString(1) + ")");
          }
        });
    List<AskedUnit> asked = new ArrayList<>();
    for (Cell cell : cells) {
      List<NearNames.Scored> nearest = names.nearest(cell.text, CHOICES);
      List<AskedUnit.Near> choices =
          new ArrayList<>(nearest.stream().map(NearNames.Scored::near).toList());
      if (!cell.given.isEmpty() && choices.stream().noneMatch(it -> it.code().equals(cell.given))) {
        choices.add(new AskedUnit.Near(cell.given, labels.getOrDefault(cell.given, cell.given)));
      }
      if (!choices.isEmpty()) {
        asked.add(
            new AskedUnit(cell.text, cell.rows, choices, NearNames.likely(nearest), cell.given));
      }
    }
    return asked;
  }
}
