package vn.mach.base.kernel;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** What counts as one sender where no account is known. */
public final class Networks {

  /** The part of an IPv6 address that names a network; whoever has one chooses the rest freely. */
  private static final int NETWORK_BYTES = 8;

  private Networks() {}

  /**
   * The address itself, or of IPv6 the network: one computer has as many addresses in it as it
   * likes. What is no address counts as itself.
   */
  public static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    int zone = address.indexOf('%');
    try {
      InetAddress read = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
      return read instanceof Inet6Address
          ? HexFormat.of().formatHex(read.getAddress(), 0, NETWORK_BYTES) + "/64"
          : read.getHostAddress(); // IPv4 written as IPv6
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
