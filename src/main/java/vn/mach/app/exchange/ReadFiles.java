package vn.mach.app.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.TableFormat;
import vn.mach.base.intake.BoundedZip.UnsafeZip;
import vn.mach.base.kernel.Text;

/**
 * A dataset made of files of rows, wherever they lie. Headers are read at once, rows when they are
 * asked for. Whatever goes wrong in a file comes out as {@link UnreadableDataset} of that file.
 */
final class ReadFiles implements Dataset {

  private static final int CANDIDATES = 15;

  private final String name;
  private final Map<TableFormat, Found> tables;
  private final List<NotRead> notRead = new ArrayList<>();
  private final List<Said> saidOfFiles = new ArrayList<>();
  private final Map<String, List<Said>> remarks = new HashMap<>();
  private final List<Closeable> open;
  private final ReadChoices choices;
  private final boolean asks;

  private record Found(RowSource source, SheetFrame frame) {}

  private interface Work<T> {
    T run() throws IOException;
  }

  /**
   * @param said what is to be told about the files
   * @param open what to close in the end, whatever becomes of this
   * @throws UnreadableDataset where a file cannot be read, or one table came twice
   */
  ReadFiles(
      Recognition known,
      String name,
      List<RowSource> sources,
      List<String> notRead,
      List<Said> said,
      List<Closeable> open,
      ReadChoices choices)
      throws IOException {
    this.tables = new TreeMap<>(known.order());
    this.name = name;
    notRead.forEach(file -> this.notRead.add(new NotRead(file, false)));
    this.saidOfFiles.addAll(said);
    this.open = List.copyOf(open);
    this.choices = choices;
    this.asks = known.asks();
    for (RowSource source : inOrder(known, sources)) {
      if (source.hidden()) {
        saidOfFiles.add(Said.of("exchange.remark.hidden_sheet", source.name()));
        continue;
      }
      TableFormat table = guarded(source, () -> known.table(source)).orElse(null);
      if (table == null && asks && !source.mayBeEmpty() && isEmpty(source)) {
        throw new UnreadableDataset("exchange.unreadable.empty").in(source.name());
      } else if (table == null) {
        this.notRead.add(new NotRead(source.name(), true));
      } else if (tables.containsKey(table) && asks) {
        this.notRead.add(new NotRead(source.name(), true));
        saidOfFiles.add(
            Said.of(
                "exchange.remark.second_sheet", source.name(), tables.get(table).source.name()));
      } else if (tables.containsKey(table)) {
        throw new UnreadableDataset("exchange.unreadable.twice", table.name()).in(source.name());
      } else {
        frame(source, table, known.isChosen(source));
      }
    }
    if (tables.isEmpty() && !known.asks()) {
      throw new UnreadableDataset("exchange.unreadable.no_table").in(name);
    }
  }

  /**
   * Of several sheets of one table the first is read: one that the sender chose comes first, then
   * one that is called so.
   */
  private static List<RowSource> inOrder(Recognition known, List<RowSource> sources) {
    return sources.stream()
        .sorted(
            Comparator.comparing((RowSource it) -> !known.isChosen(it))
                .thenComparing(it -> !known.isNamed(it)))
        .toList();
  }

  /** What has nothing in it is no table of any name: nobody is asked which it is. */
  private static boolean isEmpty(RowSource source) throws IOException {
    return guarded(
        source,
        () -> {
          try (RawRows rows = source.opener().open(word -> false)) {
            return SheetFrame.first(rows).isEmpty();
          }
        });
  }

  private void frame(RowSource source, TableFormat table, boolean chosen) throws IOException {
    List<RawRow> first =
        guarded(
            source,
            () -> {
              try (RawRows rows = source.open(table)) {
                return SheetFrame.first(rows);
              }
            });
    if (!asks
        && choices.spoilt() == ReadChoices.SpoiltTexts.REFUSE
        && first.stream().anyMatch(RawRow::isOld)) {
      throw new UnreadableDataset("exchange.unreadable.encoding").in(source.name());
    }
    if (!first.isEmpty()) {
      Optional<SheetFrame> frame = SheetFrame.find(table, first, choices.headerLine(source.name()));
      if (frame.isPresent()) {
        tables.put(table, new Found(source, frame.get()));
      } else if (asks) {
        saidOfFiles.add(Said.of("exchange.remark.no_header", candidates(source, first)));
        if (chosen) {
          notRead.add(new NotRead(source.name(), true)); // the choice may be wrong
        }
      } else {
        throw new UnreadableDataset(
                "exchange.unreadable.no_header", table.columns().getFirst().name())
            .in(source.name());
      }
    } else if (source.mayBeEmpty()) {
      notRead.add(new NotRead(source.name(), true));
    } else {
      throw new UnreadableDataset("exchange.unreadable.empty").in(source.name());
    }
  }

  /** The sheet, and each row that a person may choose as its header: its line and its cells. */
  private static Object[] candidates(RowSource source, List<RawRow> first) {
    List<String> rows = new ArrayList<>(List.of(source.name()));
    first.stream()
        .limit(CANDIDATES)
        .map(row ->
            row.line()
                + " "
                + Text.shortened(
                    row.cells().stream()
                        .map(RawCell::shown)
                        .filter(shown -> !shown.isEmpty())
                        .collect(Collectors.joining(" | ")),
                    120))
        .forEach(rows::add);
    return rows.toArray();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Sheet> sheets() {
    return tables.entrySet().stream()
        .map(entry -> {
          HeaderRow header = entry.getValue().frame.header();
          RowSource source = entry.getValue().source;
          return new Sheet(
              entry.getKey(),
              source.name(),
              header.headers().stream().filter(it -> !it.isEmpty()).distinct().toList(),
              header.unknown(),
              entry.getValue().frame.missing(),
              source.bytes());
        })
        .toList();
  }

  @Override
  public List<NotRead> notRead() {
    return List.copyOf(notRead);
  }

  @Override
  public List<Said> remarks() {
    List<Said> all = new ArrayList<>(saidOfFiles);
    tables.forEach((table, found) -> {
      found
          .frame
          .header()
          .twice()
          .forEach(
              header -> all.add(Said.of("exchange.remark.twice", found.source.name(), header)));
      all.addAll(remarks.getOrDefault(table.name(), List.of()));
    });
    return all;
  }

  @Override
  public void read(TableFormat table, RowTaker taker) throws IOException {
    Found found = tables.get(table);
    if (found == null) {
      return;
    }
    ReadRemarks said = new ReadRemarks(found.source.name());
    HeaderRow header = found.frame.header();
    DayOrders days =
        guarded(found.source, () -> DayOrders.seen(found.source, header, choices, said));
    RowArranger arranger = new RowArranger(header, days, choices, said);
    try (RawRows rows = guarded(found.source, () -> found.source.open(table))) {
      BodyRows body = new BodyRows(rows, found.frame, said);
      while (true) {
        SheetRow row =
            guarded(
                found.source,
                () -> {
                  BodyRows.Row next = body.next();
                  return next == null
                      ? null
                      : arranger.arrange(next.row(), found.frame.headed(), next.heading());
                });
        if (row == null) {
          break;
        }
        taker.row(row);
      }
      rows.leftOut().forEach(said::add);
    }
    remarks.put(table.name(), said.all());
  }

  /** No exception of a reader reaches people: only that the file cannot be read, and which. */
  private static <T extends @Nullable Object> T guarded(RowSource source, Work<T> work)
      throws IOException {
    try {
      return work.run();
    } catch (UnreadableDataset e) {
      throw e.in(source.name());
    } catch (UnsafeZip e) {
      throw DatasetLimits.unreadable(e).in(source.name());
    } catch (RuntimeException e) {
      UnreadableDataset failed = new UnreadableDataset("exchange.unreadable.file");
      failed.initCause(e);
      throw failed.in(source.name());
    }
  }

  @Override
  public Map<String, List<String>> samples(TableFormat table, Collection<String> wanted, int most)
      throws IOException {
    Found found = tables.get(table);
    if (found == null || wanted.isEmpty()) {
      return Map.of();
    }
    List<RawRow> first =
        guarded(
            found.source,
            () -> {
              try (RawRows rows = found.source.open(table)) {
                return SheetFrame.first(rows);
              }
            });
    Map<String, List<String>> samples = new HashMap<>();
    List<String> headers = found.frame.header().headers();
    for (int place = 0; place < headers.size(); place++) {
      int at = place;
      if (wanted.contains(headers.get(place))) {
        samples.put(
            headers.get(place),
            first.stream()
                .filter(row -> row.line() > found.frame.lastLine())
                .map(row -> Text.shortened(row.shown(at), 40))
                .filter(cell -> !cell.isEmpty())
                .distinct()
                .limit(most)
                .toList());
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
