package vn.mach.organisation.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.transaction.support.TransactionOperations;
import vn.mach.base.web.AccountLimit;
import vn.mach.base.web.BodyFilter;

/** Authentication. Authorisation is part of each module's queries. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfig {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; "
          + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'";

  @Bean
  SecurityFilterChain security(
      HttpSecurity http,
      ActorFilter viewerFilter,
      AccountLimit accountLimit,
      BodyFilter bodyFilter,
      Sessions sessions,
      CsrfTokens csrfTokens,
      List<OpenPages> openPages)
      throws Exception {
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers(
                    "/assets/**",
                    "/sign-in",
                    "/sign-in/code",
                    "/sign-in/ask",
                    "/error",
                    CalendarTokens.PATH + "*", // the address itself is the secret
                    "/study/certificates/check/*", // so is a certificate's code
                    "/worker.js",
                    "/manifest.webmanifest",
                    "/look",
                    "/offline")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/settings/logo")
                .permitAll()
                .requestMatchers(
                    openPages.stream().flatMap(it -> it.patterns().stream()).toArray(String[]::new))
                .permitAll()
                .anyRequest()
                .authenticated())
        .securityContext(context -> context.securityContextRepository(sessions))
        .sessionManagement(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .csrf(csrf ->
            csrf.csrfTokenRepository(csrfTokens)
                .ignoringRequestMatchers(ActorFilter::hasNoCookiesPower))
        .exceptionHandling(what -> what.authenticationEntryPoint(SecurityConfig::signInFirst))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy ->
                    policy.policy(
                        "camera=(self), geolocation=(), microphone=(self), payment=(), usb=(), browsing-topics=()"))
                .httpStrictTransportSecurity(
                    https -> https.includeSubDomains(false).maxAgeInSeconds(31536000)))
        .addFilterBefore(viewerFilter, CsrfFilter.class) // whose token is a field of the body
        .addFilterBefore(accountLimit, CsrfFilter.class)
        .addFilterBefore(bodyFilter, CsrfFilter.class)
        .build();
  }

  /**
   * Two requests of one session at once, each writing a flash message (a double tap): neither
   * fails.
   */
  @Bean
  PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsOfTwoAtOnce() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }

  /**
   * Reading or writing a session is one statement each: a transaction around it would only cost two
   * more round trips. It never opens one of its own within another either: that would need a second
   * connection. A response streamed from a transaction is committed first.
   */
  @Bean(defaultCandidate = false)
  TransactionOperations springSessionTransactionOperations() {
    return TransactionOperations.withoutTransaction();
  }

  /**
   * The last use of a session is written once a minute, not with each request: a statement that
   * changes nothing costs no write. The parameters of Spring Session, in order: id, last use,
   * maximum idle time, expiry, name, key.
   */
  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> lastUseOnceAMinute() {
    return sessions ->
        sessions.setUpdateSessionQuery(
            """
            update %TABLE_NAME% s
            set session_id = n.session_id, last_access_time = n.last_access_time, max_inactive_interval = n.max_inactive_interval,
              expiry_time = n.expiry_time, principal_name = n.principal_name
            from (values (?::text, ?::bigint, ?::int, ?::bigint, ?::text)) n (session_id, last_access_time, max_inactive_interval, expiry_time, principal_name)
            where s.primary_id = ?
              and (s.last_access_time < n.last_access_time - 60000 or s.session_id <> n.session_id
                or s.max_inactive_interval <> n.max_inactive_interval or s.principal_name is distinct from n.principal_name)
            """);
  }

  /** A page is measured as a whole: measuring each filter would cost a twentieth of it. */
  @Bean
  SecurityObservationSettings filtersAreNotMeasured() {
    return SecurityObservationSettings.noObservations();
  }

  /** Only {@link SignIn} authenticates; Spring creates no account of its own. */
  @Bean
  AuthenticationManager noOtherWayIn() {
    return authentication -> {
      throw new BadCredentialsException("Sign in with the form");
    };
  }

  /** Redirects to the sign-in and from there back to the requested page; a program gets 401. */
  private static void signInFirst(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    String path = ActorFilter.pathOf(request);
    String signIn = request.getContextPath() + "/sign-in";
    if (ActorFilter.isApi(path)) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"mach\"");
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    } else if ("true".equals(request.getHeader("HX-Request"))) {
      response.setHeader(
          "HX-Redirect", signIn + next(behindRoot(request, request.getHeader("HX-Current-URL"))));
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      String query = request.getQueryString();
      response.sendRedirect(
          signIn
              + (request.getMethod().equals("GET")
                  ? next(query == null ? path : path + "?" + query)
                  : ""));
    }
  }

  private static @Nullable String behindRoot(HttpServletRequest request, @Nullable String url) {
    try {
      URI uri = url == null ? null : URI.create(url);
      String root = request.getContextPath();
      if (uri == null || uri.getRawPath() == null || !uri.getRawPath().startsWith(root + "/")) {
        return null;
      }
      String path = uri.getRawPath().substring(root.length());
      return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String next(@Nullable String path) {
    return path == null || path.equals("/")
        ? ""
        : "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
  }
}
