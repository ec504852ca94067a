package vn.mach.app.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dataset made of files of rows, wherever they lie. Headers are read at once, rows when they are
 * asked for.
 */
final class ReadFiles implements Dataset {

  private final String name;
  private final Map<ExchangeTable, Found> tables = new EnumMap<>(ExchangeTable.class);
  private final List<String> notRead = new ArrayList<>();
  private final List<Closeable> open;

  private record Found(RowSource source, HeaderRow header) {}

  /**
   * @param open what to close in the end, whatever becomes of this
   * @throws Unreadable where a file cannot be read, or one table came twice
   */
  ReadFiles(String name, List<RowSource> sources, List<String> notRead, List<Closeable> open)
      throws IOException {
    this.name = name;
    this.notRead.addAll(notRead);
    this.open = List.copyOf(open);
    for (RowSource source : sources) {
      ExchangeTable table = ExchangeTable.named(source.table()).orElse(null);
      if (table == null) {
        this.notRead.add(source.name());
      } else if (tables.containsKey(table)) {
        throw new UnreadableDataset("exchange.unreadable.twice", table.sheet()).in(source.name());
      } else {
        header(source, table);
      }
    }
    if (tables.isEmpty()) {
      throw new UnreadableDataset("exchange.unreadable.no_table").in(name);
    }
  }

  private void header(RowSource source, ExchangeTable table) throws IOException {
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
  public void read(ExchangeTable table, RowTaker taker) throws IOException {
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
