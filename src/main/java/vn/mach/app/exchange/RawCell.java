package vn.mach.app.exchange;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A cell as it is in a file, before anybody knows in which column of a table it stands. */
sealed interface RawCell {

  RawCell EMPTY = new Words("");

  /** What Excel shows where a formula has no value; OpenDocument also writes {@code Err:502}. */
  Set<String> ERRORS =
      Set.of(
          "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!");

  Pattern ERR = Pattern.compile("Err:[0-9]{3}");

  /** What a person sees. */
  String shown();

  /**
   * @param stored as it is in the file, before it was cleaned
   * @param old the encoding of a file that is not of Unicode, from which {@code shown} was
   *     converted
   */
  record Words(String shown, String stored, SpoiltText.@Nullable Kind old) implements RawCell {
    Words(String text) {
      this(text, text, null);
    }
  }

  /**
   * @param value as its format shows it: rounded, a hundredfold where it is a percentage
   * @param shown with what the format puts around the number, thousands not grouped
   * @param exact whether the format shows all of the stored number
   */
  record Number(BigDecimal value, String shown, boolean percent, boolean exact)
      implements RawCell {}

  record Moment(LocalDateTime at) implements RawCell {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

    @Override
    public String shown() {
      return at.format(hasHour() ? HOUR : DAY);
    }

    boolean hasHour() {
      return at.toLocalTime().toSecondOfDay() != 0;
    }
  }

  record Truth(boolean value) implements RawCell {
    @Override
    public String shown() {
      return Boolean.toString(value).toUpperCase(Locale.ROOT);
    }
  }

  /**
   * A cell whose value nobody sees: an error, a formula without a stored result, a number that its
   * format cannot show.
   *
   * @param shown the error, the formula or the stored number
   */
  record Unseen(String shown) implements RawCell {}

  default boolean isEmpty() {
    return shown().isEmpty();
  }

  /** A cell of cleaned text. */
  static RawCell words(String text) {
    return words(text, text);
  }

  /** A cell of text; errors that a sheet left in it as text are errors. */
  static RawCell words(String text, String stored) {
    if (text.isEmpty()) {
      return EMPTY;
    }
    boolean error = text.charAt(0) == '#' && ERRORS.contains(text) || ERR.matcher(text).matches();
    return error ? new Unseen(text) : new Words(text, stored, null);
  }
}
