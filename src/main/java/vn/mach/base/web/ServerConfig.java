package vn.mach.base.web;

import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How Tomcat reads requests and on which threads they are answered. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ServerConfig {

  /**
   * A virtual thread for each request: one that waits, for a slow sender or for the database, keeps
   * no other from being answered (docs/adr/0018). Bodies are read through {@link BodyReading}.
   */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> threadsAndBodies() {
    return factory -> {
      factory.addProtocolHandlerCustomizers(
          protocol -> protocol.setExecutor(new VirtualThreadExecutor("request-")));
      factory.addEngineValves(new BodyReading.Valve(BodyFilter.ANONYMOUS.toBytes()));
    };
  }

  /**
   * As many connections and requests as the memory holds, whatever they send: a server whose memory
   * is full of them answers nobody any more.
   */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> noMoreThanTheMemoryHolds() {
    Crowd crowd = Crowd.of(Runtime.getRuntime().maxMemory());
    return factory -> {
      factory.addConnectorCustomizers(connector ->
          connector.setProperty("maxConnections", Integer.toString(crowd.connections())));
      // of the context: behind the valve that reads who called a listed proxy
      factory.addContextValves(new CrowdValve(crowd));
    };
  }
}
