package vn.mach.app.exchange;

import java.util.Set;

/** What a cell of a column may hold, and the reason that refuses anything else. */
sealed interface CellType {

  /** Any text of at most so many characters ({@code too_long}). */
  record Text(int longest) implements CellType {}

  /** Names the row: letters, digits, {@code . _ - /}, at most 64 ({@code not_a_code}). */
  record Code() implements CellType {}

  /** A code by which somebody signs in: small letters, {@code @} and {@code +} besides. */
  record Login() implements CellType {}

  /**
   * Names a row of another table; that it is there is validated later, with the reason of its
   * column.
   */
  record Reference(String reason) implements CellType {}

  record Day() implements CellType {}

  record YesNo() implements CellType {}

  /** A whole number that is not negative. */
  record Whole() implements CellType {}

  /** A number with up to two digits behind its comma that is not negative. */
  record Decimal() implements CellType {}

  record CardNumber() implements CellType {}

  /** Words split by a bar. */
  record Tags() implements CellType {}

  /** One of a closed list of words. */
  record OneOf(Set<String> words, String reason) implements CellType {}
}
