package vn.mach.app.exchange;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.RowCopy;
import vn.mach.base.datasets.RowError;
import vn.mach.base.datasets.StagedImport;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.datasets.WorkTable;

/**
 * The unlogged relations in which the rows of an import wait: one for each table of the format,
 * with the columns that {@link StagedRows} describes and {@code faulty} for a row whose own cells
 * refused it; the tables' work tables; and {@code sheets}, which lists the tables that were sent.
 */
@Component
class Staging {

  private final JdbcClient jdbc;
  private final DataSource connections;
  private final ExchangeTables tables;

  Staging(JdbcClient jdbc, DataSource connections, ExchangeTables tables) {
    this.jdbc = jdbc;
    this.connections = connections;
    this.tables = tables;
  }

  /** The relations of an import, for one validation or one loading. */
  StagedImport of(long id) {
    return new StagedImport(jdbc, connections, prefix(id), tables::table);
  }

  private static String prefix(long id) {
    return "staged_" + id + "_";
  }

  void create(long id) {
    for (ExchangeTable table : tables.ofRealm()) {
      List<String> columns =
          new ArrayList<>(
              List.of(
                  "line int not null",
                  "faulty boolean not null",
                  "state text not null",
                  "reason text",
                  "at_column text",
                  "cell text",
                  "hint text"));
      table.columns().forEach(column -> columns.add(column.name() + " " + type(column.cell())));
      columns.addAll(table.resolvedColumns());
      create(id, table.name(), columns);
      for (WorkTable work : table.workTables()) {
        create(id, work.name(), work.columns());
        if (!work.index().isEmpty()) {
          index(id, work.name(), work.index());
        }
      }
    }
    create(id, "sheets", List.of("name text", "unknown_columns text[]", "rows bigint"));
    create(id, "reach", List.of("code text"));
    create(id, "meant", List.of("cell text", "code text")); // what the sender said of names
    create(id, "chosen", List.of("made text", "code text")); // and of codes that were made
  }

  private void create(long id, String name, List<String> columns) {
    jdbc.sql(
            "create unlogged table %s (%s)"
                .formatted(prefix(id) + name, String.join(", ", columns)))
        .update();
  }

  private void index(long id, String name, List<String> columns) {
    jdbc.sql("create index on %s (%s)".formatted(prefix(id) + name, String.join(", ", columns)))
        .update();
  }

  /** How a sheet is read; empty where it is not. */
  @FunctionalInterface
  interface Readings {
    Optional<SheetReading> of(ExchangeTable table, Dataset.Sheet sheet);
  }

  /** Reads the rows of a dataset's tables and their cells into the relations. */
  void load(long id, Dataset dataset, Readings readings, LocalDate today, ImportProgress progress)
      throws IOException {
    StagedImport staged = of(id);
    for (Dataset.Sheet sheet : dataset.sheets()) {
      ExchangeTable table = tables.find(sheet.table().name()).orElse(null);
      SheetReading reading = table == null ? null : readings.of(table, sheet).orElse(null);
      if (table != null && reading != null) {
        long rows =
            load(
                staged.copy(table.name(), staged(table)), dataset, table, reading, today, progress);
        staged
            .statement("insert into {sheets} (name, unknown_columns, rows) values (?, ?, ?)")
            .params(table.name(), sheet.unknownColumns().toArray(String[]::new), rows)
            .update();
        index(id, table.name(), List.of(table.columns().getFirst().name()));
        new StagedRows(staged, table).run("analyze {rows}");
      }
    }
  }

  private static List<String> staged(ExchangeTable table) {
    List<String> columns =
        new ArrayList<>(List.of("line", "faulty", "state", "reason", "at_column", "cell"));
    table.columns().forEach(column -> columns.add("\"" + column.name() + "\""));
    return columns;
  }

  private static long load(
      RowCopy into,
      Dataset dataset,
      ExchangeTable table,
      SheetReading reading,
      LocalDate today,
      ImportProgress progress)
      throws IOException {
    List<@Nullable Object> nothing = Collections.nCopies(table.columns().size(), null);
    long[] rows = {0};
    try (RowCopy copy = into) {
      dataset.read(
          table,
          row -> {
            if (reading.leavesOut(row)) {
              return;
            }
            StagedRow read = StagedRow.read(table, row, today, reading);
            List<@Nullable Object> values = new ArrayList<>(nothing.size() + 6);
            RowError error = read.error();
            if (error == null) {
              values.addAll(Arrays.asList(row.line(), false, "fresh", null, null, null));
              values.addAll(read.values());
            } else {
              values.addAll(
                  Arrays.asList(
                      row.line(), true, "refused", error.reason(), error.column(), read.cell()));
              values.addAll(nothing);
            }
            copy.row(values);
            if (++rows[0] % 5000 == 0) {
              progress.reached(table, rows[0]);
            }
          });
      copy.finish();
    }
    progress.reached(table, rows[0]);
    return rows[0];
  }

  void drop(long id) {
    for (ExchangeTable table : tables.ofRealm()) {
      drop(id, table.name());
      table.workTables().forEach(work -> drop(id, work.name()));
    }
    drop(id, "sheets");
    drop(id, "reach");
    drop(id, "meant");
    drop(id, "chosen");
  }

  private void drop(long id, String name) {
    jdbc.sql("drop table if exists " + prefix(id) + name).update();
  }

  boolean stands(long id) {
    return jdbc.sql("select to_regclass(?) is not null")
        .param(prefix(id) + "sheets")
        .query(Boolean.class)
        .single();
  }

  private static String type(CellType cell) {
    return switch (cell) {
      case CellType.Text _ -> "text";
      case CellType.Code _ -> "text";
      case CellType.Login _ -> "text";
      case CellType.Reference _ -> "text";
      case CellType.CardNumber _ -> "text";
      case CellType.OneOf _ -> "text";
      case CellType.Day _ -> "date";
      case CellType.YesNo _ -> "boolean";
      case CellType.Whole _ -> "bigint";
      case CellType.Decimal _ -> "numeric(20, 2)";
      case CellType.Tags _ -> "text[]";
    };
  }
}
