package vn.mach.testing;

import java.time.ZoneId;
import vn.mach.base.realms.Realm;

/** For {@code script/test-package}: somebody signs in to a server with the sample, at a browser. */
final class SignIn {

  private SignIn() {}

  /**
   * @param arguments the port of the server on this machine
   */
  public static void main(String[] arguments) {
    Realm sample = new Realm("mau", "", ZoneId.of("Asia/Ho_Chi_Minh"), true);
    try (Browser browser =
        new Browser(Integer.parseInt(arguments[0]), sample, Browser.DESK, "vi").signIn("quantri")) {
      var page = browser.open("/home/board");
      page.locator("table").first().waitFor();
      browser.screenshot("package");
      System.out.println("a browser signed in: " + page.title());
    }
    System.exit(0);
  }
}
