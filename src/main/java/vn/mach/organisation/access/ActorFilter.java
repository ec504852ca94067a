package vn.mach.organisation.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import vn.mach.base.kernel.Actor;
import vn.mach.base.web.PageFactory;

/**
 * Loads the actor of each request, so a revoked right is gone with the next request. A token in the
 * header takes precedence over a session; an account that must choose a password first is
 * redirected there.
 */
@Component
@ConditionalOnWebApplication
class ActorFilter extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";

  private final ActorLoader viewers;
  private final Tokens tokens;
  private final CalendarTokens calendars;

  ActorFilter(ActorLoader viewers, Tokens tokens, CalendarTokens calendars) {
    this.viewers = viewers;
    this.tokens = tokens;
    this.calendars = calendars;
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
    if (path.startsWith(CalendarTokens.PATH)) {
      feed(request, response, chain, path.substring(CalendarTokens.PATH.length()));
      return;
    }
    if (bearsToken(request)) {
      SecurityContextHolder.clearContext();
      String token = request.getHeader("Authorization").substring(BEARER.length()).strip();
      tokens
          .account(token)
          .flatMap(account -> viewers.arriving(account, "api"))
          .filter(arrival -> !arrival.mustChange())
          .ifPresent(arrival -> let(request, arrival));
    } else {
      var authentication = SecurityContextHolder.getContext().getAuthentication();
      if (authentication != null
          && authentication.getPrincipal() instanceof AccountPrincipal signedIn) {
        Optional<ActorLoader.Arrival> arrival =
            viewers
                .arriving(signedIn.account(), isApi(path) ? "api" : "page")
                .filter(it -> it.generation() == signedIn.generation());
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

  /**
   * A calendar under a secret address: that is all that counts, no session and no other token. Says
   * nothing but a status to whoever has no valid one.
   */
  private void feed(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, String file)
      throws ServletException, IOException {
    SecurityContextHolder.clearContext();
    String token =
        file.endsWith(CalendarTokens.ENDING)
            ? file.substring(0, file.length() - CalendarTokens.ENDING.length())
            : "";
    switch (calendars.open(token, request.getRemoteAddr())) {
      case CalendarTokens.Opened.Later(Duration wait) -> {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
      }
      case CalendarTokens.Opened.Unknown unknown ->
          response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      case CalendarTokens.Opened.By(long account, Locale language) -> {
        Optional<ActorLoader.Arrival> arrival =
            viewers.arriving(account, "feed").filter(it -> !it.mustChange());
        if (arrival.isEmpty()) {
          response.setStatus(HttpServletResponse.SC_NOT_FOUND);
          return;
        }
        let(request, arrival.get());
        request.setAttribute(CookieLocaleResolver.LOCALE_REQUEST_ATTRIBUTE_NAME, language);
        chain.doFilter(request, response);
      }
    }
  }

  private static void let(HttpServletRequest request, ActorLoader.Arrival arrival) {
    Actor actor = arrival.actor();
    request.setAttribute(PageFactory.VIEWER, actor);
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        Sessions.authentication(
            new AccountPrincipal(actor.account(), actor.login(), arrival.generation())));
    SecurityContextHolder.setContext(context);
  }

  /**
   * A request with an API token, or without sign-in, cannot be forged by another page: it needs no
   * CSRF token.
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

  /** It is part of the security chain, not a servlet filter of its own. */
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
