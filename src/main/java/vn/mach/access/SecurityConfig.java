package vn.mach.access;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Who may come in. What they may do inside is decided by the rights in each room's queries. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfig {

  @Bean
  SecurityFilterChain securityOfPages(HttpSecurity http, ViewerFilter viewerFilter) throws Exception {
    return http.authorizeHttpRequests(
            requests -> requests.requestMatchers("/assets/**", "/sign-in", "/error").permitAll().anyRequest().authenticated())
        .formLogin(login -> login.loginPage("/sign-in").usernameParameter("login").passwordParameter("password").permitAll())
        .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in"))
        .headers(
            headers ->
                headers.contentSecurityPolicy(
                    policy ->
                        policy.policyDirectives(
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                                + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'")))
        .addFilterBefore(viewerFilter, AuthorizationFilter.class)
        .build();
  }

  @Bean
  UserDetailsService accountsByLogin(JdbcClient jdbc) {
    return login ->
        jdbc.sql("select id, login, password from accounts where login = ? and closed_at is null and password is not null")
            .param(login.strip().toLowerCase(java.util.Locale.ROOT))
            .query((row, number) -> new SignedIn(row.getLong(1), row.getString(2), row.getString(3)))
            .optional()
            .orElseThrow(() -> new UsernameNotFoundException(login));
  }
}
