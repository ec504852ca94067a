package vn.mach.evidence.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.evidence.rollups.FreshTotals;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** From the forecast to a task and a reminder. */
@MachTest
class ForecastPagesTest {

  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]*)\"");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Forecasts forecasts;
  @Autowired ApplicationContext program;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void plant() {
    clock.turnTo(LateYear.TODAY);
    realm = realms.create();
    realms.sql(realm, LateYear.sql());
    realms.account(realm, "tanlap", "office", "G");
    realms.account(realm, "chibo1", "secretary", "B1");
    count();
  }

  private void count() {
    CurrentRealm.run(
        realm,
        () -> {
          FreshTotals.of(program);
          jdbc.sql("delete from forecasts").update();
          forecasts.count((done, steps) -> {});
        });
  }

  @Test
  void aBranchWithoutAnInspectionIsShownWithWhatBecameOfSuchBranchesAYearAgo() {
    Visitor office = new Visitor(port, realm).signIn("tanlap");
    String page = office.get("/forecast?unit=2").body();
    assertThat(page)
        .contains(
            "Ngày 15/11/2025 có 14 tổ chức cùng loại chưa ghi hoạt động; đến 31/12/2025, 2 tổ chức trong số đó đạt mức tối thiểu. Tổ chức này chưa ghi hoạt động; mức tối thiểu 1.");
    assertThat(listed(page)).containsExactly("Chi bộ 1", "Chi bộ 2", "Chi bộ 3", "Chi bộ 4");
    assertThat(office.get("/forecast?unit=2&target=MH.1").body())
        .contains("từ 01/01/2025 đến 31/12/2025 không ghi hoạt động nào");
    assertThat(office.get("/forecast?unit=3").statusCode()).as("the other commune").isEqualTo(404);
    assertThat(new Visitor(port, realm).signIn("chibo1").get("/forecast").body())
        .contains("Ngày 15/11/2025 có 14 tổ chức cùng loại")
        .doesNotContain("name=\"to\"")
        .doesNotContain("Chi bộ 2");
  }

  @Test
  void whoHasRecordedOneSinceLeavesTheListAndTheOthersGetATaskOrAReminder() throws Exception {
    CurrentRealm.run(
        realm,
        () -> {
          jdbc.sql(
                  "insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at) select 'N1', id, 'inspection', 'Kiểm tra', '2026-11-14', 'confirmed', 0, now() from units where code = 'B3'")
              .update();
          FreshTotals.of(program);
        });
    Visitor office = new Visitor(port, realm).signIn("tanlap");
    assertThat(listed(office.get("/forecast?unit=2&target=KT.1").body()))
        .containsExactly("Chi bộ 1", "Chi bộ 2", "Chi bộ 4");
    String chosen = "unit=2&target=KT.1&on=2026-11-15&to=4&to=7";
    HttpResponse<String> form =
        office.get("/tasks/new?" + chosen + "&title=Ki%E1%BB%83m+tra&dueOn=2026-12-31");
    assertThat(form.body()).contains("Chi bộ 1", "Chi bộ 4").doesNotContain("Chi bộ 2");
    Matcher key = KEY.matcher(form.body());
    assertThat(key.find()).isTrue();
    HttpResponse<String> given =
        office.post(
            "/tasks?to=4&to=7&to=30", // the last one is of the other commune
            Map.of(
                "key",
                key.group(1),
                "unit",
                "G",
                "whom",
                "chosen",
                "title",
                "Kiểm tra ngay",
                "dueOn",
                "2026-12-31"));
    assertThat(given.statusCode()).isEqualTo(302);
    List<String> owners =
        CurrentRealm.in(
            realm,
            () ->
                jdbc.sql(
                        "select u.name from tasks t join task_subjects s on s.id = t.subject_id join units_named u on u.unit_id = t.unit_id where s.title = 'Kiểm tra ngay' and t.due_on = '2026-12-31' order by t.unit_id")
                    .query(String.class)
                    .list());
    assertThat(owners).containsExactly("Chi bộ 1", "Chi bộ 4");
    String reminder = office.get("/home/messages/new?" + chosen).body();
    assertThat(reminder)
        .containsPattern("name=\"to\" value=\"4\" checked")
        .containsPattern("name=\"to\" value=\"7\" checked")
        .doesNotContainPattern("name=\"to\" value=\"5\" checked");
  }

  @Test
  void whatIsNotOfTodayIsCountedWhenSomebodyLooks() throws Exception {
    clock.turnTo(LateYear.TODAY.plusDays(1));
    CurrentRealm.run(realm, () -> FreshTotals.of(program));
    Visitor office = new Visitor(port, realm).signIn("tanlap");
    assertThat(office.get("/forecast?unit=2").body()).contains("đang được tính");
    program.getBean(vn.mach.base.jobs.TestJobs.class).await(realm, Forecasts.JOB);
    assertThat(office.get("/forecast?unit=2").body())
        .contains("tính ngày 16/11/2026", "Ngày 16/11/2025 có 14 tổ chức")
        .doesNotContain("đang được tính");
  }

  @Test
  void aTargetLeadsToItsForecastOnlyWhileItRuns() {
    Visitor office = new Visitor(port, realm).signIn("tanlap");
    assertThat(office.get("/figures/targets/KT.1?unit=2").body()).contains("/forecast?unit=2");
    clock.turnTo(LateYear.TODAY.plusYears(1));
    assertThat(office.get("/figures/targets/KT.1?unit=2").body())
        .doesNotContain("/forecast?unit=2");
  }

  private static List<String> listed(String page) {
    return Pattern.compile("<label class=\"form-check-label\" for=\"to-[0-9]+\">([^<]*)</label>")
        .matcher(page)
        .results()
        .map(it -> it.group(1))
        .toList();
  }
}
