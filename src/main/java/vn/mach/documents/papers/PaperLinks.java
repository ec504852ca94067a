package vn.mach.documents.papers;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses that a paper may lead to. */
final class PaperLinks {

  private static final int LONGEST = 2_000;

  private PaperLinks() {}

  /**
   * The address as plain ASCII if it is one of the web; empty for any other (a script, a file, no
   * address at all).
   */
  static String address(String typed) {
    try {
      URI uri = new URI(typed.strip());
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null && typed.length() <= LONGEST ? uri.toASCIIString() : "";
    } catch (URISyntaxException e) {
      return "";
    }
  }
}
