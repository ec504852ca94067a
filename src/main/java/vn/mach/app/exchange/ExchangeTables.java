package vn.mach.app.exchange;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.TableFormat;

/**
 * The tables that the modules offer, in the order in which they are validated, loaded, shown and
 * written: each after those that it refers to and those that it names in {@link
 * ExchangeTable#after}, else by name. Recognises files strictly, by the names of the format.
 */
@Component
class ExchangeTables implements Recognition {

  /** What a sender already knows; read by reconcile only. */
  static final TableFormat EXPECTED =
      new ReconcileTable(
          "expected",
          List.of(
              of("what", CellType.text(), "đại lượng").required(),
              of("unit", CellType.text(), "đơn vị").required(),
              of("from", new CellType.Day(), "từ ngày").required(),
              of("to", new CellType.Day(), "đến ngày").required(),
              of("value", CellType.text(), "giá trị")));

  /** Rows that must be refused; read by reconcile only. */
  static final TableFormat REFUSED =
      new ReconcileTable(
          "refused",
          List.of(
              of("file", CellType.text(), "tệp").required(),
              of("line", new CellType.Whole(), "dòng").required(),
              of("reason", CellType.text(), "lý do").required()));

  private record ReconcileTable(String name, List<ExchangeColumn> columns) implements TableFormat {}

  private final List<ExchangeTable> ofRealm;
  private final List<TableFormat> all;
  private final List<String> names;

  /**
   * @throws IllegalStateException where two tables have one name, one comes after a table that
   *     nobody offers, or some come after each other in a cycle
   */
  ExchangeTables(List<ExchangeTable> offered) {
    ofRealm = List.copyOf(ordered(offered));
    List<TableFormat> formats = new ArrayList<>(ofRealm);
    formats.add(EXPECTED);
    formats.add(REFUSED);
    all = List.copyOf(formats);
    names = all.stream().map(TableFormat::name).toList();
  }

  private static List<ExchangeTable> ordered(List<ExchangeTable> offered) {
    Map<String, ExchangeTable> left = new TreeMap<>();
    for (ExchangeTable table : offered) {
      if (left.put(table.name(), table) != null) {
        throw new IllegalStateException("two tables are called " + table.name());
      }
    }
    Set<String> names = Set.copyOf(left.keySet());
    List<ExchangeTable> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      ExchangeTable next =
          left.values().stream()
              .filter(table -> before(table, names).stream().noneMatch(left::containsKey))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("tables in a ring: " + left.keySet()));
      ordered.add(next);
      left.remove(next.name());
    }
    return ordered;
  }

  private static Set<String> before(ExchangeTable table, Set<String> names) {
    Set<String> before = new HashSet<>(table.after());
    for (ExchangeColumn column : table.columns()) {
      if (column.cell() instanceof CellType.Reference(String named, String _)) {
        before.add(named);
      }
    }
    if (!names.containsAll(before)) {
      throw new IllegalStateException(
          table.name() + " comes after a table that nobody offers: " + before);
    }
    before.remove(table.name());
    return before;
  }

  /** What a realm is made of: every table but {@link #EXPECTED} and {@link #REFUSED}. */
  List<ExchangeTable> ofRealm() {
    return ofRealm;
  }

  /** The table of a file or sheet of this name (without its extension), in any case. */
  Optional<TableFormat> named(String name) {
    return all.stream().filter(table -> table.name().equalsIgnoreCase(name.strip())).findFirst();
  }

  /**
   * @throws java.util.NoSuchElementException where a realm has no such table
   */
  ExchangeTable table(String name) {
    return find(name).orElseThrow();
  }

  /** A realm's table of this name. */
  Optional<ExchangeTable> find(String name) {
    return ofRealm.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  @Override
  public Optional<TableFormat> table(RowSource source) {
    return named(source.table());
  }

  @Override
  public boolean asks() {
    return false;
  }

  /** Its place in the order, from 0. */
  int position(TableFormat table) {
    return names.indexOf(table.name());
  }

  @Override
  public Comparator<TableFormat> order() {
    return Comparator.comparingInt(this::position);
  }
}
