package vn.mach.base.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
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
    Optional<Asked> asked = asked(request, handler);
    if (asked.isEmpty()) {
      return true;
    }
    Asked it = asked.get();
    if (KeptViewQuery.has(it.query, KeptViewQuery.NO)) {
      it.keep("");
    } else if (it.view.isEmpty() && !it.isToBeKept()) {
      Optional<String> last = it.kept.find(it.actor, it.list);
      if (last.isPresent()) {
        response.sendRedirect(request.getRequestURI() + "?" + last.get() + "&" + KeptViewQuery.YES);
        return false;
      }
    }
    return true;
  }

  /** Kept once the list could be shown: a unit that is none would keep everybody from the list. */
  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView shown) {
    if (response.getStatus() < HttpStatus.BAD_REQUEST.value()) {
      asked(request, handler).filter(Asked::isToBeKept).ifPresent(it -> it.keep(it.view));
    }
  }

  /** What could be shown once, as a unit that was in reach then, is forgotten. */
  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    int status = response.getStatus();
    if (status >= HttpStatus.BAD_REQUEST.value()
        && status < HttpStatus.INTERNAL_SERVER_ERROR.value()) {
      asked(request, handler)
          .filter(Asked::isToBeKept)
          .filter(it -> it.kept.find(it.actor, it.list).filter(it.view::equals).isPresent())
          .ifPresent(it -> it.keep(""));
    }
  }

  private Optional<Asked> asked(HttpServletRequest request, Object handler) {
    KeptViews kept = views.get();
    if (kept == null
        || !(handler instanceof HandlerMethod method)
        || !method.hasMethodAnnotation(KeepsView.class)
        || request.getHeader("HX-Request") != null
        || !(request.getAttribute(PageFactory.VIEWER) instanceof Actor actor)) {
      return Optional.empty();
    }
    String list = request.getRequestURI().substring(request.getContextPath().length());
    String query = request.getQueryString() == null ? "" : request.getQueryString();
    return Optional.of(new Asked(kept, actor, list, query, KeptViewQuery.view(query)));
  }

  /** A list that somebody opens. */
  private record Asked(KeptViews kept, Actor actor, String list, String query, String view) {

    boolean isToBeKept() {
      return KeptViewQuery.has(query, KeptViewQuery.YES) && view.length() <= LONGEST;
    }

    void keep(String what) {
      kept.keep(actor, list, what);
    }
  }
}
