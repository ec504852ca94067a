package vn.mach.app.exchange;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
  private final Map<Integer, String> dayFirst = new HashMap<>();
  private final Map<Integer, LocalDate> turned = new HashMap<>();
  private final Set<Integer> sure = new HashSet<>();
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
    if (matcher.matches() && Integer.parseInt(matcher.group(1)) > 12) {
      dayFirst.putIfAbsent(column, text);
    }
    if (matcher.matches()
        && Integer.parseInt(matcher.group(1)) <= 12
        && Integer.parseInt(matcher.group(3)) > 12
        && Integer.parseInt(matcher.group(3)) <= 31) {
      monthFirst.putIfAbsent(column, text);
    }
  }

  /** Looks at a cell that the sheet itself holds as a day. */
  void see(int column, LocalDate day) {
    if (day.getDayOfMonth() > 12) {
      sure.add(column);
    } else if (day.getDayOfMonth() != day.getMonthValue()) {
      turned.putIfAbsent(column, day);
    }
  }

  /**
   * A day of the sheet that its program may have read month first, for those that it could not read
   * so stayed texts with the day first; null where nothing points to that.
   */
  @Nullable LocalDate perhapsTurned(int column) {
    return dayFirst.containsKey(column) && !sure.contains(column) ? turned.get(column) : null;
  }

  /** A text of the column that can only be day first; empty where there is none. */
  String dayFirst(int column) {
    return dayFirst.getOrDefault(column, "");
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
