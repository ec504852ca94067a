package vn.mach.base.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.CurrentRealm;

/**
 * Where people reach the server, for what is printed or leaves it: {@code mach.address}, never what
 * a request says about the host it called.
 */
@Component
public class PublicAddress {

  private final String address;

  PublicAddress(@Value("${mach.address:}") String address) {
    int end = address.length();
    while (end > 0 && address.charAt(end - 1) == '/') {
      end--;
    }
    this.address = address.substring(0, end);
  }

  /** With the realm's prefix, without a slash at its end; empty where no address is set. */
  public String of(HttpServletRequest request) {
    return address.isEmpty() ? "" : address + request.getContextPath();
  }

  /** The same of the current realm, for what no request asked for. */
  public String ofRealm() {
    return address.isEmpty() ? "" : address + CurrentRealm.get().prefix();
  }
}
