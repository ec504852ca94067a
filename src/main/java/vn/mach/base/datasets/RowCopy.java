package vn.mach.base.datasets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.datasource.DataSourceUtils;
import vn.mach.base.kernel.Period;

/**
 * Rows on their way into a relation by COPY, in the running transaction. Without {@link #finish}
 * nothing arrives.
 */
public final class RowCopy implements AutoCloseable {

  private static final int FULL = 1 << 16;

  private final CopyIn copy;
  private final Runnable release;
  private final StringBuilder rows = new StringBuilder(FULL + 4096);

  private RowCopy(CopyIn copy, Runnable release) {
    this.copy = copy;
    this.release = release;
  }

  static RowCopy into(DataSource connections, String relation, List<String> columns) {
    Connection connection = DataSourceUtils.getConnection(connections);
    try {
      String sql = "copy " + relation + " (" + String.join(", ", columns) + ") from stdin";
      return new RowCopy(
          connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql),
          () -> DataSourceUtils.releaseConnection(connection, connections));
    } catch (SQLException e) {
      DataSourceUtils.releaseConnection(connection, connections);
      throw new IllegalStateException(e);
    }
  }

  /** The values of one row, in the order of the columns. A {@code List} becomes an array. */
  public void row(@Nullable Object... values) throws IOException {
    row(Arrays.asList(values));
  }

  public void row(List<? extends @Nullable Object> values) throws IOException {
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

  public void finish() throws IOException {
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
