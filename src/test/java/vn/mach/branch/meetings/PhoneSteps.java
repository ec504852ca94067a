package vn.mach.branch.meetings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What a secretary does on the page of the phone that goes on without a network. */
final class PhoneSteps {

  static final String PIN = "290173";

  private PhoneSteps() {}

  /** Keeps the meeting that is open on the phone. */
  static void keep(Page page) {
    part(page, "keep").locator("summary").click();
    choose(page);
  }

  static void choose(Page page) {
    part(page, "keep").locator("[name=pin]").fill(PIN);
    part(page, "keep").locator("[name=again]").fill(PIN);
    part(page, "keep").locator("button").click();
    assertThat(part(page, "keep")).isHidden();
    assertThat(part(page, "page-missing")).isHidden();
  }

  static void unlock(Page page, String pin) {
    part(page, "lock-form").locator("[name=pin]").fill(pin);
    part(page, "lock-form").locator("button").click();
  }

  static Locator part(Page page, String name) {
    return page.locator("[data-part=" + name + "]");
  }

  static Locator state(Page page) {
    return part(page, "state");
  }

  static Locator person(Page page, String letter) {
    return page.locator(".phone-person:has(strong:text-is('Nguyễn Văn " + letter + "'))");
  }

  static Locator refused(Page page, String name) {
    return part(page, "refused").locator("section:has-text('" + name + "')");
  }

  static Locator thing(Page page, String what, int n) {
    return part(page, what).locator("details").nth(n);
  }

  static Locator fresh(Page page, String what) {
    return part(page, what + "-new");
  }

  static void section(Page page, String title) {
    Locator section = page.locator("details.phone-part:has(> summary:has-text('" + title + "'))");
    if (section.getAttribute("open") == null) {
      section.locator("> summary").click();
    }
  }

  static void vote(Page page, String title, String agree, boolean resolution) {
    section(page, "Biểu quyết");
    fresh(page, "vote").locator("summary").click();
    fresh(page, "vote").locator("[name=title]").fill(title);
    fresh(page, "vote").locator("[name=agree]").fill(agree);
    fresh(page, "vote").locator("[name=disagree]").fill("0");
    fresh(page, "vote").locator("[name=resolution]").setChecked(resolution);
    fresh(page, "vote").locator("button").click();
  }

  static void item(Page page, int n, String speakers, String conclusion) {
    section(page, "Chương trình");
    thing(page, "item", n).locator("summary").click();
    thing(page, "item", n).locator("[name=speakers]").fill(speakers);
    thing(page, "item", n).locator("[name=conclusion]").fill(conclusion);
    thing(page, "item", n).locator("button").click();
  }
}
