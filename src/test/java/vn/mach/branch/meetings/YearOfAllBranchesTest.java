package vn.mach.branch.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.jobs.TestJobs;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class YearOfAllBranchesTest {

  private static final Map<String, String> YEAR =
      Map.of(
          "unit", "X",
          "year", "2026",
          "dayOfMonth", "3",
          "startsAt", "19:30",
          "place", "",
          "thematic", "2, 5, 8, 11",
          "scope", "below");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired TestJobs jobs;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private MeetingFixture at;

  @BeforeEach
  void prepare() {
    at = new MeetingFixture(realms, clock, port);
  }

  @Test
  void aCommunePlansTheYearOfItsBranchesAtOnceAndAgainChangesNothing() {
    Visitor commune = at.signIn("xa");
    HttpResponse<String> answer = at.done(commune, "/meetings/year", YEAR);
    assertThat(answer.headers().firstValue("location").orElse("")).contains("/jobs/");
    CurrentRealm.run(at.realm, () -> jobs.run("meetings."));
    assertThat(planned("B1")).isEqualTo(planned("B2")).isPositive();
    assertThat(commune.get("/meetings/board").statusCode()).isEqualTo(200);
    int before = planned("B1");
    at.done(commune, "/meetings/year", YEAR);
    CurrentRealm.run(at.realm, () -> jobs.run("meetings."));
    assertThat(planned("B1")).isEqualTo(before);
    assertThat(twice()).as("meetings of one kind in one month").isZero();
  }

  @Test
  void aSecretaryPlansNoYearOfAnotherBranch() {
    assertThat(at.post(at.secretary, "/meetings/year", YEAR).statusCode()).isIn(403, 404, 422);
    assertThat(planned("B2")).isZero();
  }

  private int planned(String unit) {
    return number(
        "select count(*) from meetings where unit_id = (select id from units where code = '"
            + unit
            + "')");
  }

  private int twice() {
    return number(
        "select count(*) from (select 1 from meetings group by unit_id, kind, date_trunc('month', held_on) having count(*) > 1) d");
  }

  private int number(String query) {
    return CurrentRealm.call(at.realm, () -> jdbc.sql(query).query(Integer.class).single());
  }
}
