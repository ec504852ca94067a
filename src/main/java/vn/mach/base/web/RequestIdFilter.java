package vn.mach.base.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Numbers each request. The number is in every line that the request writes to the log, beside its
 * realm, in the answer's header, and on the page about a failure: so a person can name what the log
 * tells, and the log need not name a person.
 *
 * <p>Nothing is taken back at the end: what the server itself says of a failure, after all filters,
 * is of this request too. The next request of the thread writes over it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIdFilter extends OncePerRequestFilter {

  /** The number's name in lines of the log. */
  static final String REQUEST = "request";

  /** The realm's name in lines of the log; {@code realms} knows it later in the same request. */
  private static final String REALM = "realm";

  static final String HEADER = "X-Request-Id";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id =
        request.getAttribute(RequestIdFilter.class.getName()) instanceof String known
            ? known
            : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    request.setAttribute(RequestIdFilter.class.getName(), id);
    MDC.put(REQUEST, id);
    MDC.remove(REALM);
    response.setHeader(HEADER, id);
    chain.doFilter(request, response);
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  /** The number of a request. */
  static String of(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(RequestIdFilter.class.getName()));
  }
}
