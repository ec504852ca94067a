package vn.mach.base.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
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

  private static final int LONGEST = 1_500;

  private final Supplier<@Nullable KeptViews> views;

  KeptViewInterceptor(ObjectProvider<KeptViews> views) {
    this.views =
        SingletonSupplier.of(
            views::getIfAvailable); // looking for a bean costs more than a page's words
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    KeptViews kept = views.get();
    if (kept == null
        || !(handler instanceof HandlerMethod method)
        || !method.hasMethodAnnotation(KeepsView.class)
        || request.getHeader("HX-Request") != null
        || !(request.getAttribute(PageFactory.VIEWER) instanceof Actor actor)) {
      return true;
    }
    String list = request.getRequestURI().substring(request.getContextPath().length());
    String query = request.getQueryString() == null ? "" : request.getQueryString();
    String view = KeptViewQuery.view(query);
    if (KeptViewQuery.has(query, KeptViewQuery.NO)) {
      kept.keep(actor, list, "");
    } else if (KeptViewQuery.has(query, KeptViewQuery.YES) && view.length() <= LONGEST) {
      kept.keep(actor, list, view);
    } else if (view.isEmpty() && !KeptViewQuery.has(query, KeptViewQuery.YES)) {
      Optional<String> last = kept.find(actor, list);
      if (last.isPresent()) {
        response.sendRedirect(request.getRequestURI() + "?" + last.get() + "&" + KeptViewQuery.YES);
        return false;
      }
    }
    return true;
  }
}
