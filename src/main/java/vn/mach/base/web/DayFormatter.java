package vn.mach.base.web;

import java.text.ParseException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.springframework.format.AnnotationFormatterFactory;
import org.springframework.format.Formatter;
import org.springframework.format.Parser;
import org.springframework.format.Printer;
import org.springframework.format.annotation.DateTimeFormat;

/** Reads a day of an address with {@link FormParser#day}; anything else is no such page. */
final class DayFormatter implements Formatter<LocalDate> {

  @Override
  public LocalDate parse(String text, Locale locale) throws ParseException {
    return FormParser.day(text).orElseThrow(() -> new ParseException("Not a day", 0));
  }

  @Override
  public String print(LocalDate day, Locale locale) {
    return day.toString();
  }

  /**
   * The same for parameters with {@link DateTimeFormat}, which Spring would read without limits.
   */
  static final class OfParameters implements AnnotationFormatterFactory<DateTimeFormat> {
    private final DayFormatter days = new DayFormatter();

    @Override
    public Set<Class<?>> getFieldTypes() {
      return Set.of(LocalDate.class);
    }

    @Override
    public Printer<LocalDate> getPrinter(DateTimeFormat annotation, Class<?> type) {
      return days;
    }

    @Override
    public Parser<LocalDate> getParser(DateTimeFormat annotation, Class<?> type) {
      return days;
    }
  }
}
