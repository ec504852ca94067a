package vn.mach.evidence.activities;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;

/**
 * One row of the grid: the input, under a key of its own, and the result.
 *
 * @param day as typed: a day of the month ({@code 15}) or a whole date
 * @param done the recorded activity, if it was recorded
 */
record GridRow(
    String key,
    YearMonth month,
    String day,
    ActivityInput typed,
    @Nullable ActivityId done,
    List<Refusal> refusals) {

  static GridRow empty(YearMonth month) {
    return new GridRow(
        UUID.randomUUID().toString(),
        month,
        "",
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
        key.isEmpty() ? UUID.randomUUID().toString() : key, month, day, dated, null, List.of());
  }

  private static String date(String day, YearMonth month) {
    String text = Text.line(day);
    return text.matches("\\d{1,2}")
        ? text + "/" + month.getMonthValue() + "/" + month.getYear()
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
    return new GridRow(key, month, day, typed.titled(title), done, refusals);
  }

  GridRow done(ActivityId id) {
    return new GridRow(key, month, day, typed, id, List.of());
  }

  GridRow refused(List<Refusal> why) {
    return new GridRow(key, month, day, typed, null, why);
  }

  Optional<Refusal> refusal(String field) {
    return refusals.stream().filter(it -> it.field().equals(field)).findFirst();
  }
}
