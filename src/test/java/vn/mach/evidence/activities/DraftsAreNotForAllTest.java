package vn.mach.evidence.activities;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Members read what was confirmed; drafts and withdrawn activities need a right of their own. */
@MachTest
@Import(ActivityFixture.class)
@Tag("slow")
class DraftsAreNotForAllTest {

  @Autowired ActivityFixture fixture;
  @Autowired TestRealms realms;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private ActivityFixture.World world;
  private long draft;
  private long withdrawn;
  private long confirmed;

  @BeforeEach
  void oneActivityOfEachStatus() {
    world = fixture.world();
    realms.account(world.realm, "dangvien", "member", "CB1");
    realms.account(world.realm, "kiemtra", "inspector", "CB1");
    draft = activity("draft", "Việc còn nháp");
    withdrawn = activity("withdrawn", "Việc đã rút");
    confirmed = activity("confirmed", "Việc đã xác nhận");
  }

  @Test
  void membersAndObserversFindOnlyConfirmedActivitiesOnAllWays() {
    String unit = Long.toString(world.unit("CB1").value());
    for (String login : new String[] {"dangvien", "quansat"}) {
      Visitor visitor = new Visitor(port, world.realm).signIn(login);
      for (String list :
          new String[] {
            "/activities",
            "/activities?status=draft",
            "/activities?status=withdrawn",
            "/activities?text=viec",
            "/activities?unit=" + unit,
            "/activities/csv",
            "/activities/csv?status=draft",
            "/activities/units/" + unit + "/recent",
            "/api/v1/activities",
            "/api/v1/activities?status=withdrawn"
          }) {
        var answer = visitor.get(list);
        assertThat(answer.statusCode()).as(list).isEqualTo(200);
        assertThat(answer.body())
            .as(login + " " + list)
            .doesNotContain("Việc còn nháp", "Việc đã rút", "Ghi nhầm");
      }
      assertThat(visitor.get("/activities").body()).contains("Việc đã xác nhận");
      assertThat(visitor.get("/activities/csv").body()).contains("Việc đã xác nhận");
      assertThat(visitor.get("/activities/" + confirmed).statusCode()).isEqualTo(200);
      for (String ref : new String[] {"A-draft", "A-withdrawn"}) {
        assertThat(visitor.get("/api/v1/activities/" + ref).statusCode()).isEqualTo(404);
      }
      assertThat(visitor.get("/api/v1/activities/A-confirmed").statusCode()).isEqualTo(200);
      for (long hidden : new long[] {draft, withdrawn}) {
        assertThat(visitor.get("/activities/" + hidden).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/files/activities/" + hidden).statusCode()).isEqualTo(404);
      }
    }
  }

  @Test
  void thoseWhoRecordOrInspectSeeThemAll() {
    for (String login : new String[] {"bithu1", "xa1", "kiemtra", "quantri"}) {
      Visitor visitor = new Visitor(port, world.realm).signIn(login);
      assertThat(visitor.get("/activities").body())
          .as(login)
          .contains("Việc còn nháp", "Việc đã rút", "Việc đã xác nhận");
      assertThat(visitor.get("/activities/csv").body())
          .contains("Việc còn nháp", "Việc đã rút", "Việc đã xác nhận");
      assertThat(visitor.get("/activities/" + draft).statusCode()).isEqualTo(200);
      assertThat(visitor.get("/files/activities/" + withdrawn).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoeverSeesDraftsInOneUnitSeesNoneInAnother() {
    realms.account(world.realm, "haichi", "member", "XA1");
    world.sql(
        "insert into grants (account_id, role, unit_id, granted_at, granted_by) select a.id, 'clerk', u.id, now(), 0 from accounts a, units u where a.login = 'haichi' and u.code = 'CB2'");
    Visitor visitor = new Visitor(port, world.realm).signIn("haichi");
    assertThat(visitor.get("/activities").body())
        .contains("Việc đã xác nhận")
        .doesNotContain("Việc còn nháp", "Việc đã rút");
    world.sql(
        "update activities set unit_id = (select id from units where code = 'CB2') where id = "
            + draft);
    assertThat(visitor.get("/activities").body()).contains("Việc còn nháp");
  }

  private long activity(String status, String title) {
    long unit = world.unit("CB1").value();
    return world.in(() -> {
      return jdbc.sql(
              """
              insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at, withdrawn_by, withdrawn_at, withdrawn_reason)
              select 'A-' || :status, :unit, 'event', :title, '2026-07-10', :status, 0, now(), w.by, w.at, w.reason
              from (select 1) one left join (values (0::bigint, now(), 'Ghi nhầm')) w (by, at, reason) on :status = 'withdrawn' returning id
              """)
          .param("title", title)
          .param("unit", unit)
          .param("status", status)
          .query(Long.class)
          .single();
    });
  }
}
