package vn.mach.base.datasets;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What a cell of a column may hold, and the reason that refuses anything else. */
public sealed interface CellType {

  /** How a text is cleaned before it is compared and stored. */
  enum TextForm {
    /** Its lines stay. */
    LINES,
    /** Of one line, as names are. */
    LINE,
    /** Names something letter by letter, as the symbol of a document: what looks alike is alike. */
    KEY
  }

  /** Any text of at most so many characters ({@code too_long}). */
  record Text(int longest, TextForm form) implements CellType {
    public Text(int longest) {
      this(longest, TextForm.LINES);
    }
  }

  /** Names the row: letters, digits, {@code . _ - /}, at most 64 ({@code not_a_code}). */
  record Code() implements CellType {}

  /** A code by which somebody signs in: small letters, {@code @} and {@code +} besides. */
  record Login() implements CellType {}

  /**
   * Names a row of a table (its own or another); that it is there is validated later, with SQL.
   *
   * @param table the name of the table
   * @param reason why a row is refused whose cell names nothing
   */
  record Reference(String table, String reason) implements CellType {}

  record Day() implements CellType {}

  record YesNo() implements CellType {}

  /** A whole number that is not negative. */
  record Whole() implements CellType {}

  /** A number with up to two digits behind its comma that is not negative; {@code 85 %} is 85. */
  record Decimal() implements CellType {}

  record CardNumber() implements CellType {}

  /** Words split by a bar. */
  record Tags() implements CellType {}

  /**
   * One of a closed list of words.
   *
   * @param words in the order in which they are offered
   * @param said how pages call them: a message key, which ends in the word
   */
  record OneOf(List<String> words, String reason, String said) implements CellType {}

  /** Text of one line and the usual length. */
  static Text text() {
    return new Text(1000, TextForm.LINE);
  }

  /** Text of the usual length that names something and may hold what a code may not. */
  static Text symbol() {
    return new Text(1000, TextForm.KEY);
  }

  /** One of the codes of an enum. */
  static <E extends Enum<E>> OneOf oneOf(
      E[] values, Function<E, String> code, String reason, String said) {
    return new OneOf(Arrays.stream(values).map(code).toList(), reason, said);
  }
}
