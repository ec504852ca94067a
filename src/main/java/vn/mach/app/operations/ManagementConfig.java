package vn.mach.app.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The management port, {@code management.server.port}: off unless it is set, and on this machine's
 * loopback address unless another is set. Whoever reaches it may ask.
 */
class ManagementConfig {

  private ManagementConfig() {}

  /** On a port of its own nobody signs in. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
  static class OfItsOwn {
    private static final Pattern OF_THIS_MACHINE =
        Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[?(?:0:){0,7}:{0,2}1\\]?");

    private static final String PORT = "local.management.port"; // set once it is open

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain management(HttpSecurity http, Environment environment) throws Exception {
      return http.securityMatcher(request ->
              Integer.valueOf(request.getLocalPort())
                  .equals(environment.getProperty(PORT, Integer.class)))
          .authorizeHttpRequests(requests ->
              requests.requestMatchers(OfItsOwn::isRebound).denyAll().anyRequest().permitAll())
          .sessionManagement(AbstractHttpConfigurer::disable)
          .requestCache(AbstractHttpConfigurer::disable)
          .csrf(AbstractHttpConfigurer::disable)
          .build();
    }

    /**
     * Whether a request that came over the loopback address names another host: a page of that
     * host, in a browser on this machine, would read the answer (DNS rebinding).
     */
    private static boolean isRebound(HttpServletRequest request) {
      String local = request.getLocalAddr();
      return (local.startsWith("127.") || local.equals("0:0:0:0:0:0:0:1") || local.equals("::1"))
          && !OF_THIS_MACHINE.matcher(request.getServerName()).matches();
    }
  }

  /** On the port of the pages everybody would see it. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnManagementPort(ManagementPortType.SAME)
  static class Shared {
    Shared() {
      throw new IllegalStateException(
          "MACH_MANAGEMENT_PORT is the port of the pages: give it one of its own, or -1 for none.");
    }
  }
}
