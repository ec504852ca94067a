package vn.mach.base.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/**
 * Large type and high contrast: how pages look on this device. A cookie, so it holds before the
 * sign-in and without scripts; the layout writes it into the page and {@code look.css} does the
 * rest. The account's choice is kept by {@code access}, which sets the cookie at the sign-in.
 */
public final class Look {

  private static final String COOKIE = "mach-look";
  private static final Duration KEPT = Duration.ofDays(365);

  /** The values, as cookie and in tables: both may be on. */
  private static final List<String> VALUES = List.of("", "large", "contrast", "large-contrast");

  private Look() {}

  /** The value for two choices. */
  public static String of(boolean large, boolean contrast) {
    return large ? contrast ? "large-contrast" : "large" : contrast ? "contrast" : "";
  }

  /** What was chosen on this device; empty where nothing was. */
  public static String of(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    return cookie == null || !VALUES.contains(cookie.getValue()) ? "" : cookie.getValue();
  }

  /** Whether something was chosen on this device, be it the usual look. */
  public static boolean isChosen(HttpServletRequest request) {
    return WebUtils.getCookie(request, COOKIE) != null;
  }

  /** For the layout: the words of the running request's look; none for the usual one. */
  public static @Nullable String current() {
    String look =
        RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes it
            ? of(it.getRequest())
            : "";
    return look.isEmpty() ? null : look.replace('-', ' ');
  }

  /** Keeps a choice on this device for a year. */
  public static void keep(HttpServletRequest request, HttpServletResponse response, String look) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, VALUES.contains(look) ? look : "")
            .path("/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(KEPT)
            .build()
            .toString());
  }
}
