package vn.mach.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** What whoever looks after an installation sees, and what is said when the disk is full. */
@MachTest
class OperationsTest {

  @Autowired TestRealms realms;
  @LocalServerPort int port;
  private Realm realm;
  private Visitor visitor;

  @BeforeEach
  void anAdministrator() {
    realm = realms.create();
    Tree.of("T", "T/K", "K/C1").plant(realms, realm);
    realms.account(realm, "quantri", "administrator", null);
    visitor = new Visitor(port, realm).signIn("quantri");
  }

  @Test
  void theOperatorSeesVersionLoadWhatWaitsDiskBackupAndTheSlowestPages() {
    realms.sql(
        realm,
        "insert into jobs (type, about, arguments, account_id, login, status, asked_at, ended_at) values ('x.y', 'x', '{}', 0, '', 'failed', now(), now())");
    realms.sql(realm, "insert into changes (topic, subject_id) values ('activities', 1)");
    visitor.get("/units/1");
    String page = visitor.get("/operations?lang=en").body();
    assertThat(page)
        .contains("PostgreSQL ")
        .contains("Load of the last minute")
        .contains("Free where the data lie")
        .contains("There is no backup yet")
        .contains("GET /") // the slowest of all that this program has answered
        .doesNotContain("quantri ");
    assertThat(number(page, "Jobs that failed")).isEqualTo("1");
    assertThat(number(page, "Changes that no stored total has counted yet")).isEqualTo("1");
  }

  private static String number(String page, String words) {
    return org.jsoup.Jsoup.parse(page).select("li:contains(" + words + ") strong").text();
  }

  @Test
  void whatADatabaseOnAFullDiskRefusesIsSaidAndGoesWhenThereIsSpace() {
    realms.sql(
        realm,
        "create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$");
    realms.sql(
        realm,
        "create trigger full_disk before insert on calendar_days for each row execute function full_disk()");
    Map<String, String> day =
        Map.of("key", "k", "day", "2031-01-01", "kind", "off", "name", "Tết", "source", "luật");
    visitor.get("/calendar/holidays");
    var full = visitor.post("/calendar/holidays", day);
    assertThat(full.statusCode()).isEqualTo(507);
    assertThat(full.body()).contains("Ổ đĩa đã đầy").contains(realm.title());
    realms.sql(realm, "drop trigger full_disk on calendar_days");
    visitor.get("/calendar/holidays");
    assertThat(visitor.post("/calendar/holidays", day).statusCode())
        .as("the same, sent again")
        .isEqualTo(302);
  }
}
