package vn.mach.organisation.access;

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
import vn.mach.base.kernel.Actor;
import vn.mach.base.web.PageFactory;

/**
 * Makes the viewer of a request, afresh: a right that was taken away is gone with the next click. A
 * token in the header goes before a session; who must choose a password first is led there.
 */
@Component
@ConditionalOnWebApplication
class ActorFilter extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";

  private final ActorLoader viewers;
  private final Tokens tokens;

  ActorFilter(ActorLoader viewers, Tokens tokens) {
    this.viewers = viewers;
    this.tokens = tokens;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = pathOf(request);
    if (path.startsWith("/assets/")) {
      chain.doFilter(request, response);
      return;
    }
    if (bearsToken(request)) {
      SecurityContextHolder.clearContext();
      String token = request.getHeader("Authorization").substring(BEARER.length()).strip();
      tokens
          .account(token)
          .flatMap(account -> viewers.of(account, "api"))
          .ifPresent(actor -> let(request, actor));
    } else {
      var authentication = SecurityContextHolder.getContext().getAuthentication();
      if (authentication != null
          && authentication.getPrincipal() instanceof AccountPrincipal signedIn) {
        Optional<ActorLoader.Arrival> arrival =
            viewers.arriving(signedIn.account(), isApi(path) ? "api" : "page");
        if (arrival.isEmpty()) {
          SecurityContextHolder.clearContext();
        } else if (arrival.get().mustChange()
            && !path.equals("/access/password")
            && !path.equals("/sign-out")) {
          if (isApi(path)) {
            SecurityContextHolder.clearContext();
          } else {
            response.sendRedirect(request.getContextPath() + "/access/password");
            return;
          }
        } else {
          request.setAttribute(PageFactory.VIEWER, arrival.get().actor());
        }
      }
    }
    chain.doFilter(request, response);
  }

  private static void let(HttpServletRequest request, Actor actor) {
    request.setAttribute(PageFactory.VIEWER, actor);
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        Sessions.authentication(new AccountPrincipal(actor.account(), actor.login())));
    SecurityContextHolder.setContext(context);
  }

  /**
   * A request that comes in by its token, or not at all, cannot be forged by another page: it needs
   * no token against that.
   */
  static boolean hasNoCookiesPower(HttpServletRequest request) {
    return bearsToken(request) || (isApi(pathOf(request)) && request.getSession(false) == null);
  }

  private static boolean bearsToken(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null
        && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && isApi(pathOf(request));
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
    FilterRegistrationBean<ActorFilter> viewerFilterOnlyInSecurity(ActorFilter filter) {
      FilterRegistrationBean<ActorFilter> registration = new FilterRegistrationBean<>(filter);
      registration.setEnabled(false);
      return registration;
    }
  }
}
