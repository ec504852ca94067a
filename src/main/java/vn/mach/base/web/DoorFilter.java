package vn.mach.base.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first filter: refuses an address with control characters or with bytes that are no UTF-8, and
 * leaves out a session cookie that no session of ours can have. Behind it nothing has to expect
 * such text. Tomcat refuses headers with control characters; fields of a body: {@link BodyFilter}.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DoorFilter extends OncePerRequestFilter {

  /** The statuses of requests whose body or address was not read to the end. */
  private static final Set<Integer> UNREAD = Set.of(400, 403, 408, 413);

  private final String sessionCookie;

  private final MessageSource messages;

  DoorFilter(
      @Value("${server.servlet.session.cookie.name}") String sessionCookie,
      MessageSource messages) {
    this.sessionCookie = sessionCookie;
    this.messages = messages;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
      boolean unread = UNREAD.contains(status) || request.getAttribute(BodyFilter.REFUSED) != null;
      chain.doFilter(unread ? new WithoutFields(request) : request, response);
    } else if (isText(request.getRequestURI(), false) && isText(request.getQueryString(), true)) {
      chain.doFilter(new KnownCookies(request), response);
    } else {
      refuse(response);
    }
  }

  /** Plain words in both languages: a page would read the address again. */
  private void refuse(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    response.setContentType("text/plain;charset=UTF-8");
    for (String language : new String[] {"vi", "en"}) {
      response
          .getWriter()
          .println(messages.getMessage("web.wrong.400.text", null, Locale.of(language)));
    }
  }

  /**
   * Whether it holds UTF-8 without control characters, once its percents are decoded. One with a
   * percent that is followed by no number is left to what reads it.
   */
  static boolean isText(@Nullable String encoded, boolean spacesAndLines) {
    if (encoded == null || encoded.indexOf('%') < 0) {
      return true;
    }
    byte[] bytes = new byte[encoded.length()];
    int length = 0;
    for (int i = 0; i < encoded.length(); i++) {
      int b = encoded.charAt(i);
      if (b == '%' && i + 2 < encoded.length()) {
        int high = Character.digit(encoded.charAt(i + 1), 16);
        int low = Character.digit(encoded.charAt(i + 2), 16);
        if (high >= 0 && low >= 0) {
          b = high * 16 + low;
          i += 2;
          boolean space = spacesAndLines && b >= '\t' && b <= '\r';
          if (b < ' ' && !space || b == 0x7f) {
            return false;
          }
        }
      }
      bytes[length++] = (byte) b;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  /** For the page about a request whose fields could not be read: they are not tried again. */
  private static final class WithoutFields extends HttpServletRequestWrapper {
    WithoutFields(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getContentType() {
      return null;
    }

    @Override
    public @Nullable String getParameter(String name) {
      return null;
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.emptyEnumeration();
    }
  }

  /** A request whose session cookie, if it has one, names a session as we make them. */
  private final class KnownCookies extends HttpServletRequestWrapper {
    KnownCookies(HttpServletRequest request) {
      super(request);
    }

    @Override
    public Cookie @Nullable [] getCookies() {
      Cookie[] all = super.getCookies();
      return all == null
          ? null
          : Arrays.stream(all)
              .filter(it -> !it.getName().equals(sessionCookie) || isSession(it.getValue()))
              .toArray(Cookie[]::new);
    }
  }

  private static boolean isSession(String value) {
    try {
      String id = new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1);
      return UUID.fromString(id).toString().equals(id);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
