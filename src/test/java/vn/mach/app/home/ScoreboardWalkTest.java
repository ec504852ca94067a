package vn.mach.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.app.exchange.FolderImport;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** The main job, as a secretary does it in a village hall. */
@MachTest
@Tag("browser")
@EnabledIfEnvironmentVariable(named = "MACH_CASES", matches = ".+")
class ScoreboardWalkTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired FolderImport folders;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @Test
  void oneMoreInspectionOfABranchMovesTheCommitteesNumberAndOthersCannotReachIt() throws Exception {
    clock.turnTo(LocalDate.of(2022, 12, 31));
    Realm realm = realms.create();
    Outcome<?> taken =
        CurrentRealm.in(
            realm,
            () ->
                folders.takeIn(Actor.system(), Path.of(System.getenv("MACH_CASES"), "bloc-2022")));
    assertThat(taken).isInstanceOf(Outcome.Done.class);
    List<String> shortOfOne =
        CurrentRealm.in(
            realm,
            () ->
                jdbc.sql(
                        """
                        select s.code from units_on(date '2022-06-30') s
                        where s.kind = 'branch'
                          and (select count(*) from activities a where a.unit_id = s.unit_id and a.kind = 'inspection' and a.status = 'confirmed'
                               and a.held_on between date '2022-01-01' and date '2022-06-30') = case when s.has_committee then 1 else 0 end
                        order by s.code limit 2
                        """)
                    .query(String.class)
                    .list());
    realms.account(realm, "bithu", "secretary", shortOfOne.get(0));
    realms.account(realm, "bithukhac", "secretary", shortOfOne.get(1));
    realms.account(realm, "vanphong", "office", "K");
    String board = "/?on=2022-06-30&unit=" + id(realm, "K");

    try (var office = new Browser(port, realm, Browser.PHONE, "vi");
        var secretary = new Browser(port, realm, Browser.PHONE, "vi")) {
      office.signIn("vanphong").open(board);
      assertThat(office.page().locator(".phone-only .big").first().innerText())
          .contains("/321")
          .contains("đạt 229");

      secretary.signIn("bithu");
      var page = secretary.page();
      page.locator("a.btn-primary").first().click();
      page.waitForURL(url -> url.contains("/activities/new"));
      page.locator("main a[href*='kind=inspection']").click();
      page.locator("label:has(#day-other)").click();
      page.locator("#field-heldOn").fill("2022-06-20");
      page.locator("#field-title").fill("Kiểm tra đảng viên chấp hành");
      page.locator("button[value=confirm]").click();
      page.waitForURL(url -> url.matches(".*/activities/\\d+.*"));
      String record = java.net.URI.create(page.url()).getPath().replaceFirst("^/r/[^/]+", "");
      secretary.screenshot("walk-recorded-390");

      office.open(board);
      assertThat(office.page().locator(".phone-only .big").first().innerText())
          .contains("/321")
          .contains("đạt 230");
      office.screenshot("walk-board-390");
      opensDownTo(
          office, record, id(realm, shortOfOne.getFirst()), parent(realm, shortOfOne.getFirst()));
      office.screenshot("walk-record-390");

      var other = new Visitor(port, realm).signIn("bithukhac");
      assertThat(other.get(record).statusCode()).isEqualTo(404);
      assertThat(other.get(board).statusCode()).isEqualTo(404);
      assertThat(other.get("/activities").body()).doesNotContain(record);
    }
  }

  /**
   * From the committee's number to the committee between, to the branches that reach it, to this
   * branch's records, to the record.
   */
  private static void opensDownTo(Browser office, String record, long branch, long between) {
    var page = office.page();
    page.locator(".phone-only a.big").first().click();
    page.waitForURL(url -> url.contains("/figures/targets/"));
    page.locator("table a[href*='unit=" + between + "&']").first().click();
    page.waitForURL(url -> url.contains("unit=" + between));
    page.locator("a[href*='show=done']").click();
    page.waitForURL(url -> url.contains("show=done"));
    // late fonts move what stands below them: a tap between two places would be lost
    page.waitForFunction("document.fonts.status === 'loaded'");
    page.locator("tr:has(a[href$='/units/" + branch + "']) td.number a").first().click();
    page.waitForURL(url -> url.contains("/records"));
    page.locator("a[href$='" + record + "']").click();
    page.waitForURL(url -> url.endsWith(record));
    assertThat(page.locator("main").innerText())
        .contains("Kiểm tra đảng viên chấp hành")
        .contains("20/06/2022");
  }

  private long parent(Realm realm, String code) throws Exception {
    return CurrentRealm.in(
        realm,
        () ->
            jdbc.sql("select parent_id from units_on(date '2022-06-30') where code = ?")
                .param(code)
                .query(Long.class)
                .single());
  }

  private long id(Realm realm, String code) throws Exception {
    return CurrentRealm.in(
        realm,
        () ->
            jdbc.sql("select id from units where code = ?").param(code).query(Long.class).single());
  }
}
