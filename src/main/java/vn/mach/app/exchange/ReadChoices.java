package vn.mach.app.exchange;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person chose about the reading of files, where the files alone do not tell.
 *
 * @param headerLines by the name of a file or sheet, the line of its header
 * @param days by {@link #daysOf}, how the days of a column are written
 * @param spoilt what to do with texts of old encodings
 */
record ReadChoices(Map<String, Integer> headerLines, Map<String, Days> days, SpoiltTexts spoilt) {

  /** How days of two numbers and a year are written. */
  enum Days {
    /** Day first; where the cells of a column contradict that, the ambiguous ones are refused. */
    UNKNOWN,
    DAY_FIRST,
    MONTH_FIRST
  }

  /** What to do with texts that are spoilt. */
  enum SpoiltTexts {
    /** Their rows are refused, and the conversion is offered. */
    REFUSE,
    /** They are converted where that is possible. */
    CONVERT,
    /** They are meant as they are. */
    KEEP
  }

  static final ReadChoices NONE = new ReadChoices(Map.of(), Map.of(), SpoiltTexts.REFUSE);

  private static final Pattern LINE = Pattern.compile("[0-9]{1,7}");

  /** The names under which a person's choices are kept; a header's line under its sheet's name. */
  private static final String DAYS = "days ";

  static final String SPOILT = "spoilt";
  static final String HEADER = "header ";

  /** The name under which it is kept how the days of a column of a sheet are written. */
  static String daysOf(String sheet, String header) {
    return DAYS + sheet + "\t" + header;
  }

  /** As they were chosen on the page; what is none of them is left out. */
  static ReadChoices of(Map<String, String> chosen) {
    Map<String, Integer> lines = new HashMap<>();
    Map<String, Days> days = new HashMap<>();
    chosen.forEach((name, value) -> {
      if (name.startsWith(HEADER) && LINE.matcher(value).matches()) {
        lines.put(name.substring(HEADER.length()), Integer.valueOf(value));
      } else if (name.startsWith(DAYS)) {
        days.put(name, one(Days.values(), value, Days.UNKNOWN));
      }
    });
    return new ReadChoices(
        lines, days, one(SpoiltTexts.values(), chosen.get(SPOILT), SpoiltTexts.REFUSE));
  }

  private static <E extends Enum<E>> E one(E[] all, @Nullable String code, E otherwise) {
    for (E constant : all) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(code)) {
        return constant;
      }
    }
    return otherwise;
  }

  Days days(String sheet, String header) {
    return days.getOrDefault(daysOf(sheet, header), Days.UNKNOWN);
  }

  @Nullable Integer headerLine(String sheet) {
    return headerLines.get(sheet);
  }
}
