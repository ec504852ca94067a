package vn.mach.base.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import vn.mach.base.kernel.Networks;
import vn.mach.base.limits.Shares;

/**
 * Refuses requests beyond {@link Crowd} before anything is read of their bodies (503). No address,
 * of IPv6 no network, has more than its part: who fills it with slow ones leaves the rest to
 * others. An open event stream is none of them.
 */
final class CrowdValve extends ValveBase {

  private final Semaphore all;
  private final Shares ofAddresses;

  CrowdValve(Crowd crowd) {
    super(true);
    this.all = new Semaphore(crowd.requests());
    this.ofAddresses = new Shares(crowd.ofOneAddress(), 0);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    String address = Networks.of(request.getRemoteAddr());
    if (!ofAddresses.enter(address, Duration.ZERO)) {
      refuse(request, response);
      return;
    }
    try {
      if (!all.tryAcquire()) {
        refuse(request, response);
        return;
      }
      try {
        getNext().invoke(request, response);
      } finally {
        all.release();
      }
    } finally {
      ofAddresses.leave(address);
    }
  }

  private static void refuse(Request request, Response response) {
    BodyReading body = BodyReading.of(request);
    if (body != null) {
      body.letGo();
    }
    response.setHeader("Retry-After", "5");
    response.setHeader("Connection", "close");
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
  }
}
