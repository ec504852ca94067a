package vn.mach.app.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Period;

/**
 * The unlogged tables in which the rows of an import wait: one for each table of the format, with
 * the format's columns and besides {@code line}, {@code state} ({@code fresh}, {@code changed},
 * {@code same}, {@code twice}, {@code refused}), {@code reason}, {@code at_column}, and {@code
 * faulty} for a row whose own cells refused it.
 */
@Component
class Staging {

  private final JdbcClient jdbc;
  private final DataSource connections;

  Staging(JdbcClient jdbc, DataSource connections) {
    this.jdbc = jdbc;
    this.connections = connections;
  }

  /** The relation that holds the staged rows of a table. */
  static String relation(long id, String table) {
    return "staged_" + id + "_" + table;
  }

  /** Puts the import's relations in the place of {@code {units}}, {@code {people}} and so on. */
  static String sql(long id, String template) {
    return template.replaceAll("\\{([a-z_]+)}", "staged_" + id + "_$1");
  }

  void create(long id) {
    for (ExchangeTable table : ExchangeTable.ofRealm()) {
      String columns =
          table.columns().stream()
              .map(column -> column.name() + " " + type(column.cell()))
              .collect(Collectors.joining(", "));
      String resolved =
          table.columns().stream()
                  .anyMatch(
                      column -> column.cell().equals(new CellType.Reference("unknown_directive")))
              ? ", directive_symbol text, directive_issuer text, directive_issued_on date"
              : "";
      jdbc.sql(
              "create unlogged table %s (line int not null, faulty boolean not null, state text not null, reason text, at_column text, %s%s)"
                  .formatted(relation(id, table.sheet()), columns, resolved))
          .update();
    }
    jdbc.sql(
            sql(
                id,
                "create unlogged table {versions} (code text not null, valid_from date not null, valid_to date not null)"))
        .update();
    jdbc.sql(sql(id, "create index on {versions} (code)")).update();
    jdbc.sql(
            sql(
                id,
                "create unlogged table {issuers} (unit text, issuer text, distance int, valid_from date, valid_to date)"))
        .update();
    jdbc.sql(sql(id, "create index on {issuers} (unit, issuer)")).update();
    jdbc.sql(
            sql(
                id,
                "create unlogged table {verdicts} (line int, state text, reason text, at_column text)"))
        .update();
    jdbc.sql(
            sql(
                id,
                "create unlogged table {sheets} (name text, unknown_columns text[], rows bigint)"))
        .update();
  }

  /** Reads the rows of a dataset's tables and their cells into the relations. */
  void load(long id, Dataset dataset, LocalDate today, ImportProgress progress) throws IOException {
    for (Dataset.Sheet sheet : dataset.sheets()) {
      if (ExchangeTable.ofRealm().contains(sheet.table())) {
        long rows = load(id, dataset, sheet.table(), today, progress);
        jdbc.sql(sql(id, "insert into {sheets} (name, unknown_columns, rows) values (?, ?, ?)"))
            .params(sheet.table().sheet(), sheet.unknownColumns().toArray(String[]::new), rows)
            .update();
        jdbc.sql(
                "create index on %s (%s)"
                    .formatted(
                        relation(id, sheet.table().sheet()),
                        sheet.table().columns().getFirst().name()))
            .update();
        jdbc.sql("analyze " + relation(id, sheet.table().sheet())).update();
      }
    }
  }

  private long load(
      long id, Dataset dataset, ExchangeTable table, LocalDate today, ImportProgress progress)
      throws IOException {
    List<String> columns =
        new ArrayList<>(List.of("line", "faulty", "state", "reason", "at_column"));
    table.columns().forEach(column -> columns.add("\"" + column.name() + "\""));
    List<@Nullable Object> nothing = Collections.nCopies(table.columns().size(), null);
    long[] rows = {0};
    try (Copy copy = copy(relation(id, table.sheet()), columns)) {
      dataset.read(
          table,
          row -> {
            StagedRow staged = StagedRow.read(table, row, today);
            List<@Nullable Object> values = new ArrayList<>(columns.size());
            RowError error = staged.error();
            if (error == null) {
              values.addAll(Arrays.asList(row.line(), false, "fresh", null, null));
              values.addAll(staged.values());
            } else {
              values.addAll(
                  Arrays.asList(row.line(), true, "refused", error.reason(), error.column()));
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
    for (ExchangeTable table : ExchangeTable.ofRealm()) {
      jdbc.sql("drop table if exists " + relation(id, table.sheet())).update();
    }
    jdbc.sql(sql(id, "drop table if exists {versions}, {issuers}, {verdicts}, {sheets}")).update();
  }

  boolean stands(long id) {
    return jdbc.sql("select to_regclass(?) is not null")
        .param(relation(id, "units"))
        .query(Boolean.class)
        .single();
  }

  /** Streams rows into a relation. Joins the running transaction. */
  Copy copy(String relation, List<String> columns) {
    Connection connection = DataSourceUtils.getConnection(connections);
    try {
      String sql = "copy " + relation + " (" + String.join(", ", columns) + ") from stdin";
      return new Copy(
          connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql),
          () -> DataSourceUtils.releaseConnection(connection, connections));
    } catch (SQLException e) {
      DataSourceUtils.releaseConnection(connection, connections);
      throw new IllegalStateException(e);
    }
  }

  /** A stream of rows on its way into PostgreSQL. Without {@link #finish} nothing arrives. */
  static final class Copy implements AutoCloseable {

    private static final int FULL = 1 << 16;

    private final CopyIn copy;
    private final Runnable release;
    private final StringBuilder rows = new StringBuilder(FULL + 4096);

    private Copy(CopyIn copy, Runnable release) {
      this.copy = copy;
      this.release = release;
    }

    void row(@Nullable Object... values) throws IOException {
      row(java.util.Arrays.asList(values));
    }

    void row(List<? extends @Nullable Object> values) throws IOException {
      for (int i = 0; i < values.size(); i++) {
        if (i > 0) {
          rows.append('\t');
        }
        write(values.get(i));
      }
      rows.append('\n');
      if (rows.length() >= FULL) {
        send();
      }
    }

    private void write(@Nullable Object value) {
      switch (value) {
        case null -> rows.append("\\N");
        case List<?> list -> {
          String elements =
              list.stream()
                  .map(it -> '"' + it.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                  .collect(Collectors.joining(","));
          escape("{" + elements + "}");
        }
        case LocalDate day -> rows.append(day.equals(Period.FOREVER) ? "infinity" : day.toString());
        default -> escape(value.toString());
      }
    }

    private void escape(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        switch (c) {
          case '\\' -> rows.append("\\\\");
          case '\t' -> rows.append("\\t");
          case '\n' -> rows.append("\\n");
          case '\r' -> rows.append("\\r");
          default -> rows.append(c);
        }
      }
    }

    private void send() throws IOException {
      byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
      rows.setLength(0);
      try {
        copy.writeToCopy(bytes, 0, bytes.length);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    void finish() throws IOException {
      send();
      try {
        copy.endCopy();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      try {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      } finally {
        release.run();
      }
    }
  }

  private static String type(CellType cell) {
    return switch (cell) {
      case CellType.Text text -> "text";
      case CellType.Code code -> "text";
      case CellType.Login login -> "text";
      case CellType.Reference reference -> "text";
      case CellType.CardNumber card -> "text";
      case CellType.OneOf one -> "text";
      case CellType.Day day -> "date";
      case CellType.YesNo yesNo -> "boolean";
      case CellType.Whole whole -> "bigint";
      case CellType.Decimal decimal -> "numeric(20, 2)";
      case CellType.Tags tags -> "text[]";
    };
  }
}
