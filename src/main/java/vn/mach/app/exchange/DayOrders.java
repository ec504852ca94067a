package vn.mach.app.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether the days of a column are written day first or month first. All cells of the column are
 * looked at together: where some can only be month first, those that could be either are not
 * guessed.
 */
final class DayOrders {

  private static final Pattern TWO_NUMBERS =
      Pattern.compile("([0-9]{1,2})([/-])([0-9]{1,2})\\2([0-9]{4})(.{0,40})");

  private final Map<Integer, String> monthFirst = new HashMap<>();
  private final ReadChoices.Days chosen;

  /**
   * @param chosen how a person said that days are written
   */
  DayOrders(ReadChoices.Days chosen) {
    this.chosen = chosen;
  }

  /** Looks at a cell of a column of days before any is read. */
  void see(int column, String text) {
    Matcher matcher = TWO_NUMBERS.matcher(text);
    if (matcher.matches()
        && Integer.parseInt(matcher.group(1)) <= 12
        && Integer.parseInt(matcher.group(3)) > 12
        && Integer.parseInt(matcher.group(3)) <= 31) {
      monthFirst.putIfAbsent(column, text);
    }
  }

  /** The cell that shows that the column is month first; null where none does. */
  @Nullable String proof(int column) {
    return monthFirst.get(column);
  }

  /** Whether nobody can tell the day of this text from the month. */
  boolean isAmbiguous(int column, String text) {
    if (chosen != ReadChoices.Days.UNKNOWN || !monthFirst.containsKey(column)) {
      return false;
    }
    Matcher matcher = TWO_NUMBERS.matcher(text);
    return matcher.matches()
        && Integer.parseInt(matcher.group(1)) <= 12
        && Integer.parseInt(matcher.group(3)) <= 12
        && Integer.parseInt(matcher.group(1)) != Integer.parseInt(matcher.group(3));
  }

  /** The text day first, where a person said that it is month first. */
  String read(String text) {
    Matcher matcher = TWO_NUMBERS.matcher(text);
    return chosen == ReadChoices.Days.MONTH_FIRST && matcher.matches()
        ? matcher.group(3) + "/" + matcher.group(1) + "/" + matcher.group(4) + matcher.group(5)
        : text;
  }
}
