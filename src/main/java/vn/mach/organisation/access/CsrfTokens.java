package vn.mach.organisation.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/**
 * CSRF tokens. Behind the sign-in a token is derived from the session's id (HMAC with the id as its
 * key): bound to the session, never stored, and nothing that a cookie of another origin could set.
 * Before the sign-in there is no session, and none is made for it: there the token is in a cookie,
 * and a form that another site sends, also a neighbouring one, is refused by what the browser says
 * about it ({@code Sec-Fetch-Site}).
 */
@Component
@ConditionalOnWebApplication
class CsrfTokens implements CsrfTokenRepository {

  private static final String HEADER = "X-CSRF-TOKEN";
  private static final String PARAMETER = "_csrf";
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private final CookieCsrfTokenRepository before = new CookieCsrfTokenRepository();

  CsrfTokens() {
    before.setCookieName("mach-csrf");
    before.setHeaderName(HEADER);
    before.setParameterName(PARAMETER);
    before.setCookieCustomizer(cookie -> cookie.sameSite("Lax").httpOnly(true));
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    CsrfToken bound = bound(request);
    return bound == null ? before.generateToken(request) : bound;
  }

  /** Behind the sign-in there is nothing to store. */
  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (bound(request) == null) {
      before.saveToken(token, request, response);
    }
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    CsrfToken bound = bound(request);
    return bound == null && !isForeign(request) ? before.loadToken(request) : bound;
  }

  private static @Nullable CsrfToken bound(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return null;
    }
    byte[] key = session.getId().getBytes(StandardCharsets.UTF_8);
    return new DefaultCsrfToken(
        HEADER,
        PARAMETER,
        Base64.getUrlEncoder().withoutPadding().encodeToString(KnownDevices.hmac(key, "csrf")));
  }

  private static boolean isForeign(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site != null && !OWN_SITE.contains(site) && !READING.contains(request.getMethod());
  }
}
