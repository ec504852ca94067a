package vn.mach.evidence.reports;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the server stands for people outside: {@code mach.address}, or as the request that asks
 * called it.
 */
@Component
class PublicAddress {

  private final String address;

  PublicAddress(@Value("${mach.address:}") String address) {
    int end = address.length();
    while (end > 0 && address.charAt(end - 1) == '/') {
      end--;
    }
    this.address = address.substring(0, end);
  }

  /** With the realm's prefix, without a slash at its end. */
  String of(HttpServletRequest request) {
    if (!address.isEmpty()) {
      return address + request.getContextPath();
    }
    int port = request.getServerPort();
    boolean usual = port == (request.isSecure() ? 443 : 80);
    return request.getScheme()
        + "://"
        + request.getServerName()
        + (usual ? "" : ":" + port)
        + request.getContextPath();
  }
}
