package vn.mach.evidence.activities;

import com.microsoft.playwright.Page;
import vn.mach.testing.Browser;

/**
 * A network that loses what a page of the browser sends or is answered. It stands in the page
 * itself: what a page with a service worker sends is not always seen by Playwright's routes.
 */
final class CutNetwork {

  /** What the network does with commands; pages still open. */
  enum Does {
    ALL,
    /** They arrive, and their answers are lost. */
    LOSES_ANSWERS,
    /** They do not arrive. */
    LOSES_ALL,
    /** They do not arrive, and nothing says so. */
    IS_SILENT
  }

  private static final String SCRIPT =
      """
      (() => {
        const real = window.fetch;
        const wait = AbortSignal.timeout;
        const now = () => sessionStorage.getItem('test.network') || 'ALL';
        AbortSignal.timeout = time => wait.call(AbortSignal, now() === 'IS_SILENT' ? 500 : time);
        window.fetch = (address, options) => {
          const does = now();
          if (does === 'ALL' || !options || options.method !== 'POST') { return real(address, options); }
          if (does === 'LOSES_ALL') { return Promise.reject(new TypeError('lost')); }
          if (does === 'LOSES_ANSWERS') {
            return real(address, Object.assign({}, options, {signal: undefined})).then(() => { throw new TypeError('lost'); });
          }
          return new Promise((done, failed) => {
            if (options.signal) { options.signal.addEventListener('abort', () => failed(options.signal.reason)); }
          });
        };
      })();
      """;

  private CutNetwork() {}

  /** In every page that the browser opens from now on. */
  static Browser in(Browser browser) {
    browser.context().addInitScript(SCRIPT);
    return browser;
  }

  /** From now on in this window. */
  static void now(Page page, Does does) {
    page.evaluate("does => sessionStorage.setItem('test.network', does)", does.name());
  }

  /** Waits until the page has tried to send what waits. */
  static void settle(Page page) {
    page.evaluate("() => window.machOutbox.send()");
  }
}
