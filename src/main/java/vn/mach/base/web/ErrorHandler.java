package vn.mach.base.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Text;
import vn.mach.base.limits.Busy;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.DatabaseAway;

/**
 * Error pages that say what to do next, under {@code /api} a problem document: never a trace, and
 * never only "error".
 */
@Controller
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorHandler implements ErrorController {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorHandler.class);

  /**
   * The statuses that have words of their own: {@code web.wrong.<status>.title} and {@code .text};
   * beside them {@code busy} is a 503 and {@code too_long} a 413.
   */
  private static final Set<Integer> NAMED =
      Set.of(400, 403, 404, 405, 408, 413, 429, 500, 503, 507);

  /**
   * PostgreSQL's words for values out of range (numbers, days), for characters that no text holds,
   * and for values too long for a column or an index.
   */
  private static final Set<String> BEYOND =
      Set.of("22001", "22003", "22008", "22021", "22P05", "54000");

  private static final int LONGEST_QUOTED = 60;

  /** PostgreSQL's word for a full disk. */
  private static final String FULL = "53100";

  @ExceptionHandler(NotFound.class)
  Object notFound(HttpServletRequest request) {
    return answer(request, ProblemDetail.forStatus(HttpStatus.NOT_FOUND));
  }

  /**
   * A parameter with text instead of a number: says what was read. An address with text instead of
   * a number: no such page.
   */
  @ExceptionHandler(TypeMismatchException.class)
  Object mismatch(HttpServletRequest request, TypeMismatchException what) {
    if (what instanceof MethodArgumentTypeMismatchException typed
        && typed.getParameter().hasParameterAnnotation(RequestParam.class)) {
      return unread(request, typed.getName(), typed.getValue());
    }
    return answer(
        request,
        ProblemDetail.forStatus(
            isApi(pathOf(request)) ? HttpStatus.BAD_REQUEST : HttpStatus.NOT_FOUND));
  }

  /**
   * Too much at once, or two who changed the same at the same moment: nothing was done, and the
   * same may be sent again.
   */
  @ExceptionHandler({Busy.class, ConcurrencyFailureException.class})
  Object busy(HttpServletRequest request, HttpServletResponse response, RuntimeException what) {
    LOG.warn("Not now: {}", what.getMessage());
    response.setHeader("Retry-After", "5");
    return answer(request, ProblemDetail.forStatus(HttpStatus.SERVICE_UNAVAILABLE), "busy");
  }

  @ExceptionHandler(FieldLimit.TooLong.class)
  Object tooLong(HttpServletRequest request) {
    return answer(request, ProblemDetail.forStatus(HttpStatus.CONTENT_TOO_LARGE), "too_long");
  }

  /**
   * The database is away: come back in a moment. A number or a day beyond what the tables hold, or
   * a character that they cannot contain: no such object exists.
   */
  @ExceptionHandler({DataAccessException.class, TransactionException.class, SQLException.class})
  Object ofTheDatabase(HttpServletRequest request, Exception what) throws Exception {
    String state =
        NestedExceptionUtils.getMostSpecificCause(what) instanceof SQLException cause
            ? String.valueOf(cause.getSQLState())
            : "";
    if (BEYOND.contains(state)) {
      return answer(request, ProblemDetail.forStatus(HttpStatus.BAD_REQUEST));
    }
    if (FULL.equals(state)) {
      LOG.error("The database could not store something, the disk is full: {}", what.getMessage());
      return answer(request, ProblemDetail.forStatus(HttpStatus.INSUFFICIENT_STORAGE));
    }
    if (DatabaseAway.is(what)
        || what instanceof DataAccessResourceFailureException
        || what instanceof CannotCreateTransactionException) {
      LOG.error("The database does not answer: {}", what.getMessage());
      return answer(request, ProblemDetail.forStatus(HttpStatus.SERVICE_UNAVAILABLE));
    }
    throw what;
  }

  /** Those of Spring itself: no such address, no such method, too large, a missing parameter. */
  @ExceptionHandler
  Object ofSpring(HttpServletRequest request, Exception what) throws Exception {
    FieldError field = what instanceof BindException bound ? bound.getFieldError() : null;
    if (field != null) {
      return unread(request, field.getField(), field.getRejectedValue());
    }
    if (what instanceof ErrorResponse response) {
      return answer(request, response.getBody());
    }
    throw what;
  }

  /** Everything else: refused by a filter, or a bug. */
  @RequestMapping("/error")
  Object error(HttpServletRequest request) {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    if (status >= 500
        && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable what
        && DatabaseAway.is(what)) {
      status = HttpStatus.SERVICE_UNAVAILABLE.value();
    }
    ProblemDetail problem = ProblemDetail.forStatus(status);
    asked(request).ifPresent(problem::setInstance); // else it would be /error
    return request.getAttribute(BodyFilter.REFUSED) instanceof String named
        ? answer(request, problem, named)
        : answer(request, problem);
  }

  /** The address that was asked for, as a URI; empty where it is none. */
  private static Optional<URI> asked(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    try {
      return failed == null ? Optional.empty() : Optional.of(new URI(failed.toString()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Object unread(HttpServletRequest request, String name, @Nullable Object value) {
    ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
    String read = Text.shortened(Text.line(String.valueOf(value)), LONGEST_QUOTED);
    problem.setDetail("\"%s\" is no value of %s.".formatted(read, name));
    Object answer = answer(request, problem);
    if (answer instanceof ModelAndView page) {
      page.addObject("parameter", name);
      page.addObject("read", read);
    }
    return answer;
  }

  private static Object answer(HttpServletRequest request, ProblemDetail problem) {
    int status = problem.getStatus();
    int named = NAMED.contains(status) ? status : status >= 500 ? 500 : 404;
    return answer(request, problem, Integer.toString(named));
  }

  private static Object answer(HttpServletRequest request, ProblemDetail problem, String named) {
    HttpStatusCode status = HttpStatusCode.valueOf(problem.getStatus());
    if (isApi(pathOf(request))) {
      if (status.value() == 404) { // Spring's words speak of files
        problem.setDetail("There is no such thing, or it is not for this account.");
      }
      return ResponseEntity.status(status)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(problem);
    }
    if (!CurrentRealm.isBound()) { // a file of the look that is not there: no page is made for it
      return ResponseEntity.status(status).build();
    }
    ModelAndView page = new ModelAndView("base/web/wrong");
    page.addObject("named", named);
    page.addObject("number", RequestIdFilter.of(request));
    page.setStatus(status);
    return page;
  }

  private static boolean isApi(String path) {
    return path.startsWith("/api/");
  }

  private static String pathOf(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = failed == null ? request.getRequestURI() : failed.toString();
    String root = request.getContextPath();
    return path.startsWith(root) ? path.substring(root.length()) : path;
  }
}
