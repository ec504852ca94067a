package vn.mach.base.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.mach.base.limits.Shares;

/** Limits what is {@link Expensive}, account by account. */
@Component
class ExpensiveLimit implements HandlerInterceptor {

  static final int AT_ONCE = 2;

  /** More of one account are refused at once: each that waits holds a worker. */
  private static final int WAITING = 4;

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final String TAKEN = ExpensiveLimit.class.getName();

  private final Shares shares = new Shares(AT_ONCE, WAITING);

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    AccountOfRealm account = account(request, handler);
    if (account == null || request.getAttribute(TAKEN) != null) {
      return true;
    }
    if (!shares.enter(account, LONGEST)) {
      response.setHeader("Retry-After", Long.toString(LONGEST.toSeconds()));
      throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }
    request.setAttribute(TAKEN, account);
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception thrown) {
    if (account(request, handler) != null
        && request.getAttribute(TAKEN) instanceof AccountOfRealm account) {
      request.removeAttribute(TAKEN);
      shares.leave(account);
    }
  }

  private static @Nullable AccountOfRealm account(HttpServletRequest request, Object handler) {
    return handler instanceof HandlerMethod method && method.hasMethodAnnotation(Expensive.class)
        ? AccountOfRealm.of(request)
        : null;
  }
}
