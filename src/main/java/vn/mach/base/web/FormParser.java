package vn.mach.base.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Precondition;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;

/**
 * Parses the input of a form, field by field, and collects what is invalid. Call {@link #then} at
 * the end: the command is only carried out where every field is valid, and only there have the
 * fields their values.
 */
public final class FormParser {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;
  static final int QUOTED = 60;
  private static final String MISSING = "web.refused.missing";
  private static final String NOT_A_NUMBER = "web.refused.not_a_number";
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern VIETNAMESE = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
  private static final Pattern WHOLE =
      Pattern.compile(
          "-?\\d{1,18}|-?\\d{1,3}(\\.\\d{3}){1,5}|-?\\d{1,3}(,\\d{3}){1,5}|-?\\d{1,3}( \\d{3}){1,5}");
  private static final Pattern ID = Pattern.compile("\\d{1,18}");
  private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}._/-]{1,64}");

  private final List<Refusal> refusals = new ArrayList<>();

  private final @Nullable ShownFields<?> shownFields;
  private final @Nullable Precondition still;

  public FormParser() {
    this.shownFields = null;
    this.still = null;
  }

  private FormParser(@Nullable ShownFields<?> shownFields, @Nullable Precondition still) {
    this.shownFields = shownFields;
    this.still = still;
  }

  /**
   * The parser of a form that changes something which is there already. Fields that somebody else
   * changed since the form was shown are refused, with what stands there now; a form that is sent
   * again after that replaces it. They are compared when the command begins, in its transaction.
   *
   * @param shown {@link Form#shown}, as it was sent along; empty: nothing is compared
   * @param now reads its values as they are
   * @param choices fields that hold a code or a number which people do not read
   */
  public static <T extends Record> FormParser since(
      String shown, Supplier<T> now, T typed, String... choices) {
    return new FormParser(new ShownFields<>(shown, now, typed, List.of(choices)), null);
  }

  /**
   * The parser of a form by which somebody does something with what its page showed: see {@link
   * Form#about}. Where that is something else by now the command is refused. It is compared when
   * the command begins, in its transaction, so a command that locks the thing does so before it
   * asks {@code Idempotency}; else {@code now} locks it.
   *
   * @param shown as it was sent along; empty, as from a program: nothing is compared
   * @param now what a page would show in this moment
   */
  public static FormParser about(String shown, Supplier<String> now) {
    return new FormParser(
        null,
        new Precondition(
            "about " + ShownFields.address(),
            () ->
                shown.isEmpty() || shown.equals(now.get())
                    ? List.of()
                    : List.of(Refusal.of("", Refusal.CHANGED_SINCE_READ))));
  }

  /** A field that must be there. */
  public static final class Field<T> {
    private final @Nullable T value;

    private Field(@Nullable T value) {
      this.value = value;
    }

    /**
     * The parsed value, for the command given to {@link FormParser#then}.
     *
     * @throws IllegalStateException where it is invalid
     */
    public T get() {
      if (value == null) {
        throw new IllegalStateException("Only where every field could be read");
      }
      return value;
    }

    /** The parsed value, for parsing other fields; empty where it is invalid. */
    public Optional<T> read() {
      return Optional.ofNullable(value);
    }
  }

  /**
   * A day as {@code yyyy-MM-dd}, {@code dd/MM/yyyy} or {@code d/M/yyyy}; nothing where it is no day
   * of the calendar, before {@value #FIRST_YEAR} or after {@value #LAST_YEAR}: a typing error.
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
    try {
      return Optional.of(
              LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)))
          .filter(date -> date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A month as {@code yyyy-MM} or {@code MM/yyyy}, in the same years as a {@link #day}. */
  public static Optional<YearMonth> month(@Nullable String typed) {
    String text = Text.line(typed);
    return day(text.indexOf('/') < 0 ? text + "-1" : "1/" + text).map(YearMonth::from);
  }

  /**
   * A whole number, its thousands grouped or not; may be negative. Nothing where it is none, or too
   * long to be meant.
   */
  public static Optional<Long> whole(@Nullable String typed) {
    String text = Text.line(typed);
    return WHOLE.matcher(text).matches()
        ? Optional.of(Long.parseLong(text.replaceAll("[., ]", "")))
        : Optional.empty();
  }

  /** A number as a page sends it back: of a unit, a person, a directive. */
  public static <T> Optional<T> id(@Nullable String typed, LongFunction<T> id) {
    String text = Text.line(typed);
    return ID.matcher(text).matches()
        ? Optional.of(id.apply(Long.parseLong(text)))
        : Optional.empty();
  }

  /** Whether it is a code: letters, digits and {@code . _ / -}, at most 64. */
  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /** Text of one line that must be there. */
  public String required(String field, @Nullable String typed) {
    String text = Text.line(typed);
    if (text.isEmpty()) {
      refuse(field, MISSING);
    }
    return text;
  }

  /** Text of one line that may be left out, of so many characters at most. */
  public String optional(String field, @Nullable String typed, int most) {
    String text = Text.line(typed);
    if (Text.length(text) > most) {
      refuse(field, "web.refused.too_long", most);
    }
    return text;
  }

  /** Text of one line that must be there, of so many characters at most. */
  public String required(String field, @Nullable String typed, int most) {
    required(field, typed);
    return optional(field, typed, most);
  }

  /** A day that may be left out. */
  public @Nullable LocalDate optionalDay(String field, @Nullable String typed) {
    return Text.line(typed).isEmpty()
        ? null
        : found(field, day(typed), "web.refused.not_a_date", quoted(typed)).value;
  }

  /** A day that must be there. */
  public Field<LocalDate> requiredDay(String field, @Nullable String typed) {
    return required(field, typed).isEmpty()
        ? new Field<>(null)
        : found(field, day(typed), "web.refused.not_a_date", quoted(typed));
  }

  /** A whole number within limits, which must be there. */
  public Field<Long> requiredWhole(String field, @Nullable String typed, long least, long most) {
    return required(field, typed).isEmpty()
        ? new Field<>(null)
        : found(field, within(typed, least, most), NOT_A_NUMBER, quoted(typed), least, most);
  }

  /** A whole number within limits, which may be left out. */
  public @Nullable Long optionalWhole(String field, @Nullable String typed, long least, long most) {
    return Text.line(typed).isEmpty() ? null : requiredWhole(field, typed, least, most).value;
  }

  private static Optional<Long> within(@Nullable String typed, long least, long most) {
    return whole(typed).filter(it -> it >= least && it <= most);
  }

  /** What was typed, for a message that refuses it: a long text is cut. */
  public static String quoted(@Nullable String typed) {
    return Text.shortened(Text.line(typed), QUOTED);
  }

  /**
   * What a code or a number names, which must be there.
   *
   * @param found empty where there is no such thing
   * @param reason what is said against the field then; where it would quote nothing, the field is
   *     said to be missing
   */
  public <T> Field<T> found(String field, Optional<T> found, String reason, Object... arguments) {
    if (found.isEmpty() && List.of("").equals(List.of(arguments))) {
      refuse(field, MISSING);
    } else if (found.isEmpty()) {
      refuse(field, reason, arguments);
    }
    return new Field<>(found.orElse(null));
  }

  /**
   * What typed words name, which must be there.
   *
   * @param reason what is said against the field where they name nothing; it quotes them
   */
  public <T> Field<T> requiredFound(
      String field, @Nullable String typed, Optional<T> found, String reason) {
    return required(field, typed).isEmpty()
        ? new Field<>(null)
        : found(field, found, reason, quoted(typed));
  }

  /** What a code or a number names, where something was typed; null where nothing was. */
  public <T> @Nullable T optionalFound(
      String field, @Nullable String typed, Optional<T> found, String reason, Object... arguments) {
    return Text.line(typed).isEmpty() ? null : found(field, found, reason, arguments).value;
  }

  /** Adds a refusal that the caller found itself. */
  public void refuse(String field, String reason, Object... arguments) {
    refusals.add(Refusal.of(field, reason, arguments));
  }

  /**
   * Adds refusals of a check that looks at what could be read; a field that is refused already says
   * enough.
   */
  public void refuse(List<Refusal> found) {
    for (Refusal it : found) {
      if (it.field().isEmpty() || !isRefused(it.field())) {
        refusals.add(it);
      }
    }
  }

  /** Whether something was said against the field. */
  public boolean isRefused(String field) {
    return refusals.stream().anyMatch(it -> it.field().equals(field));
  }

  /** Whether something was said against any field. */
  public boolean isRefused() {
    return !refusals.isEmpty();
  }

  /** Carries the command out, or refuses with everything that is invalid. */
  public <T> Outcome<T> then(Supplier<Outcome<T>> command) {
    if (shownFields != null) {
      if (refusals.isEmpty()) {
        return new Precondition(shownFields.name(), shownFields::changed).before(command);
      }
      refusals.addAll(shownFields.changed());
    }
    if (!refusals.isEmpty()) {
      return Outcome.refused(refusals);
    }
    return still == null ? command.get() : still.before(command);
  }

  /**
   * The form as sent, with its refusals: see {@link Form#refused}. What they say counts as shown.
   */
  public <T extends Record> Form<T> refused(T typed, List<Refusal> refusals) {
    Form<T> form = Form.refused(typed, refusals);
    return shownFields == null ? form : form.showing(shownFields.seen());
  }
}
