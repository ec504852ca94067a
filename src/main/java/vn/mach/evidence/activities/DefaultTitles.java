package vn.mach.evidence.activities;

import java.time.LocalDate;
import java.util.Locale;
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
}
