package vn.mach.evidence.rollups;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.evidence.figures.SmallRealm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
@Tag("browser")
class LiveWalkTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TargetRollups totals;
  @LocalServerPort int port;

  @Test
  void whoLooksAtTheScoreboardSeesTheNumberChangeWithoutTouchingAnything() {
    Realm realm = smallRealm();
    CurrentRealm.run(realm, () -> assertThat(totals.refresh()).isTrue());
    realms.account(realm, "vanphong", "office", null);
    for (int width : new int[] {Browser.DESK, Browser.PHONE}) {
      try (var office = new Browser(port, realm, width, "vi").signIn("vanphong")) {
        var page = office.open("/");
        var cell =
            page.locator(width == Browser.DESK ? ".desk-only tr.own td" : ".phone-only .big")
                .first();
        assertThat(cell).containsText(width == Browser.DESK ? "đạt 2" : "đạt 3");
        assertThat(page.locator(".live")).containsText("Đã cộng các hoạt động đến");
        CurrentRealm.run(realm, () -> inspected(width == Browser.DESK ? 8 : 7));
        assertThat(page.locator(".live")).containsText("đang cộng thêm 1 thay đổi");
        CurrentRealm.run(realm, () -> assertThat(totals.refresh()).isTrue());
        assertThat(cell).containsText(width == Browser.DESK ? "đạt 3" : "đạt 4");
        assertThat(page.locator(".live")).not().containsText("đang cộng thêm");
        office.screenshot("live-" + width);
      }
    }
  }

  @Test
  void whatIsToldHoldsNoNumbersAndOnlyThoseWhoReachTheUnitAreTold() {
    Realm realm = smallRealm();
    realms.account(realm, "bithu", "secretary", "C1");
    var secretary = new Visitor(port, realm).signIn("bithu");
    assertThat(secretary.get("/rollups/units/4/live").body())
        .contains("event:totals")
        .contains("\"waiting\":0");
    assertThat(secretary.get("/rollups/units/2/live").statusCode()).isEqualTo(404);
  }

  private Realm smallRealm() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    Realm realm = realms.create();
    realms.sql(realm, SmallRealm.SQL);
    return realm;
  }

  private void inspected(long unit) {
    jdbc.sql(
            """
            with a as (
              insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at)
              values (:ref, :unit, 'inspection', 'Kiểm tra', '2026-07-14', 'confirmed', 0, now()) returning id
            )
            insert into changes (topic, subject_id, sign) select 'activities', id, 1 from a\
            """)
        .param("ref", "N" + unit)
        .param("unit", unit)
        .update();
  }
}
