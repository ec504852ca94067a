package vn.mach.evidence.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** Inspections name persons: members and observers see that there were some, and no more. */
@MachTest
@Import(ActivityFixture.class)
@Tag("slow")
class NamedPersonsAreNotForAllTest {

  private static final String PERSON = "Nguyễn Văn Hoà";
  private static final String[] LOOKING = {"dangvien", "quansat"};

  @Autowired ActivityFixture fixture;
  @Autowired TestRealms realms;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private ActivityFixture.World world;
  private long inspection;
  private String unit;

  @BeforeEach
  void anInspectionAndAnEvent() {
    world = fixture.world();
    realms.account(world.realm, "dangvien", "member", "CB1");
    realms.account(world.realm, "kiemtra", "inspector", "CB1");
    unit = Long.toString(world.unit("CB1").value());
    inspection = activity("inspection", "Kiểm tra đồng chí " + PERSON);
    activity("event", "Ra quân làm đường");
    world.sql(
        "insert into figures (code, name_vi, name_en, function, activity_kind) values ('kt', 'Số cuộc kiểm tra', 'Inspections', 'count', 'inspection')");
  }

  @Test
  void membersAndObserversFindNoNameOnAnyWay() {
    for (String login : LOOKING) {
      Visitor visitor = new Visitor(port, world.realm).signIn(login);
      for (String list :
          new String[] {
            "/activities",
            "/activities?kind=inspection",
            "/activities?text=hoa",
            "/activities?unit=" + unit,
            "/activities/csv",
            "/activities/units/" + unit + "/recent",
            "/api/v1/activities",
            "/api/v1/activities?kind=inspection",
            "/figures/kt/records?unit=" + unit + "&from=2026-01-01&to=2026-12-31"
          }) {
        var answer = visitor.get(list);
        assertThat(answer.statusCode()).as(list).isEqualTo(200);
        assertThat(answer.body()).as(login + " " + list).doesNotContain(PERSON);
      }
      assertThat(visitor.get("/activities").body()).contains("Ra quân làm đường");
      for (String address :
          new String[] {
            "/activities/" + inspection,
            "/files/activities/" + inspection,
            "/api/v1/activities/A-inspection"
          }) {
        assertThat(visitor.get(address).statusCode()).as(address).isEqualTo(404);
      }
    }
  }

  @Test
  void theCountStaysAndTheRecordIsListedWithoutItsTitle() {
    for (String login : LOOKING) {
      String page =
          new Visitor(port, world.realm)
              .signIn(login)
              .get("/figures/kt/records?unit=" + unit + "&from=2026-01-01&to=2026-12-31")
              .body();
      assertThat(page)
          .contains("Hoạt động có tên cá nhân", "10/07/2026")
          .doesNotContain("/activities/" + inspection);
    }
  }

  @Test
  void thoseWhoRecordOrInspectReadThem() {
    for (String login : new String[] {"bithu1", "xa1", "kiemtra", "quantri"}) {
      Visitor visitor = new Visitor(port, world.realm).signIn(login);
      assertThat(visitor.get("/activities").body()).as(login).contains(PERSON);
      assertThat(visitor.get("/activities/" + inspection).statusCode()).isEqualTo(200);
      assertThat(
              visitor
                  .get("/figures/kt/records?unit=" + unit + "&from=2026-01-01&to=2026-12-31")
                  .body())
          .contains(PERSON);
    }
  }

  @Test
  void whichKindsNamePersonsIsASetting() {
    Visitor administrator = new Visitor(port, world.realm).signIn("quantri");
    administrator.get("/activities/kinds/edit?code=inspection");
    administrator.post(
        "/activities/kinds",
        Map.of(
            "key", ActivityFixture.key(),
            "code", "inspection",
            "nameVi", "Kiểm tra",
            "nameEn", "Inspection",
            "attendance", "none",
            "standing", "yes",
            "position", "40"));
    assertThat(new Visitor(port, world.realm).signIn("quansat").get("/activities").body())
        .contains(PERSON);
  }

  private long activity(String kind, String title) {
    return world.in(() ->
        jdbc.sql(
                """
                insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at)
                select 'A-' || :kind, (select id from units where code = 'CB1'), :kind, :title, '2026-07-10', 'confirmed', 0, now() returning id
                """)
            .param("kind", kind)
            .param("title", title)
            .query(Long.class)
            .single());
  }
}
