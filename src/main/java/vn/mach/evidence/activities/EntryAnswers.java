package vn.mach.evidence.activities;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.mach.base.web.Flash;

/**
 * How an entry page answers when all is done: with a redirect, or, to the script that keeps what
 * was typed, with the address to go to.
 */
final class EntryAnswers {

  /** The header by which {@code activities.js} says that it sends the form itself. */
  static final String KEPT = "X-Kept";

  private EntryAnswers() {}

  static @Nullable String to(
      HttpServletRequest request,
      HttpServletResponse response,
      String path,
      String flash,
      Object... arguments) {
    Flash.done(flash, arguments);
    if (request.getHeader(KEPT) == null) {
      return "redirect:" + path;
    }
    String address = request.getContextPath() + path;
    response.setStatus(HttpServletResponse.SC_CREATED);
    response.setHeader("Location", address);
    RequestContextUtils.saveOutputFlashMap(address, request, response);
    return null; // answered
  }
}
