package vn.mach.evidence.reports;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static vn.mach.evidence.reports.SmallBloc.done;
import static vn.mach.evidence.reports.SmallBloc.key;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.Realm;
import vn.mach.organisation.access.ActorLoader;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** Somebody writes a section for an hour, and saving it fails. */
@MachTest
@Tag("browser")
class SectionTextIsKeptWalkTest {

  private static final Pattern SECTION = Pattern.compile(".*/reports/\\d+/sections/\\d+.*");
  private static final Pattern REPORT = Pattern.compile(".*/reports/\\d+#s\\d+$");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Reports reports;
  @Autowired SectionsSql sections;
  @Autowired SectionWriting writing;
  @Autowired ActorLoader viewers;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Realm realm;
  private Actor secretary;
  private ReportId report;
  private SectionRow section;

  @BeforeEach
  void aReportIsBegun() {
    clock.turnTo(SmallBloc.TODAY);
    realm = SmallBloc.make(realms);
    realms.account(realm, "vanthu1", "clerk", "K1");
    secretary =
        SmallBloc.in(
            realm,
            () ->
                viewers
                    .of(
                        jdbc.sql("select id from accounts where login = 'bithu1'")
                            .query(Long.class)
                            .single(),
                        "page")
                    .orElseThrow());
    report =
        SmallBloc.in(
            realm,
            () ->
                done(
                    reports.begin(secretary, key(), SmallBloc.FIRST, "half_year", SmallBloc.HALF)));
    section = section();
  }

  private SectionRow section() {
    return SmallBloc.in(
        realm,
        () ->
            sections.of(report).stream()
                .filter(it -> it.heading().contains("Các mặt công tác"))
                .findFirst()
                .orElseThrow());
  }

  private void theSecretarySavesASentence() {
    String text = "Câu của bí thư.\n" + section.text();
    SmallBloc.in(
        realm,
        () -> done(writing.save(secretary, key(), report, section.id(), section.version(), text)));
  }

  private Page write(Browser clerk) {
    Page page = clerk.open("/reports/" + report.value() + "/sections/" + section.id());
    page.locator(".editor").click();
    page.keyboard().press("Control+End");
    page.keyboard().press("Enter");
    page.keyboard().type("Câu của văn thư.");
    return page;
  }

  @Test
  void itsTextSurvivesASessionThatEndedAndDiscardedGivesWhatStands() {
    try (Browser clerk = new Browser(port, realm, Browser.DESK, "vi").signIn("vanthu1")) {
      Page page = write(clerk);
      Locator editor = page.locator(".editor");
      clerk.context().clearCookies();
      page.locator("main form .thumb .btn-primary").click();
      assertThat(page.locator("[data-draft-waits]")).isVisible();
      theSecretarySavesASentence();
      page.locator("[data-draft-waits] a").click();
      page.locator("input[name=login]").fill("vanthu1");
      page.locator("input[name=password]").fill(TestRealms.PASSWORD);
      page.locator("main form button.btn-primary").click();
      page.waitForURL(SECTION);
      assertThat(editor).containsText("Câu của văn thư.");
      clerk.screenshot("reports-section-restored-1280-vi");
      page.locator("[data-draft-drop]").click();
      assertThat(editor).not().containsText("Câu của văn thư.");
      assertThat(editor).containsText("Câu của bí thư.");
    }
  }

  @Test
  void whatIsSavedAfterItCameBackIsMerged() {
    try (Browser clerk = new Browser(port, realm, Browser.DESK, "vi").signIn("vanthu1")) {
      Page page = write(clerk);
      clerk.open("/");
      theSecretarySavesASentence();
      clerk.open("/reports/" + report.value() + "/sections/" + section.id());
      assertThat(page.locator(".editor")).containsText("Câu của văn thư.");
      page.locator("main form .thumb .btn-primary").click();
      page.waitForURL(REPORT);
      assertThat(page.locator("main")).containsText("Câu của bí thư.");
      assertThat(page.locator("main")).containsText("Câu của văn thư.");
      clerk.open("/reports/" + report.value() + "/sections/" + section.id());
      assertThat(page.locator("[data-draft-drop]")).hasCount(0);
    }
  }
}
