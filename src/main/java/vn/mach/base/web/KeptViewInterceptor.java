package vn.mach.base.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.mach.base.kernel.Actor;

/**
 * Keeps what a filter form asked for ({@code kept=yes}) for each account and list, and leads there
 * who opens the list by its bare address. {@code kept=no} shows all and forgets. Other addresses
 * with filters, as links of pages have them, are shown and not kept.
 */
@Component
class KeptViewInterceptor implements HandlerInterceptor {

  static final String YES = "kept=yes";
  private static final String NO = "kept=no";

  /** Parameters that are no part of a view. */
  private static final Set<String> PASSING = Set.of("kept", "page", "lang");

  private static final int LONGEST = 1_500;

  private final ObjectProvider<KeptViews> views;

  KeptViewInterceptor(ObjectProvider<KeptViews> views) {
    this.views = views;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    KeptViews kept = views.getIfAvailable();
    if (kept == null
        || !(handler instanceof HandlerMethod method)
        || !method.hasMethodAnnotation(KeepsView.class)
        || request.getHeader("HX-Request") != null
        || !(request.getAttribute(PageFactory.VIEWER) instanceof Actor actor)) {
      return true;
    }
    String list = request.getRequestURI().substring(request.getContextPath().length());
    String query = request.getQueryString() == null ? "" : request.getQueryString();
    String view = view(query);
    if (has(query, NO)) {
      kept.keep(actor, list, "");
    } else if (has(query, YES) && view.length() <= LONGEST) {
      kept.keep(actor, list, view);
    } else if (view.isEmpty() && !has(query, YES)) {
      Optional<String> last = kept.find(actor, list);
      if (last.isPresent()) {
        response.sendRedirect(request.getRequestURI() + "?" + last.get() + "&" + YES);
        return false;
      }
    }
    return true;
  }

  /** Whether the page shows a kept view, by its query string. */
  static boolean isKept(@Nullable String query) {
    return query != null && has(query, YES) && !view(query).isEmpty();
  }

  private static boolean has(String query, String parameter) {
    return Arrays.asList(query.split("&")).contains(parameter);
  }

  /** What was asked for: parameters with a value. */
  private static String view(String query) {
    return Arrays.stream(query.split("&"))
        .filter(it -> it.indexOf('=') > 0 && it.indexOf('=') < it.length() - 1)
        .filter(it -> !PASSING.contains(it.substring(0, it.indexOf('='))))
        .collect(Collectors.joining("&"));
  }
}
