package vn.mach.app.exchange;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.CellParser;
import vn.mach.base.datasets.CellType;
import vn.mach.base.kernel.DayFormats;

/**
 * Whether the days of a column are written day first or month first. All cells of the column are
 * looked at together: where some can only be month first, those that could be either are not
 * guessed.
 */
final class DayOrders {

  private static final Pattern TWO_NUMBERS =
      Pattern.compile("([0-9]{1,2})([/.-])([0-9]{1,2})\\2([0-9]{4})(.{0,40})");

  private final Map<Integer, String> monthFirst = new HashMap<>();
  private final Map<Integer, String> dayFirst = new HashMap<>();
  private final Map<Integer, LocalDate> turned = new HashMap<>();
  private final Set<Integer> sure = new HashSet<>();
  private final Map<Integer, ReadChoices.Days> chosen;

  private DayOrders(Map<Integer, ReadChoices.Days> chosen) {
    this.chosen = chosen;
  }

  /** Looks at all days of a sheet before any is read, and says what may be wrong with them. */
  static DayOrders seen(
      RowSource source, HeaderRow header, ReadChoices choices, ReadRemarks remarks)
      throws IOException {
    Map<Integer, String> columns = new TreeMap<>();
    Map<Integer, ReadChoices.Days> chosen = new HashMap<>();
    for (int i = 0; i < header.places().size(); i++) {
      int place = header.places().get(i);
      if (place >= 0 && header.table().columns().get(i).cell() instanceof CellType.Day) {
        columns.put(i, header.headers().get(place));
        chosen.put(i, choices.days(source.name(), header.headers().get(place)));
      }
    }
    DayOrders days = new DayOrders(chosen);
    if (!columns.isEmpty()) {
      days.see(source, header, columns.keySet());
    }
    columns.forEach((column, label) -> {
      LocalDate turned = days.perhapsTurned(column);
      if (turned != null) {
        remarks.say(
            "days_mixed",
            label,
            days.dayFirst.getOrDefault(column, ""),
            turned.format(DayFormats.DAY));
      }
    });
    return days;
  }

  private void see(RowSource source, HeaderRow header, Set<Integer> columns) throws IOException {
    try (RawRows rows = source.open(header.table())) {
      for (RawRow row = rows.next(); row != null; row = rows.next()) {
        for (int column : columns) {
          switch (row.cell(header.placeIn(row, column))) {
            case RawCell.Words words -> see(column, words.shown());
            case RawCell.Moment moment -> see(column, moment.at().toLocalDate());
            case RawCell.Number _, RawCell.Truth _, RawCell.Unseen _ -> {}
          }
        }
      }
    }
  }

  private void see(int column, String text) {
    if (text.length() > 4 && text.charAt(4) == '-') {
      return; // the year is first
    }
    Matcher matcher = twoNumbers(text);
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

  /** A cell that the sheet itself holds as a day. */
  private void see(int column, LocalDate day) {
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
  private @Nullable LocalDate perhapsTurned(int column) {
    return dayFirst.containsKey(column) && !sure.contains(column) ? turned.get(column) : null;
  }

  /** The cell that shows that the column is month first; null where none does. */
  @Nullable String proof(int column) {
    return monthFirst.get(column);
  }

  /** Whether nobody can tell the day of this text from the month. */
  boolean isAmbiguous(int column, String text) {
    if (chosen(column) != ReadChoices.Days.UNKNOWN || !monthFirst.containsKey(column)) {
      return false;
    }
    Matcher matcher = twoNumbers(text);
    return matcher.matches()
        && Integer.parseInt(matcher.group(1)) <= 12
        && Integer.parseInt(matcher.group(3)) <= 12
        && Integer.parseInt(matcher.group(1)) != Integer.parseInt(matcher.group(3));
  }

  private ReadChoices.Days chosen(int column) {
    return chosen.getOrDefault(column, ReadChoices.Days.UNKNOWN);
  }

  /** The text day first, where a person said that the column is month first. */
  String read(int column, String text) {
    Matcher matcher = twoNumbers(text);
    return chosen(column) == ReadChoices.Days.MONTH_FIRST && matcher.matches()
        ? matcher.group(3) + "/" + matcher.group(1) + "/" + matcher.group(4) + matcher.group(5)
        : CellParser.hourBehind(text);
  }

  private static Matcher twoNumbers(String text) {
    return TWO_NUMBERS.matcher(CellParser.hourBehind(text));
  }
}
