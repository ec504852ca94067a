package vn.mach.base.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Networks;
import vn.mach.base.limits.Shares;

/**
 * Decides, when the actor is known and before anything reads the body, how large it may be, and
 * reads its fields: who is not signed in sends some short fields, and files only where a module
 * takes them ({@link GuestUpload}). What is refused here was not stored anywhere. {@code access}
 * places it in its chain.
 */
@Component
@ConditionalOnWebApplication
public class BodyFilter extends OncePerRequestFilter {

  /** A request whose body was not read to its end; its value names the words that say why. */
  static final String REFUSED = BodyFilter.class.getName() + ".refused";

  static final DataSize ANONYMOUS = DataSize.ofKilobytes(64);

  /** Form fields (Tomcat itself takes 2 MB of them) and JSON. */
  private static final DataSize FIELDS = DataSize.ofMegabytes(8);

  private static final DataSize FILES = DataSize.ofMegabytes(100);
  private static final DataSize LARGE_FILES = DataSize.ofMegabytes(256);
  private static final int LONGEST_ANONYMOUS_VALUE = 1_000;

  /** Files of guests that are on their way at once; of one address, behind which a hall may be. */
  static final int GUESTS = 40;

  static final int GUESTS_OF_ADDRESS = 10;

  /** So fast, in bytes, as nobody may hold such a place for long; a slow phone sends five times. */
  private static final long GUESTS_PER_SECOND = 10_000;

  private final List<LargeUpload> large;
  private final List<GuestUpload> ofGuests;
  private final Semaphore guests = new Semaphore(GUESTS);
  private final Shares guestsOfAddresses = new Shares(GUESTS_OF_ADDRESS, 0);

  BodyFilter(List<LargeUpload> large, List<GuestUpload> ofGuests) {
    this.large = large;
    this.ofGuests = ofGuests;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Actor actor = request.getAttribute(PageFactory.VIEWER) instanceof Actor it ? it : null;
    long most = hasBody(request) ? most(request, actor) : 0;
    if (actor != null || most <= ANONYMOUS.toBytes()) {
      filter(request, response, chain, actor, most);
      return;
    }
    String address = Networks.of(request.getRemoteAddr());
    if (!guestsOfAddresses.enter(address, Duration.ZERO)) {
      refuse(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    try {
      if (!guests.tryAcquire()) {
        refuse(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        return;
      }
      try {
        filter(request, response, chain, null, most);
      } finally {
        guests.release();
      }
    } finally {
      guestsOfAddresses.leave(address);
    }
  }

  /**
   * @param most bytes that the body may have
   */
  private void filter(
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain,
      @Nullable Actor actor,
      long most)
      throws ServletException, IOException {
    BodyReading reading = BodyReading.of(request);
    int refused = 0;
    if (reading != null && hasBody(request)) {
      boolean takesPlace = actor == null && most > ANONYMOUS.toBytes();
      reading.allow(most, takesPlace ? GUESTS_PER_SECOND : BodyReading.LEAST_BYTES_PER_SECOND);
      refused =
          most == 0
              ? HttpServletResponse.SC_FORBIDDEN
              : request.getContentLengthLong() > most
                  ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                  : 0;
    }
    if (refused == 0) {
      refused = refusedFields(request, actor, reading);
    }
    if (refused == 0) {
      chain.doFilter(request, response);
    } else {
      refuse(request, response, refused);
    }
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    response.setHeader(HttpHeaders.CONNECTION, "close"); // what was not read is not waited for
    boolean guest = !(request.getAttribute(PageFactory.VIEWER) instanceof Actor);
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      request.setAttribute(REFUSED, "busy");
    } else if (status == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE && guest) {
      request.setAttribute(REFUSED, isMultipart(request) ? "413_guest" : "413");
    } else {
      request.setAttribute(REFUSED, Integer.toString(status));
    }
    response.sendError(status);
  }

  /** How many bytes the body may have; 0 where it is of a kind that is not taken. */
  private long most(HttpServletRequest request, @Nullable Actor actor) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (!isMultipart(request)) {
      return (actor == null ? ANONYMOUS : FIELDS).toBytes();
    }
    if (actor != null) {
      boolean isLarge = large.stream().anyMatch(it -> it.accepts(actor, path));
      return (isLarge ? LARGE_FILES : FILES).toBytes();
    }
    long most =
        ofGuests.stream().mapToLong(it -> it.most(path, request.getRemoteAddr())).max().orElse(0);
    long length = request.getContentLengthLong();
    // a form without files needs no place among those with files
    return length >= 0 && length <= ANONYMOUS.toBytes() ? Math.min(most, length) : most;
  }

  /** Reads all fields and files; the status by which they are refused, or 0. */
  private static int refusedFields(
      HttpServletRequest request, @Nullable Actor actor, @Nullable BodyReading reading) {
    Map<String, String[]> fields = Map.of();
    RuntimeException failed = null;
    try {
      fields = request.getParameterMap();
    } catch (RuntimeException e) { // Tomcat's own, with a status
      failed = e;
    }
    boolean broken = hasBody(request) && isMultipart(request) && !hasParts(request);
    if (reading != null && reading.refused() != null) {
      return reading.refused() == BodyReading.Refused.TOO_SLOW
          ? HttpServletResponse.SC_REQUEST_TIMEOUT
          : HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
    }
    if (broken) {
      return HttpServletResponse.SC_BAD_REQUEST;
    }
    if (failed != null) {
      throw failed;
    }
    for (var field : fields.entrySet()) {
      for (String value : field.getValue()) {
        if (field.getKey().indexOf('\0') >= 0
            || value.indexOf('\0') >= 0
            || actor == null && value.length() > LONGEST_ANONYMOUS_VALUE) {
          return HttpServletResponse.SC_BAD_REQUEST;
        }
      }
    }
    return 0;
  }

  /** Whether the parts of the form could be read to its end. */
  private static boolean hasParts(HttpServletRequest request) {
    try {
      request.getParts();
      return true;
    } catch (IOException | ServletException | IllegalStateException e) {
      return false; // cut, or no form of this kind
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  private static boolean isMultipart(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.regionMatches(true, 0, "multipart/", 0, 10);
  }

  /** It is part of the security chain, not a servlet filter of its own. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication
  static class Registration {
    @Bean
    FilterRegistrationBean<BodyFilter> bodyFilterOnlyInSecurity(BodyFilter filter) {
      FilterRegistrationBean<BodyFilter> registration = new FilterRegistrationBean<>(filter);
      registration.setEnabled(false);
      return registration;
    }
  }
}
