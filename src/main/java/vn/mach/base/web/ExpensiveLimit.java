package vn.mach.base.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.CurrentRealm;

/** Limits what is {@link Expensive}, account by account. */
@Component
class ExpensiveLimit implements HandlerInterceptor {

  static final int AT_ONCE = 2;

  /** More of one account are refused at once: each that waits holds a worker. */
  private static final int WAITING = 4;

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final String TAKEN = ExpensiveLimit.class.getName();

  /** Whose turns these are; left out while nobody has one. */
  private record Account(String realm, long number) {}

  /** The turns of one account, and how many have or want one. */
  private static final class Turns {
    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private int users;
  }

  private final Map<Account, Turns> turns = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Account account = account(request, handler);
    if (account == null || request.getAttribute(TAKEN) != null) {
      return true;
    }
    Turns mine = enter(account);
    if (mine == null || !began(mine)) {
      if (mine != null) {
        leave(account);
      }
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
        && request.getAttribute(TAKEN) instanceof Account account) {
      request.removeAttribute(TAKEN);
      Turns mine = turns.get(account);
      if (mine != null) {
        mine.free.release();
      }
      leave(account);
    }
  }

  private static @Nullable Account account(HttpServletRequest request, Object handler) {
    return handler instanceof HandlerMethod method
            && method.hasMethodAnnotation(Expensive.class)
            && request.getAttribute(PageFactory.VIEWER) instanceof Actor actor
        ? new Account(CurrentRealm.get().name(), actor.account())
        : null;
  }

  /** Nothing where too many of this account have or want a turn. */
  private @Nullable Turns enter(Account account) {
    boolean[] entered = new boolean[1];
    Turns mine =
        turns.compute(
            account,
            (of, known) -> {
              Turns these = known == null ? new Turns() : known;
              entered[0] = these.users < AT_ONCE + WAITING;
              these.users += entered[0] ? 1 : 0;
              return these;
            });
    return entered[0] ? mine : null;
  }

  private void leave(Account account) {
    turns.computeIfPresent(account, (of, known) -> --known.users == 0 ? null : known);
  }

  private static boolean began(Turns mine) {
    try {
      return mine.free.tryAcquire(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
