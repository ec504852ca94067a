package vn.mach.app.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.TableFormat;

/**
 * A dataset made of files of rows, wherever they lie. Headers are read at once, rows when they are
 * asked for.
 */
final class ReadFiles implements Dataset {

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
      ExchangeTables known,
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
      TableFormat table = known.named(source.table()).orElse(null);
      if (table == null) {
        this.notRead.add(source.name());
      } else if (tables.containsKey(table)) {
        throw new UnreadableDataset("exchange.unreadable.twice", table.name()).in(source.name());
      } else {
        header(source, table);
      }
    }
    if (tables.isEmpty()) {
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
