package vn.mach.base.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.View;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;

/**
 * The response to a command: a redirect where the command was done, or the form as typed, with
 * status 422, where it was refused.
 *
 * <pre>{@code
 * return Answers.of(
 *     people.leave(actor, key, person, lastDay, reason),
 *     done -> Answers.to("/people/" + id, "people.saved"),
 *     refusals -> page(Form.refused(typed, refusals), model));
 * }</pre>
 */
public final class Answers {

  /**
   * The header by which a script says that it sends the form itself: it gets the address instead of
   * a redirect, which the browser would follow silently.
   */
  static final String SENT_BY_SCRIPT = "X-Kept";

  private Answers() {}

  /**
   * The view of the response.
   *
   * @param done the view for what was done, nearly always {@link #to}
   * @param refused the view for the refusals, nearly always the form again
   */
  public static <T> String of(
      Outcome<T> outcome, Function<T, String> done, Function<List<Refusal>, String> refused) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> done.apply(value);
      case Outcome.Refused<T>(List<Refusal> refusals) -> refused(refused.apply(refusals));
    };
  }

  /** The view with status 422: for a refusal before there is an outcome. */
  public static String refused(String view) {
    HttpServletResponse response = request().getResponse();
    if (response != null) {
      response.setStatus(422);
    }
    return view;
  }

  /**
   * Redirects to another page.
   *
   * @param path inside the realm, without its prefix
   */
  public static String to(String path) {
    HttpServletRequest request = request().getRequest();
    if (request.getHeader(SENT_BY_SCRIPT) != null) {
      request.setAttribute(View.RESPONSE_STATUS_ATTRIBUTE, HttpStatus.CREATED);
    }
    return "redirect:" + path;
  }

  /**
   * Redirects to another page, which says what was done.
   *
   * @param key a message key
   * @param arguments for its placeholders
   */
  public static String to(String path, String key, Object... arguments) {
    Flash.done(key, arguments);
    return to(path);
  }

  private static ServletRequestAttributes request() {
    return (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
  }
}
