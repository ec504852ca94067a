package vn.mach.evidence.activities;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;

/**
 * One row of the grid: the input, under a key of its own, and the result.
 *
 * @param day as typed: a day of the month ({@code 15}), with its month ({@code 10/9}) or a whole
 *     date
 * @param again whether a second one on the same day is meant
 * @param done the recorded activity, if it was recorded
 */
record GridRow(
    String key,
    YearMonth month,
    String day,
    boolean again,
    ActivityInput typed,
    @Nullable ActivityId done,
    List<Refusal> refusals) {

  private static final Pattern DAY = Pattern.compile("\\d{1,2}");
  private static final Pattern DAY_AND_MONTH = Pattern.compile("\\d{1,2}[/-]\\d{1,2}");

  static GridRow empty(YearMonth month) {
    return new GridRow(
        UUID.randomUUID().toString(),
        month,
        "",
        false,
        new ActivityInput("", "", "", "", "", "", "", "", "", "", Map.of()),
        null,
        List.of());
  }

  static GridRow read(MultiValueMap<String, String> fields, int number, YearMonth month) {
    String prefix = "r" + number + ".";
    String day = EntryForm.value(fields, prefix + "on");
    ActivityInput typed = EntryForm.typed(fields, prefix, "");
    String key = EntryForm.value(fields, prefix + "key");
    ActivityInput dated =
        new ActivityInput(
            "",
            typed.unit(),
            typed.kind(),
            "",
            typed.title(),
            date(day, month),
            "",
            typed.expected(),
            typed.present(),
            "",
            typed.amounts(),
            typed.attendanceReason(),
            "");
    return new GridRow(
        key.isEmpty() ? UUID.randomUUID().toString() : key,
        month,
        day,
        EntryForm.value(fields, prefix + "again").equals("yes"),
        dated,
        null,
        List.of());
  }

  static boolean isDayOnly(String day) {
    return DAY.matcher(day).matches();
  }

  static String date(String day, YearMonth month) {
    String text = Text.line(day);
    if (DAY.matcher(text).matches()) {
      return text + "/" + month.getMonthValue() + "/" + month.getYear();
    }
    return DAY_AND_MONTH.matcher(text).matches()
        ? text.replace('-', '/') + "/" + month.getYear()
        : text;
  }

  /** An empty row is skipped; the default for expected does not count as input. */
  boolean isEmpty() {
    return Text.line(day).isEmpty()
        && Text.line(typed.title()).isEmpty()
        && Text.line(typed.present()).isEmpty()
        && typed.amounts().isEmpty();
  }

  GridRow titled(String title) {
    return new GridRow(key, month, day, again, typed.titled(title), done, refusals);
  }

  GridRow done(ActivityId id) {
    return new GridRow(key, month, day, again, typed, id, List.of());
  }

  /** One whose key is used up, its content having changed since, is another command from now on. */
  GridRow refused(List<Refusal> why) {
    boolean used = why.stream().anyMatch(it -> it.reason().equals("audit.refused.key_used"));
    return new GridRow(
        used ? UUID.randomUUID().toString() : key, month, day, again, typed, null, why);
  }

  Optional<Refusal> refusal(String field) {
    return refusals.stream().filter(it -> it.field().equals(field)).findFirst();
  }
}
