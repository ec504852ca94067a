package vn.mach.evidence.activities;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** The title of an activity when none was typed. */
final class DefaultTitles {

  private DefaultTitles() {}

  static String suggested(MessageSource messages, Locale locale, ActivityKind kind, LocalDate day) {
    String name = locale.getLanguage().equals("vi") ? kind.nameVi() : kind.nameEn();
    return messages.getMessage(
        "activities.title.suggested",
        new Object[] {name, Integer.toString(day.getMonthValue()), Integer.toString(day.getYear())},
        locale);
  }

  /** Whether an activity has the title of its kind and day, in one of the languages. */
  static boolean has(MessageSource messages, ActivityKind kind, ActivityRow row) {
    return Stream.of("vi", "en")
        .map(it -> suggested(messages, Locale.of(it), kind, row.heldOn()))
        .anyMatch(row.title()::equals);
  }
}
