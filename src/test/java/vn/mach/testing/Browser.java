package vn.mach.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.mach.base.realms.Realm;

/**
 * A person at a real Chromium. One browser serves all tests of a run; each {@code Browser} is a
 * person of their own, with cookies of their own. Close it.
 */
public final class Browser implements AutoCloseable {

  public static final int PHONE = 390;
  public static final int DESK = 1280;

  /** In milliseconds. */
  private static final int TIMEOUT = 20_000;

  private static com.microsoft.playwright.Browser chromium;

  private final BrowserContext context;
  private final Page page;
  private final String base;

  /**
   * @param width of the window in CSS pixels: {@link #PHONE} or {@link #DESK}
   * @param language {@code vi} or {@code en}
   */
  public Browser(int port, Realm realm, int width, String language) {
    context =
        chromium()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setViewportSize(width, width == PHONE ? 844 : 900)
                    .setHasTouch(width == PHONE)
                    .setIsMobile(width == PHONE)
                    .setDeviceScaleFactor(width == PHONE ? 2 : 1)
                    .setTimezoneId("Asia/Ho_Chi_Minh"));
    context.setDefaultTimeout(TIMEOUT);
    page = context.newPage();
    base = "http://localhost:" + port + realm.prefix();
    page.navigate(base + "/sign-in?lang=" + language);
  }

  /** Signs in with {@link TestRealms#PASSWORD}. */
  public Browser signIn(String login) {
    page.navigate(base + "/sign-in");
    page.locator("input[name=login]").fill(login);
    page.locator("input[name=password]").fill(TestRealms.PASSWORD);
    page.locator(
            "form:has(input[name=password]) button[type=submit], form:has(input[name=password]) button:not([type])")
        .first()
        .click();
    page.waitForURL(url -> !url.contains("/sign-in"));
    return this;
  }

  /** Opens a path inside the realm. */
  public Page open(String path) {
    page.navigate(base + path);
    return page;
  }

  public Page page() {
    return page;
  }

  public BrowserContext context() {
    return context;
  }

  /** Takes a picture of the whole page as {@code target/screenshots/<name>.png}. */
  public Path screenshot(String name) {
    Path file = Path.of("target", "screenshots", name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    return file;
  }

  @Override
  public void close() {
    context.close();
  }

  private static synchronized com.microsoft.playwright.Browser chromium() {
    if (chromium == null) {
      // A loaded machine is slow: what a test waits for may take as long as any action.
      PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT);
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      chromium =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(program())
                      .setHeadless(true)
                      .setArgs(
                          List.of(
                              "--no-sandbox",
                              // a microphone that beeps, for recordings
                              "--use-fake-device-for-media-stream",
                              "--use-fake-ui-for-media-stream",
                              "--disable-gpu",
                              "--disable-quic",
                              "--no-first-run",
                              "--disable-background-networking",
                              "--disable-component-update",
                              "--disable-sync")));
    }
    return chromium;
  }

  private static Path program() {
    String named = System.getenv("MACH_CHROMIUM");
    return Stream.of(
            named == null ? "" : named,
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable")
        .filter(path -> !path.isEmpty())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "No Chromium or Chrome was found: install Debian's package chromium, or name one in MACH_CHROMIUM"));
  }
}
