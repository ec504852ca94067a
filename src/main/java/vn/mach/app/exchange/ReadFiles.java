package vn.mach.app.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.TableFormat;
import vn.mach.base.kernel.Text;

/**
 * A dataset made of files of rows, wherever they lie. Headers are read at once, rows when they are
 * asked for.
 */
final class ReadFiles implements Dataset {

  private static final int ROWS_SAMPLED = 20;

  private final String name;
  private final Map<TableFormat, Found> tables;
  private final List<String> notRead = new ArrayList<>();
  private final List<Closeable> open;

  private record Found(RowSource source, HeaderRow header) {}

  /**
   * @param open what to close in the end, whatever becomes of this
   * @throws Unreadable where a file cannot be read, or one table came twice
   */
  ReadFiles(
      Recognition known,
      String name,
      List<RowSource> sources,
      List<String> notRead,
      List<Closeable> open)
      throws IOException {
    this.tables = new TreeMap<>(known.order());
    this.name = name;
    this.notRead.addAll(notRead);
    this.open = List.copyOf(open);
    for (RowSource source : sources) {
      TableFormat table = known.table(source).orElse(null);
      if (table == null) {
        this.notRead.add(source.name());
      } else if (tables.containsKey(table)) {
        throw new UnreadableDataset("exchange.unreadable.twice", table.name()).in(source.name());
      } else {
        header(source, table);
      }
    }
    if (tables.isEmpty() && !known.asks()) {
      throw new UnreadableDataset("exchange.unreadable.no_table").in(name);
    }
  }

  private void header(RowSource source, TableFormat table) throws IOException {
    try (RawRows rows = source.open(table)) {
      RawRow first = rows.next();
      if (first != null) {
        tables.put(table, new Found(source, HeaderRow.of(table, first)));
      } else if (source.mayBeEmpty()) {
        notRead.add(source.name());
      } else {
        throw new UnreadableDataset("exchange.unreadable.empty");
      }
    } catch (UnreadableDataset e) {
      throw e.in(source.name());
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Sheet> sheets() {
    return tables.entrySet().stream()
        .map(entry ->
            new Sheet(
                entry.getKey(),
                entry.getValue().header.unknown(),
                entry.getValue().header.missing(),
                entry.getValue().source.bytes()))
        .toList();
  }

  @Override
  public List<String> notRead() {
    return List.copyOf(notRead);
  }

  @Override
  public void read(TableFormat table, RowTaker taker) throws IOException {
    Found found = tables.get(table);
    if (found == null) {
      return;
    }
    try (RawRows rows = found.source.open(table)) {
      rows.next(); // the header
      for (RawRow row = rows.next(); row != null; row = rows.next()) {
        taker.row(new SheetRow(row.line(), found.header.arrange(row)));
      }
    } catch (UnreadableDataset e) {
      throw e.in(found.source.name());
    }
  }

  @Override
  public Map<String, List<String>> samples(TableFormat table, int most) throws IOException {
    Map<String, List<String>> samples = new HashMap<>();
    Found found = tables.get(table);
    if (found == null || found.header.unknown().isEmpty()) {
      return samples;
    }
    try (RawRows rows = found.source.open(table)) {
      RawRow header = rows.next();
      RawRow row = rows.next();
      for (int i = 0; header != null && row != null && i < ROWS_SAMPLED; i++, row = rows.next()) {
        for (int place = 0; place < header.cells().size(); place++) {
          String cell = row.cell(place);
          if (!cell.isEmpty() && found.header.unknown().contains(header.cell(place))) {
            List<String> cells =
                samples.computeIfAbsent(header.cell(place), key -> new ArrayList<>());
            if (cells.size() < most && !cells.contains(cell)) {
              cells.add(Text.shortened(cell, 40));
            }
          }
        }
      }
    }
    return samples;
  }

  @Override
  public void close() {
    @Nullable IOException first = null;
    for (Closeable one : open) {
      try {
        one.close();
      } catch (IOException e) {
        first = e;
      }
    }
    if (first != null) {
      throw new java.io.UncheckedIOException(first);
    }
  }
}
