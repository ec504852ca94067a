package vn.mach.base.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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

/**
 * Decides, when the actor is known and before anything reads the body, how large it may be, and
 * reads its fields: who is not signed in sends some short fields and no files. What is refused here
 * was not stored anywhere. {@code access} places it in its chain.
 */
@Component
@ConditionalOnWebApplication
public class BodyFilter extends OncePerRequestFilter {

  static final DataSize ANONYMOUS = DataSize.ofKilobytes(64);

  /** Form fields (Tomcat itself takes 2 MB of them) and JSON. */
  private static final DataSize FIELDS = DataSize.ofMegabytes(8);

  private static final DataSize FILES = DataSize.ofMegabytes(100);
  private static final DataSize LARGE_FILES = DataSize.ofMegabytes(256);
  private static final int LONGEST_ANONYMOUS_VALUE = 1_000;

  private final List<LargeUpload> large;

  BodyFilter(List<LargeUpload> large) {
    this.large = large;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Actor actor = request.getAttribute(PageFactory.VIEWER) instanceof Actor it ? it : null;
    BodyReading reading = BodyReading.of(request);
    int refused = 0;
    if (reading != null && hasBody(request)) {
      long most = most(request, actor);
      reading.allow(most);
      refused =
          actor == null && isMultipart(request)
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
      response.setHeader(HttpHeaders.CONNECTION, "close"); // what was not read is not waited for
      response.sendError(refused);
    }
  }

  private long most(HttpServletRequest request, @Nullable Actor actor) {
    if (actor == null) {
      return ANONYMOUS.toBytes();
    }
    if (!isMultipart(request)) {
      return FIELDS.toBytes();
    }
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return (large.stream().anyMatch(it -> it.accepts(actor, path)) ? LARGE_FILES : FILES).toBytes();
  }

  /** Reads all fields; the status by which they are refused, or 0. */
  private static int refusedFields(
      HttpServletRequest request, @Nullable Actor actor, @Nullable BodyReading reading) {
    Map<String, String[]> fields = Map.of();
    RuntimeException failed = null;
    try {
      fields = request.getParameterMap();
    } catch (RuntimeException e) { // Tomcat's own, with a status
      failed = e;
    }
    if (reading != null && reading.refused() != null) {
      return reading.refused() == BodyReading.Refused.TOO_SLOW
          ? HttpServletResponse.SC_REQUEST_TIMEOUT
          : HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
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
