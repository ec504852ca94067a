package vn.mach.voice.care;

import java.util.Objects;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;

/** Rows as records, by the names of their columns. */
final class CareRows {

  private CareRows() {}

  static <T> RowMapper<T> of(Class<T> type) {
    SimplePropertyRowMapper<T> mapper = new SimplePropertyRowMapper<>(type);
    return (row, number) -> Objects.requireNonNull(mapper.mapRow(row, number));
  }
}
