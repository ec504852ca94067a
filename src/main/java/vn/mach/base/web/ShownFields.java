package vn.mach.base.web;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;

/**
 * The fields of something that a form changes, compared with what the form showed of them: a digest
 * of each, sent along with it. So nobody saves over what somebody else changed meanwhile.
 *
 * @param <T> the form's record
 */
final class ShownFields<T extends Record> {

  private static final String CHANGED = "web.refused.changed_meanwhile";
  private static final String CHANGED_TO = "web.refused.changed_meanwhile_to";
  private static final int LENGTH = 8; // letters of each digest

  private final String shown;
  private final Supplier<T> now;
  private final T typed;
  private final Collection<String> choices;
  private String seen;

  /**
   * @param shown what {@link #digests} said; anything else says nothing
   * @param now reads the values as they are
   * @param choices fields that hold a code or a number which people do not read
   */
  ShownFields(String shown, Supplier<T> now, T typed, Collection<String> choices) {
    this.shown = shown;
    this.now = now;
    this.typed = typed;
    this.choices = choices;
    this.seen = shown;
  }

  /** Of each field a digest. */
  static String digests(Record values) {
    StringBuilder all = new StringBuilder();
    for (RecordComponent component : values.getClass().getRecordComponents()) {
      all.append(digest(text(component, values)));
    }
    return all.toString();
  }

  /**
   * Forms of one kind that are sent to one address: of one thing. Whoever waits for something else
   * while they change theirs keeps nobody waiting who changes another.
   */
  String name() {
    return "change " + typed.getClass().getName() + " " + address();
  }

  static String address() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? request.getRequest().getRequestURI()
        : "";
  }

  /** What the sender has seen: after {@link #changed} also what it said. */
  String seen() {
    return seen;
  }

  /** A refusal for each field that was changed meanwhile, unless to what was typed. */
  List<Refusal> changed() {
    RecordComponent[] components = typed.getClass().getRecordComponents();
    if (shown.length() != LENGTH * components.length) {
      return List.of();
    }
    T present = now.get();
    List<Refusal> changed = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      String value = text(components[i], present);
      boolean other = !shown.startsWith(digest(value), i * LENGTH);
      if (other && !value.equals(text(components[i], typed))) {
        changed.add(changed(components[i].getName(), value));
      }
    }
    seen = digests(present);
    return changed;
  }

  /** Whether it says that somebody else changed the field meanwhile. */
  static boolean isChange(Refusal refusal) {
    return refusal.reason().equals(CHANGED) || refusal.reason().equals(CHANGED_TO);
  }

  private Refusal changed(String field, String value) {
    return value.isEmpty() || choices.contains(field)
        ? Refusal.of(field, CHANGED, value)
        : Refusal.of(field, CHANGED_TO, readable(value));
  }

  /** A day as the reader writes days. */
  private static Object readable(String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      return value;
    }
  }

  private static String text(RecordComponent component, Record values) {
    @Nullable Object value = FormFields.read(component, values);
    return value == null ? "" : Text.lines(value.toString()).strip();
  }

  private static String digest(String text) {
    return Digests.hex(text).substring(0, LENGTH);
  }
}
