package vn.mach.base.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.mach.base.limits.Caller;
import vn.mach.base.limits.Shares;

/**
 * How many requests of one account are answered at once: further ones wait for these, and the
 * requests of others do not wait for them. An open event stream is none of them.
 */
@Component
@ConditionalOnWebApplication
public class AccountLimit extends OncePerRequestFilter {

  /** A browser asks for six things at once, and a person has two or three devices. */
  static final int AT_ONCE = 12;

  /** More of one account are refused at once. */
  static final int WAITING = 500;

  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** Of all who are not signed in together: slow senders leave places for who is. */
  static final int NOT_SIGNED_IN = 500;

  private final Shares shares = new Shares(AT_ONCE, WAITING);
  private final Semaphore notSignedIn = new Semaphore(NOT_SIGNED_IN);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    AccountOfRealm account = AccountOfRealm.of(request);
    if (account == null) {
      letAnybody(request, response, chain);
      return;
    }
    if (!shares.enter(account, LONGEST)) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(LONGEST.toSeconds()));
      response.setHeader(HttpHeaders.CONNECTION, "close"); // its body was not read
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
      return;
    }
    try (Caller caller = Caller.is(account)) {
      chain.doFilter(request, response);
    } finally {
      shares.leave(account);
    }
  }

  private void letAnybody(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!notSignedIn.tryAcquire()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(LONGEST.toSeconds()));
      response.setHeader(HttpHeaders.CONNECTION, "close");
      response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
      BodyReading body = BodyReading.of(request);
      if (body != null) {
        body.letGo();
      }
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      notSignedIn.release();
    }
  }

  /** It is part of the security chain, not a servlet filter of its own. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication
  static class Registration {
    @Bean
    FilterRegistrationBean<AccountLimit> accountLimitOnlyInSecurity(AccountLimit filter) {
      FilterRegistrationBean<AccountLimit> registration = new FilterRegistrationBean<>(filter);
      registration.setEnabled(false);
      return registration;
    }
  }
}
