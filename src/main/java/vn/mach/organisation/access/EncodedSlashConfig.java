package vn.mach.organisation.access;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Codes may contain {@code /}, encoded as {@code %2F} inside one path segment. Tomcat must not
 * decode it, and the firewall must accept it. Everything else that the firewall refuses stays
 * refused.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class EncodedSlashConfig {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> slashesThroughTomcat() {
    return factory ->
        factory.addConnectorCustomizers(
            connector -> connector.setEncodedSolidusHandling("passthrough"));
  }

  @Bean
  StrictHttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowUrlEncodedSlash(true);
    firewall
        .getDecodedUrlBlocklist()
        .remove("%"); // of the %2F that Tomcat hands on; %25 in the address itself stays refused
    return firewall;
  }
}
