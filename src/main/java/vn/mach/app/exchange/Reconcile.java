package vn.mach.app.exchange;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellParser;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.RowError;
import vn.mach.base.datasets.TableFormat;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.evidence.figures.Figures;
import vn.mach.evidence.figures.HierarchyMode;
import vn.mach.evidence.figures.TargetValue;
import vn.mach.organisation.units.Units;

/**
 * Loads a dataset into a realm made for it and removed again, and compares what its sender already
 * knows.
 */
@Component
class Reconcile {

  private final TemporaryRealm temporary;
  private final Imports imports;
  private final ExchangeTables tables;
  private final Figures figures;
  private final Units units;
  private final Today today;

  Reconcile(
      TemporaryRealm temporary,
      Imports imports,
      ExchangeTables tables,
      Figures figures,
      Units units,
      Today today) {
    this.temporary = temporary;
    this.imports = imports;
    this.tables = tables;
    this.figures = figures;
    this.units = units;
    this.today = today;
  }

  /** How many comparisons held and how many did not. */
  record Result(int passed, int failed) {
    Result plus(Result other) {
      return new Result(passed + other.passed, failed + other.failed);
    }
  }

  /**
   * Tells a line for each difference. A dataset that cannot be read or loaded counts as one
   * failure.
   */
  Result run(Path folder, Consumer<String> lines) {
    try {
      return temporary.in("reconcile", folder, dataset -> new Run(dataset, lines).compare());
    } catch (UnreadableDataset e) {
      lines.accept("%s: %s".formatted(folder.getFileName(), e.getMessage()));
      return new Result(0, 1);
    } catch (Exception e) {
      lines.accept(
          "%s: %s".formatted(folder.getFileName(), e)); // its class too: it may have no words
      return new Result(0, 1);
    }
  }

  /** One dataset in its own realm. */
  private final class Run {
    private final Dataset dataset;
    private final Consumer<String> lines;
    private final Actor actor = Actor.system();
    private int passed;
    private int failed;

    Run(Dataset dataset, Consumer<String> lines) {
      this.dataset = dataset;
      this.lines = lines;
    }

    Result compare() throws IOException {
      long id = imports.begin(actor, dataset.name());
      imports.validate(actor, id, dataset, ImportProgress.SILENT);
      compareRefused(allRefused(id));
      switch (imports.accept(actor, id, new ImportConsent(true, true), ImportProgress.SILENT)) {
        case Outcome.Done<?> done -> compareExpected();
        case Outcome.Refused<?>(var refusals) -> differs("not taken in: " + refusals);
      }
      return new Result(passed, failed);
    }

    private Set<String> allRefused(long id) {
      Set<String> all = new TreeSet<>();
      for (int offset = 0; ; offset += 1000) {
        List<ValidationResult.RefusedRow> page = imports.refused(actor, id, offset, 1000);
        page.forEach(
            row -> all.add("%s:%d %s".formatted(row.table().name(), row.line(), row.reason())));
        if (page.size() < 1000) {
          return all;
        }
      }
    }

    private void compareRefused(Set<String> found) throws IOException {
      Set<String> unexpected = new TreeSet<>(found);
      Set<String> missing = new TreeSet<>();
      for (StagedRow row : rows(ExchangeTables.REFUSED)) {
        String file = file(row);
        String expected =
            "%s:%s %s"
                .formatted(
                    tables.named(file).map(TableFormat::name).orElse(file),
                    row.values().get(1),
                    row.values().get(2));
        if (found.contains(expected)) {
          passed++;
        } else {
          missing.add(expected);
        }
        unexpected.remove(expected);
      }
      missing.forEach(it -> differs("not refused: " + it));
      unexpected.forEach(it -> differs("refused: " + it));
    }

    private static String file(StagedRow row) {
      String file = String.valueOf(row.values().getFirst());
      return file.endsWith(".csv") ? file.substring(0, file.length() - 4) : file;
    }

    private void compareExpected() throws IOException {
      for (StagedRow row : rows(ExchangeTables.EXPECTED)) {
        String what = String.valueOf(row.values().get(0));
        String unit = String.valueOf(row.values().get(1));
        LocalDate from = (LocalDate) java.util.Objects.requireNonNull(row.values().get(2));
        LocalDate to = (LocalDate) java.util.Objects.requireNonNull(row.values().get(3));
        String written = row.values().get(4) == null ? "" : String.valueOf(row.values().get(4));
        String name = "%s %s %s..%s".formatted(what, unit, from, to);
        try {
          Optional<BigDecimal> found =
              value(
                  what, units.find(unit).orElseThrow(() -> new NotFound("unit " + unit)), from, to);
          Optional<BigDecimal> expected = expected(written);
          if (expected.isPresent() == found.isPresent()
              && expected.map(it -> it.compareTo(found.orElseThrow()) == 0).orElse(true)) {
            passed++;
          } else {
            differs("%s: expected %s, found %s".formatted(name, text(expected), text(found)));
          }
        } catch (NotFound | IllegalArgumentException e) {
          differs("%s: %s".formatted(name, e.getMessage()));
        }
      }
    }

    private Optional<BigDecimal> value(String what, UnitId unit, LocalDate from, LocalDate to) {
      if (!what.startsWith("target:")) {
        return figures
            .value(actor, what, unit, new Period(from, to), HierarchyMode.AT_EVENT_DATE)
            .value();
      }
      int last = what.lastIndexOf(':');
      Optional<TargetValue> target =
          figures.target(
              actor,
              what.substring("target:".length(), Math.max(last, 7)),
              unit,
              to,
              HierarchyMode.AT_EVENT_DATE);
      return switch (what.substring(last + 1)) {
        case "due" -> target.map(it -> BigDecimal.valueOf(it.due()));
        case "done" -> target.map(it -> BigDecimal.valueOf(it.done()));
        case "rate" -> target.flatMap(TargetValue::rate);
        default -> throw new IllegalArgumentException("unknown " + what);
      };
    }

    private static Optional<BigDecimal> expected(String written) {
      if (written.isEmpty()) {
        return Optional.empty();
      }
      CellParser.Read read =
          CellParser.read(ExchangeColumn.of("value", new CellType.Decimal(), ""), written);
      if (!(read.value() instanceof BigDecimal value)) {
        throw new IllegalArgumentException("no number is expected: " + written);
      }
      return Optional.of(value);
    }

    private static String text(Optional<BigDecimal> value) {
      return value.map(BigDecimal::toPlainString).orElse("no value");
    }

    private List<StagedRow> rows(TableFormat table) throws IOException {
      List<StagedRow> rows = new ArrayList<>();
      if (dataset.sheets().stream().anyMatch(sheet -> sheet.table() == table)) {
        dataset.read(
            table,
            row -> {
              StagedRow read = StagedRow.read(table, row, today.date());
              RowError error = read.error();
              if (error == null) {
                rows.add(read);
              } else {
                differs(
                    "%s:%d cannot be compared: %s %s"
                        .formatted(table.name(), row.line(), error.column(), error.reason()));
              }
            });
      }
      return rows;
    }

    private void differs(String line) {
      lines.accept("%s: %s".formatted(dataset.name(), line));
      failed++;
    }
  }
}
