package vn.mach.branch.attendance;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.mach.base.kernel.Codes;
import vn.mach.base.limits.Busy;

/**
 * The short way of a check-in, for a day on which everybody comes at the same minute: who sends a
 * valid ticket and a good code is answered here, before a session is looked up. The database is
 * asked for nothing but to store it. Everything else (an old ticket, a wrong code, a failure) goes
 * the usual way, which has the words for it.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 12) // in its realm and on a disk with space, before the session
final class CheckInFilter extends OncePerRequestFilter {

  /** The attribute of a request whose code was looked at here. */
  static final String SEEN = CodeDoor.Seen.class.getName();

  private static final Pattern PATH =
      Pattern.compile("(/api/v1)?/attendance/(\\d{1,18})/(?:here|check-in)");

  private final CodeDoor door;
  private final CheckIns checkIns;

  CheckInFilter(CodeDoor door, CheckIns checkIns) {
    this.door = door;
    this.checkIns = checkIns;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST") || !request.getRequestURI().contains("/attendance/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String root = request.getContextPath();
    Matcher path = PATH.matcher(request.getRequestURI().substring(root.length()));
    CheckIn checkIn = path.matches() ? checkIn(path, request) : null;
    if (checkIn == null) {
      chain.doFilter(request, response);
      return;
    }
    CheckIn.Result result;
    try {
      result = checkIns.say(checkIn);
    } catch (Busy e) {
      response.setHeader("Retry-After", "5");
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    if (path.group(1) == null) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", root + "/attendance/" + checkIn.list().value() + "/here");
    } else {
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response.getOutputStream().print("{\"result\":\"" + Codes.code(result) + "\"}");
    }
  }

  private @Nullable CheckIn checkIn(Matcher path, HttpServletRequest request) {
    AttendanceListId list = new AttendanceListId(Long.parseLong(path.group(2)));
    String sealed = request.getParameter("ticket");
    CheckInTicket ticket = sealed == null ? null : door.open(list, sealed).orElse(null);
    if (ticket == null) {
      return null;
    }
    if (ticket.proved()) {
      return new CheckIn(list, ticket.person(), ticket.account(), "qr");
    }
    String code = request.getParameter("code");
    if (code == null) {
      return null;
    }
    CodeDoor.Seen seen = door.look(list, ticket.person(), code);
    request.setAttribute(SEEN, seen); // counted once
    return seen == CodeDoor.Seen.GOOD
        ? new CheckIn(list, ticket.person(), ticket.account(), "code")
        : null;
  }
}
