package vn.mach.base.search;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

@MachTest
@Tag("browser")
@Tag("slow")
class SearchWalkTest {

  @Autowired TestRealms realms;
  @LocalServerPort int port;

  @Test
  void somebodyFindsAUnitByKeysAListKeepsItsFilterAndThePageHasHelp() {
    Realm realm = realms.create();
    Tree.of("T", "T/HS", "T/HS/HS2")
        .named("T", "Đảng bộ tỉnh Minh Châu", "province")
        .named("HS", "Đảng bộ xã Hòa Sơn", "commune")
        .named("HS2", "Chi bộ ấp 2, xã Hòa Sơn", "branch")
        .plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (code, full_name) values ('P1', 'Nguyễn Thị Huệ'), ('P2', 'Trần Văn Lộc');
        insert into memberships (person_id, valid_from, unit_id, status)
          select p.id, '2020-01-01', u.id, 'official' from people p, units u where u.code = 'HS2';
        """);
    realms.account(realm, "vanphong", "office", "T");
    try (Browser desk = new Browser(port, realm, Browser.DESK, "vi")) {
      Page page = desk.signIn("vanphong").page();
      page.keyboard().press("/");
      page.keyboard().type("hoa son");
      page.locator("#search-list [role=option]").first().waitFor();
      assertThat(page.locator("[data-search]")).hasAttribute("aria-expanded", "true");
      desk.screenshot("search-suggestions");
      anybodyCanUse(page);
      page.keyboard().press("ArrowDown");
      assertThat(page.locator("#search-list [aria-selected=true]"))
          .containsText("Đảng bộ xã Hòa Sơn");
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).containsText("Đảng bộ xã Hòa Sơn");

      page.keyboard().press("Control+k");
      page.keyboard().type("huee thi");
      page.keyboard().press("Enter");
      assertThat(page.locator("main")).containsText("Nguyễn Thị Huệ");
      desk.screenshot("search-found");
      anybodyCanUse(page);

      desk.open("/people");
      page.locator("main input[name=q]").fill("hue");
      page.locator("main form button").first().click();
      assertThat(page.locator("main table")).not().containsText("Trần Văn Lộc");
      desk.open("/units");
      desk.open("/people");
      assertThat(page).hasURL(Pattern.compile("q=hue"));
      assertThat(page.locator("main table")).not().containsText("Trần Văn Lộc");
      desk.screenshot("search-kept");
      anybodyCanUse(page);
      page.locator(".kept-view a").click();
      assertThat(page.locator("main table")).containsText("Trần Văn Lộc");
      desk.open("/people");
      assertThat(page.locator("main table")).containsText("Trần Văn Lộc");

      page.locator("main h1").click();
      page.keyboard().press("?");
      assertThat(page.locator("h1")).containsText("Trợ giúp");
      anybodyCanUse(page);
      desk.open("/help/start?lang=en");
      desk.screenshot("help-start-en");
      anybodyCanUse(page);
    }
    try (Browser phone = new Browser(port, realm, Browser.PHONE, "vi")) {
      Page page = phone.signIn("vanphong").page();
      page.locator(".search-button").click();
      page.locator("#field-q").fill("loc");
      page.keyboard().press("Enter");
      page.locator("main .hits a").first().waitFor();
      phone.screenshot("search-phone");
      anybodyCanUse(page);
      page.locator("main .hits a").first().click();
      assertThat(page.locator("h1")).containsText("Trần Văn Lộc");
      assertThat(page.locator(".breadcrumb")).containsText("Đảng bộ xã Hòa Sơn");
      phone.screenshot("search-person-phone");
      anybodyCanUse(page);
    }
  }

  private static void anybodyCanUse(Page page) {
    Assertions.assertThat(
            new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations())
        .extracting(it -> it.getId() + " " + it.getNodes())
        .isEmpty();
  }
}
