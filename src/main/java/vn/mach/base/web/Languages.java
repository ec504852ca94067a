package vn.mach.base.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * The languages of the product. Messages, formats and the description of the API are kept in memory
 * by language, each for as long as the server runs; so no other one than these may come in, not by
 * the address and not by the cookie.
 */
final class Languages extends CookieLocaleResolver {

  static final Locale VIETNAMESE = Locale.of("vi");
  private static final List<Locale> SPOKEN = List.of(VIETNAMESE, Locale.ENGLISH);

  Languages(String cookie) {
    super(cookie);
    setDefaultLocale(VIETNAMESE);
    setRejectInvalidCookies(false);
  }

  /**
   * The language of the tag, whatever its region.
   *
   * @throws IllegalArgumentException where it is none of the product's
   */
  private static Locale spoken(String tag) {
    return SPOKEN.stream()
        .filter(it ->
            tag.equals(it.getLanguage())
                || tag.startsWith(it.getLanguage() + "-")
                || tag.startsWith(it.getLanguage() + "_"))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Not a language of the product"));
  }

  @Override
  protected Locale parseLocaleValue(String value) {
    return spoken(value);
  }

  @Override
  public void setLocaleContext(
      HttpServletRequest request,
      @Nullable HttpServletResponse response,
      @Nullable LocaleContext context) {
    Locale chosen = context == null ? null : context.getLocale();
    super.setLocaleContext(
        request,
        response,
        chosen == null ? null : new SimpleLocaleContext(spoken(chosen.toLanguageTag())));
  }

  /** {@code ?lang=en}; another language than these changes nothing. */
  static LocaleChangeInterceptor change() {
    LocaleChangeInterceptor change =
        new LocaleChangeInterceptor() {
          @Override
          protected Locale parseLocaleValue(String value) {
            return spoken(value);
          }
        };
    change.setParamName("lang");
    change.setIgnoreInvalidLocale(true);
    return change;
  }
}
