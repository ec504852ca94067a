package vn.mach.app.exchange;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.kernel.Period;

/**
 * Reads a realm's tables in the columns of the exchange format, row by row with a cursor, ordered
 * by what names a row.
 */
@Component
class ExportSql {

  private static final int FETCHED_AT_ONCE = 2_000;

  private final JdbcClient jdbc;

  ExportSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Receives one row: a value for each column, as {@link #value} gives it. */
  interface Taker {
    void row(List<@Nullable Object> values);
  }

  /** Call it inside a transaction: without one the driver would fetch the whole table at once. */
  void read(ExchangeTable table, Taker taker) {
    List<ExchangeColumn> columns = table.columns();
    jdbc.sql(select(table))
        .withFetchSize(FETCHED_AT_ONCE)
        .query(row -> {
          List<@Nullable Object> values = new ArrayList<>(columns.size());
          for (int i = 0; i < columns.size(); i++) {
            values.add(value(columns.get(i).cell(), row, i + 1));
          }
          taker.row(values);
        });
  }

  private static String select(ExchangeTable table) {
    String columns =
        table.columns().stream().map(ExchangeColumn::name).collect(Collectors.joining(", "));
    String order =
        table.columns().stream()
            .filter(ExchangeColumn::key)
            .map(column -> isText(column.cell()) ? column.name() + " collate \"C\"" : column.name())
            .collect(Collectors.joining(", "));
    return "select %s from %s order by %s".formatted(columns, table.standing(), order);
  }

  private static boolean isText(CellType cell) {
    return switch (cell) {
      case CellType.Day _,
          CellType.YesNo _,
          CellType.Whole _,
          CellType.Decimal _,
          CellType.Tags _ ->
          false;
      case CellType.Text _,
          CellType.Code _,
          CellType.Login _,
          CellType.Reference _,
          CellType.CardNumber _,
          CellType.OneOf _ ->
          true;
    };
  }

  /**
   * A LocalDate, Boolean, Long, BigDecimal or String; nothing for an empty cell and for the last
   * day of what still stands.
   */
  private static @Nullable Object value(CellType cell, ResultSet row, int column)
      throws SQLException {
    return switch (cell) {
      case CellType.Day _ -> {
        LocalDate day = row.getObject(column, LocalDate.class);
        yield day == null || day.equals(Period.FOREVER) ? null : day;
      }
      case CellType.YesNo _ -> row.getObject(column, Boolean.class);
      case CellType.Whole _ -> {
        long number = row.getLong(column); // of whole numbers of any size
        yield row.wasNull() ? null : number;
      }
      case CellType.Decimal _ -> row.getBigDecimal(column);
      case CellType.Tags _ -> tags(row.getArray(column));
      case CellType.Text _,
          CellType.Code _,
          CellType.Login _,
          CellType.Reference _,
          CellType.CardNumber _,
          CellType.OneOf _ ->
          row.getString(column);
    };
  }

  private static @Nullable String tags(@Nullable Array array) throws SQLException {
    return array == null
        ? null
        : Arrays.stream((Object[]) array.getArray())
            .map(Object::toString)
            .collect(Collectors.joining("|"));
  }
}
