package vn.mach.base.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;

/**
 * Reads what was typed into a form, field by field, and gathers what cannot be read. Ask {@link
 * #then} at the end: the command is only carried out where every field could be read.
 */
public final class FormParser {

  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern VIETNAMESE = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

  private final List<Refusal> refusals = new ArrayList<>();

  /**
   * A day as {@code yyyy-MM-dd}, {@code dd/MM/yyyy} or {@code d/M/yyyy}; nothing where it is no day
   * of the calendar.
   */
  public static Optional<LocalDate> day(@Nullable String typed) {
    String text = Text.line(typed);
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return date(iso.group(1), iso.group(2), iso.group(3));
    }
    Matcher vietnamese = VIETNAMESE.matcher(text);
    return vietnamese.matches()
        ? date(vietnamese.group(3), vietnamese.group(2), vietnamese.group(1))
        : Optional.empty();
  }

  private static Optional<LocalDate> date(String year, String month, String day) {
    if (Integer.parseInt(year) == 0) {
      return Optional.empty(); // the database's calendar has no such year
    }
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Text of one line that must be there. */
  public String required(String field, @Nullable String typed) {
    String text = Text.line(typed);
    if (text.isEmpty()) {
      refuse(field, "web.refused.missing");
    }
    return text;
  }

  /** A day that may be left out; none where it cannot be read. */
  public @Nullable LocalDate optionalDay(String field, @Nullable String typed) {
    if (Text.line(typed).isEmpty()) {
      return null;
    }
    Optional<LocalDate> day = day(typed);
    if (day.isEmpty()) {
      refuse(field, "web.refused.not_a_date");
    }
    return day.orElse(null);
  }

  /**
   * A day that must be there. The command of {@link #then} may rely on it: without it none is
   * carried out.
   */
  public Optional<LocalDate> requiredDay(String field, @Nullable String typed) {
    return required(field, typed).isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(optionalDay(field, typed));
  }

  /** Says against a field what the caller found itself. */
  public void refuse(String field, String reason, Object... arguments) {
    refusals.add(Refusal.of(field, reason, arguments));
  }

  /** Carries the command out, or refuses with everything that could not be read. */
  public <T> Outcome<T> then(Supplier<Outcome<T>> command) {
    return refusals.isEmpty() ? command.get() : Outcome.refused(refusals);
  }
}
