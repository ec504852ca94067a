package vn.mach.base.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.DayFormats;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Refusal;

/**
 * What every template gets as {@code page}: the words, numbers and days of the reader's language,
 * addresses inside the realm, and the actor. Made once for a request.
 *
 * @param root what comes before every address: empty, or {@code /r/<realm>}
 * @param path the request's own path behind the root, without its query
 * @param route the pattern of the page that answers, as {@code /units/{id}}; empty where none does
 * @param query the request's query string; empty if there is none
 * @param actor nobody on pages before the sign-in
 * @param today the day in the realm's time zone
 * @param counts what its head counts for the actor; none in a part
 * @param part whether only a part of the page was asked for (htmx): then no layout is drawn around
 *     it
 * @param flash what was done just before, if the last answer led here
 * @param crumbs where the page belongs, from the top downwards
 * @param unseen refusals that the page does not show beside a field
 */
public record Page(
    Locale locale,
    String root,
    String path,
    String route,
    String query,
    String realmTitle,
    ZoneId zone,
    LocalDate today,
    @Nullable Actor actor,
    List<Menu.Entry> menu,
    List<HeaderCount.Counted> counts,
    Csrf csrf,
    boolean part,
    @Nullable Flash flash,
    List<Breadcrumbs.Crumb> crumbs,
    Assets assets,
    MessageSource messages,
    NumberFormats numbers,
    UnseenRefusals unseen) {

  /** The CSRF token of every form. */
  public record Csrf(String parameter, String header, String token) {}

  /**
   * The message of this key, with its placeholders filled; numbers and days among the arguments are
   * formatted.
   */
  public String t(String key, Object... arguments) {
    if (arguments.length == 0) {
      return messages.getMessage(key, null, locale);
    }
    Object[] shown = new Object[arguments.length];
    for (int i = 0; i < shown.length; i++) { // no stream: a scoreboard comes here a thousand times
      shown[i] = arguments[i] instanceof LocalDate day ? day(day) : arguments[i];
    }
    return messages.getMessage(key, shown, locale);
  }

  /** The message of a code; the code itself where it has none, as in data of an earlier version. */
  public String words(String prefix, String code) {
    return Objects.requireNonNullElse(messages.getMessage(prefix + code, null, code, locale), code);
  }

  /** The sentence of a refusal. */
  public String t(Refusal refusal) {
    return t(refusal.reason(), refusal.arguments().toArray());
  }

  /** For the head of a form: its refusals that stand nowhere else on the page. */
  public List<UnseenRefusals.Unseen> unseen(Form<?> form) {
    return unseen.ofHead(form);
  }

  /** For the top of the page: such refusals of forms without a head. */
  public List<UnseenRefusals.Unseen> unseenAtTop() {
    return unseen.ofTop();
  }

  /**
   * A refusal beside the field of one line to which it belongs: it quotes what was typed, unless
   * its own words do. Not for what nobody should see on a screen.
   */
  public String t(Form<?> form, String field, Refusal refusal) {
    String words = t(refusal);
    String typed = typedDay(form.value(field)).strip();
    return typed.isEmpty()
            || ShownFields.isChange(refusal) // it is not about what was typed
            || typed.length() > FormParser.QUOTED
            || typed.indexOf('\n') >= 0
            || words.contains(typed)
        ? words
        : t("web.refused.quoted", typed, words);
  }

  /** A refusal away from its field. */
  public String t(UnseenRefusals.Unseen it) {
    return it.field().isEmpty()
        ? t(it.refusal())
        : t("web.refused.of_field", it.field(), t(it.refusal()));
  }

  /**
   * The one of two names that the reader's language asks for: for kinds, figures and other things
   * named in both.
   */
  public String name(String vietnamese, String english) {
    return vietnamese() ? vietnamese : english;
  }

  public boolean vietnamese() {
    return locale.getLanguage().equals("vi");
  }

  public String language() {
    return vietnamese() ? "vi" : "en";
  }

  /** The address of a path inside the realm. */
  public String link(String path) {
    return root + path;
  }

  /**
   * The address of a file under {@code static/assets}, with its version: browsers keep it for a
   * year.
   */
  public String asset(String file) {
    return root + "/assets/" + file + "?v=" + assets.version();
  }

  /** This same page in the other language. */
  public String inLanguage(String language) {
    return with("lang", language);
  }

  /**
   * This same page with one parameter set otherwise; empty: without it. For sorting, filters and
   * paging by links.
   */
  public String with(String parameter, String value) {
    return at(set(query, parameter, value));
  }

  private String at(String query) {
    return root + path + (query.isEmpty() ? "" : "?" + query);
  }

  private static String set(String query, String parameter, String value) {
    String rest = query.replaceAll("(^|&)" + parameter + "=[^&]*", "").replaceAll("^&", "");
    String set = value.isEmpty() ? "" : parameter + "=" + segment(value);
    return rest.isEmpty() || set.isEmpty() ? rest + set : rest + "&" + set;
  }

  /** The address of this list in another order, kept for the next time. */
  public String sorted(Sorting sorting) {
    return at(set(set(query, "kept", "yes"), "sort", sorting.code()));
  }

  /** The value of {@code sort} in the address; empty without one. */
  public String sort() {
    return Arrays.stream(query.split("&"))
        .filter(it -> it.startsWith("sort="))
        .map(it -> it.substring("sort=".length()))
        .filter(it -> it.equals(Sorting.UP.code()) || it.equals(Sorting.DOWN.code()))
        .findFirst()
        .orElse("");
  }

  /** Whether the reader left a column of the list out. */
  public boolean isHidden(String column) {
    return Arrays.asList(query.split("&")).contains("hide=" + column);
  }

  /** Whether the list is shown as the reader looked at it last. */
  public boolean isKept() {
    return KeptViewQuery.isKept(query);
  }

  /** The menu by what people do. */
  public List<MenuSection> sections() {
    return MenuOrder.sections(menu);
  }

  /** The one of the sections to which the page belongs; none where no entry leads near it. */
  public @Nullable MenuSection section(List<MenuSection> sections) {
    return sections.stream()
        .filter(section -> section.entries().stream().anyMatch(this::stands))
        .findFirst()
        .orElse(null);
  }

  /** Whether this entry of the menu is the closest one to the page. */
  public boolean stands(Menu.Entry entry) {
    int covered = entry.covers(path);
    return covered > 0 && menu.stream().noneMatch(other -> other.covers(path) > covered);
  }

  /** A code as one segment of an address: codes may hold {@code /} and Vietnamese letters. */
  public static String segment(String code) {
    return Addresses.segment(code);
  }

  /** A number of a text, which is in Vietnamese form: {@code 1.234,5}, in the reader's. */
  public String figure(String vietnamese) {
    return vietnamese()
        ? vietnamese
        : vietnamese
            .chars()
            .mapToObj(c -> c == ',' ? "." : c == '.' ? "," : String.valueOf((char) c))
            .collect(Collectors.joining());
  }

  /** {@code 1.234} or {@code 1,234}. */
  public String number(long value) {
    return numbers.whole(value);
  }

  /**
   * A rate in percent with two decimals at most, rounded half up: {@code 71,34 %} or {@code
   * 71.34%}, {@code 100 %}; a dash where there is no value.
   */
  public String rate(@Nullable BigDecimal percent) {
    if (percent == null) {
      return "–";
    }
    return numbers.trimmed(percent) + (vietnamese() ? " %" : "%");
  }

  /** A decimal as people write it, without needless zeros. */
  public String decimal(BigDecimal value) {
    return numbers.trimmed(value);
  }

  /** {@code 31/12/2022}; empty for a day that is missing or still open. */
  public String day(@Nullable LocalDate day) {
    return day == null || day.equals(Period.FOREVER) ? "" : DayFormats.DAY.format(day);
  }

  /** For a field: a day as one types it, {@code 31/12/2022}; what is no day stays as it is. */
  public String typedDay(String value) {
    return FormParser.day(value).map(DayFormats.DAY::format).orElse(value);
  }

  /** {@code 12/2022}. */
  public String month(YearMonth month) {
    return DayFormats.MONTH.format(month);
  }

  /** {@code 14:05 31/12/2022}, in the realm's time zone. */
  public String moment(@Nullable Instant at) {
    return at == null ? "" : DayFormats.MOMENT.format(at.atZone(zone));
  }

  /** {@code 14:05:09}, in the realm's time zone. */
  public String clock(Instant at) {
    return DayFormats.CLOCK.format(at.atZone(zone));
  }

  /**
   * For the {@code datetime} of a {@code time} element: {@code 2022-12-31T07:05:09Z}; none for
   * none.
   */
  public @Nullable String instant(@Nullable Instant at) {
    return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
