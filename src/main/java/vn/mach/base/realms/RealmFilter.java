package vn.mach.base.realms;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds a request to its realm. {@code /r/<realm>} becomes the context path, so links, redirects
 * and the path of the session's cookie stay inside the realm; the rest of the path is handled as
 * without a prefix. Files of the look belong to no realm and need no database.
 */
@Component
@Order(
    Ordered.HIGHEST_PRECEDENCE + 10) // before the session is looked up: it is in the realm's schema
final class RealmFilter extends OncePerRequestFilter {

  private final Realms realms;

  RealmFilter(Realms realms) {
    this.realms = realms;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Object failed =
        request.getAttribute(
            RequestDispatcher.ERROR_REQUEST_URI); // the page about a failure stays in its realm
    String path = failed == null ? request.getRequestURI() : failed.toString();
    if (failed == null && isAsset(path)) { // it is everybody's: no realm, no question
      String prefix = path.startsWith("/r/") ? "/r/" + nameIn(path) : "";
      chain.doFilter(new OfNobody(request, prefix), response);
      return;
    }
    boolean named = path.startsWith("/r/");
    Optional<Realm> realm = named ? realms.find(nameIn(path)) : realms.first();
    if (realm.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    MDC.put("realm", realm.get().name());
    HttpServletRequest inRealm = named ? new Prefixed(request, realm.get().prefix()) : request;
    try {
      CurrentRealm.in(
          realm.get(),
          () -> {
            chain.doFilter(inRealm, response);
            return true;
          });
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  private static boolean isAsset(String path) {
    return path.startsWith("/assets/")
        || path.startsWith("/r/")
            && Realms.isName(nameIn(path))
            && path.startsWith("/assets/", 3 + nameIn(path).length());
  }

  private static String nameIn(String path) {
    int end = path.indexOf('/', 3);
    return end < 0 ? path.substring(3) : path.substring(3, end);
  }

  private static class Prefixed extends HttpServletRequestWrapper {
    private final String prefix;

    Prefixed(HttpServletRequest request, String prefix) {
      super(request);
      this.prefix = prefix;
    }

    @Override
    public String getContextPath() {
      return prefix;
    }

    @Override
    public String getRequestURI() {
      String uri = super.getRequestURI();
      return uri.startsWith(prefix) ? uri : prefix + uri;
    }

    @Override
    public String getServletPath() {
      String path = super.getServletPath();
      return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }
  }

  /** A request without cookies: no session is looked up for it. */
  private static final class OfNobody extends Prefixed {
    OfNobody(HttpServletRequest request, String prefix) {
      super(request, prefix);
    }

    @Override
    public Cookie @Nullable [] getCookies() {
      return null;
    }
  }
}
