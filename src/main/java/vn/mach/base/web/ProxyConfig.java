package vn.mach.base.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Headers with which a proxy says who called it ({@code X-Forwarded-For}) and how ({@code
 * X-Forwarded-Proto}) are believed only from the proxies in {@code mach.proxies}: anybody can send
 * them. The host that was called is never taken from a header.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ProxyConfig {

  private static final Logger LOG = LoggerFactory.getLogger(ProxyConfig.class);

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> onlyListedProxies(
      @Value("${mach.proxies:}") List<String> proxies) {
    String networks = networks(proxies);
    return factory -> {
      if (!networks.isEmpty()) {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(networks);
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        factory.addEngineValves(valve);
      }
      factory.addEngineValves(new SaysOnce());
    };
  }

  /** Says once in the log that somebody forwards who is not listed: then all share one address. */
  private static final class SaysOnce extends ValveBase {

    private final AtomicBoolean said = new AtomicBoolean();

    SaysOnce() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      // of a listed one, what its own caller claimed may be left in the header
      boolean believed = request.getAttribute(AccessLog.REMOTE_ADDR_ATTRIBUTE) != null;
      if (!believed
          && request.getHeader("X-Forwarded-For") != null
          && said.compareAndSet(false, true)) {
        LOG.warn(
            "{} sends X-Forwarded-For and is not listed in mach.proxies: it is not believed. If it is your proxy, list it.",
            request.getPeerAddr());
      }
      getNext().invoke(request, response);
    }
  }

  /**
   * As Tomcat reads them: networks with commas.
   *
   * @param proxies addresses or networks ({@code 10.1.2.3}, {@code 10.1.0.0/16}, {@code fd00::/8})
   * @throws IllegalArgumentException for anything else, names too: what a name stands for may
   *     change
   */
  static String networks(List<String> proxies) {
    return proxies.stream()
        .map(String::strip)
        .filter(proxy -> !proxy.isEmpty())
        .map(ProxyConfig::network)
        .collect(Collectors.joining(","));
  }

  private static String network(String proxy) {
    String[] parts = proxy.split("/", 2);
    try {
      if (!isAddress(parts[0])) {
        throw new UnknownHostException(proxy);
      }
      int bits = InetAddress.getByName(parts[0]).getAddress().length * 8;
      String length = parts.length == 1 ? Integer.toString(bits) : parts[1];
      if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > bits) {
        throw new UnknownHostException(proxy);
      }
      return parts[0] + "/" + length;
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "mach.proxies: " + proxy + " is neither an address nor a network", e);
    }
  }

  /** Written in numbers: nothing that is looked up. */
  private static boolean isAddress(String text) {
    boolean six = text.contains(":");
    return !text.isEmpty()
        && text.chars()
            .allMatch(c ->
                c == '.' || (six ? c == ':' || Character.digit(c, 16) >= 0 : c >= '0' && c <= '9'));
  }
}
