package vn.mach.base.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.LocaleResolver;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Today;

/** Makes the {@link Page} of a request. */
@Component
public class PageFactory {

  /** The request attribute that holds the {@link Actor}; {@code access} sets it. */
  public static final String VIEWER = Actor.class.getName();

  private final MessageSource messages;
  private final Today today;
  private final List<Menu> menus;
  private final List<HeaderCount> counts;
  private final LocaleResolver locales;
  private final Assets assets;

  PageFactory(
      MessageSource messages,
      Today today,
      List<Menu> menus,
      List<HeaderCount> counts,
      LocaleResolver locales,
      Assets assets) {
    this.messages = new CachingMessageSource(messages);
    this.today = today;
    this.menus = menus;
    this.counts = counts;
    this.locales = locales;
    this.assets = assets;
  }

  Page page(HttpServletRequest request, HttpServletResponse response) {
    var realm = CurrentRealm.get();
    Actor actor = request.getAttribute(VIEWER) instanceof Actor it ? it : null;
    String root = request.getContextPath();
    String query = request.getQueryString();
    Locale locale = locales.resolveLocale(request);
    response.setHeader("Content-Language", locale.getLanguage());
    boolean part =
        "true".equals(request.getHeader("HX-Request"))
            && !"true".equals(request.getHeader("HX-Boosted"));
    return new Page(
        locale,
        root,
        pathOf(request, root),
        request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String route
            ? route
            : "",
        query == null ? "" : query,
        realm.title(),
        realm.zone(),
        today.date(),
        actor,
        actor == null ? List.of() : MenuOrder.sorted(menus, actor),
        actor == null || part ? List.of() : counts.stream().map(it -> it.of(actor)).toList(),
        csrf(request),
        part,
        known(Flash.shown(request), locale),
        Breadcrumbs.shown(request),
        assets,
        messages,
        new NumberFormats(locale),
        new UnseenRefusals());
  }

  /** It comes from a cookie: one with an unknown message key is not shown. */
  private @Nullable Flash known(@Nullable Flash flash, Locale locale) {
    return flash == null || messages.getMessage(flash.key(), null, null, locale) == null
        ? null
        : flash;
  }

  /**
   * On a page about a failure this is the path that failed. It begins with one slash whatever was
   * asked for: with two, a link to it would lead to another server.
   */
  private static String pathOf(HttpServletRequest request, String root) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = failed == null ? request.getRequestURI() : failed.toString();
    String inside = path.startsWith(root) ? path.substring(root.length()) : path;
    int at = 0;
    while (at < inside.length() && (inside.charAt(at) == '/' || inside.charAt(at) == '\\')) {
      at++;
    }
    return "/" + inside.substring(at);
  }

  private static Page.Csrf csrf(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? new Page.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken())
        : new Page.Csrf("_csrf", "X-CSRF-TOKEN", "");
  }
}
