package vn.mach.exchange;

import java.util.Set;

/** What a cell of a column may hold, and the reason that refuses anything else. */
sealed interface Cell {

  /** Any text of at most so many characters ({@code too_long}). */
  record Text(int longest) implements Cell {}

  /** Names the row: letters, digits, {@code . _ - /}, at most 64 ({@code not_a_code}). */
  record Code() implements Cell {}

  /** A code by which somebody signs in: small letters, {@code @} and {@code +} besides. */
  record Login() implements Cell {}

  /** Names a row of another table; that it is there is judged later, with the reason of its column. */
  record Reference(String reason) implements Cell {}

  record Day() implements Cell {}

  record YesNo() implements Cell {}

  /** A whole number that is not negative. */
  record Whole() implements Cell {}

  /** A number with up to two digits behind its comma that is not negative. */
  record Decimal() implements Cell {}

  record CardNumber() implements Cell {}

  /** Words split by a bar. */
  record Tags() implements Cell {}

  /** One of a closed list of words. */
  record OneOf(Set<String> words, String reason) implements Cell {}
}
