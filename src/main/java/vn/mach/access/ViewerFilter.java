package vn.mach.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.mach.kernel.Viewer;
import vn.mach.web.Pages;

/**
 * Makes the viewer of a request, afresh: a right that was taken away is gone with the next click. A token in the header goes before a
 * session; who must choose a password first is led there.
 */
@Component
@ConditionalOnWebApplication
class ViewerFilter extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";

  private final Viewers viewers;
  private final Tokens tokens;

  ViewerFilter(Viewers viewers, Tokens tokens) {
    this.viewers = viewers;
    this.tokens = tokens;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = pathOf(request);
    if (path.startsWith("/assets/")) {
      chain.doFilter(request, response);
      return;
    }
    if (bearsToken(request)) {
      SecurityContextHolder.clearContext();
      String token = request.getHeader("Authorization").substring(BEARER.length()).strip();
      tokens.account(token).flatMap(account -> viewers.of(account, "api")).ifPresent(viewer -> let(request, viewer));
    } else {
      var authentication = SecurityContextHolder.getContext().getAuthentication();
      if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
        Optional<Viewers.Arrival> arrival = viewers.arriving(signedIn.account(), isApi(path) ? "api" : "page");
        if (arrival.isEmpty()) {
          SecurityContextHolder.clearContext();
        } else if (arrival.get().mustChange() && !path.equals("/access/password") && !path.equals("/sign-out")) {
          if (isApi(path)) {
            SecurityContextHolder.clearContext();
          } else {
            response.sendRedirect(request.getContextPath() + "/access/password");
            return;
          }
        } else {
          request.setAttribute(Pages.VIEWER, arrival.get().viewer());
        }
      }
    }
    chain.doFilter(request, response);
  }

  private static void let(HttpServletRequest request, Viewer viewer) {
    request.setAttribute(Pages.VIEWER, viewer);
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(Sessions.authentication(new SignedIn(viewer.account(), viewer.login())));
    SecurityContextHolder.setContext(context);
  }

  /** A request that comes in by its token, or not at all, cannot be forged by another page: it needs no token against that. */
  static boolean hasNoCookiesPower(HttpServletRequest request) {
    return bearsToken(request) || (isApi(pathOf(request)) && request.getSession(false) == null);
  }

  private static boolean bearsToken(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length()) && isApi(pathOf(request));
  }

  static boolean isApi(String path) {
    return path.startsWith("/api/");
  }

  static String pathOf(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  /** It stands in the security chain, not beside it. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication
  static class Registration {
    @Bean
    FilterRegistrationBean<ViewerFilter> viewerFilterOnlyInSecurity(ViewerFilter filter) {
      FilterRegistrationBean<ViewerFilter> registration = new FilterRegistrationBean<>(filter);
      registration.setEnabled(false);
      return registration;
    }
  }
}
