package vn.mach.evidence.rollups;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.evidence.figures.EvidenceCounts;
import vn.mach.evidence.figures.FigureFunction;
import vn.mach.evidence.figures.HierarchyMode;
import vn.mach.evidence.figures.SmallRealm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/**
 * The median of attendance, from its definition to the number on a page. Branch 1 met six times:
 * 17, 18, 18, 19, 19 and 20 of 24.
 */
@MachTest
class MedianAttendanceTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TargetRollups totals;
  @Autowired DayValuesSql days;
  @Autowired EvidenceCounts evidence;
  @Autowired ConsistencyCheck consistencyCheck;
  @Autowired ConsistencyCheckSql agreed;
  @LocalServerPort int port;

  Realm realm;
  Visitor office;

  @BeforeEach
  void aFigureIsDefinedAndATargetSet() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    realms.sql(realm, SmallRealm.SQL);
    realms.account(realm, "vanphong", "office", "T");
    office = new Visitor(port, realm).signIn("vanphong");
    office.get("/figures/new");
    assertThat(
            office
                .post(
                    "/figures",
                    Map.of(
                        "key",
                        "f",
                        "code",
                        "trung_vi",
                        "nameVi",
                        "Trung vị tỷ lệ dự",
                        "nameEn",
                        "Median",
                        "function",
                        "median_attendance_rate",
                        "kind",
                        "branch_meeting"))
                .statusCode())
        .isEqualTo(302);
  }

  @Test
  void aPageShowsItExactlyWithTheActivitiesThatItIsTheMedianOf() {
    assertThat(office.get("/figures/trung_vi?unit=4&from=2026-01-01&to=2026-06-30").body())
        .contains(
            "77,08 %",
            "Trung vị tỷ lệ dự của các hoạt động loại “Sinh hoạt chi bộ” có ghi đủ hai số")
        .doesNotContain("37/48");
    assertThat(office.get("/figures/trung_vi/records?unit=4&from=2026-01-01&to=2026-06-30").body())
        .contains("17/24", "20/24");
    assertThat(office.get("/figures/trung_vi?unit=8&from=2026-01-01&to=2026-06-30").body())
        .as("no meeting: no value")
        .contains("–");
    assertThat(office.get("/api/v1/figures/trung_vi?unit=C1&from=2026-01-01&to=2026-06-30").body())
        .contains("\"value\":77.08", "\"numerator\":37", "\"base\":48", "\"activities\":6");
    assertThat(office.get("/api/v1/figures/trung_vi?unit=C1&from=2026-01-01&to=2026-05-31").body())
        .as("of five, the third")
        .contains("\"value\":75.00");
    assertThat(office.get("/exchange/format").body()).contains("median_attendance_rate");
  }

  @Test
  void aMinimumIsComparedUnroundedAndAWithdrawnMeetingTakenOut() {
    target("TV.1", "77.08");
    target("TV.2", "77.09");
    CurrentRealm.run(realm, this::refresh);
    assertThat(office.get("/api/v1/units/C1/scoreboard?on=2026-07-15").body())
        .contains(
            "\"target\":\"TV.1\",\"due\":1,\"on_pace\":1,\"done\":1",
            "\"target\":\"TV.2\",\"due\":1,\"on_pace\":0,\"done\":0");
    realms.sql(
        realm,
        "update activities set status = 'withdrawn', withdrawn_by = 0, withdrawn_at = now(), withdrawn_reason = 'nhầm' where unit_id = 4 and present = 17 and kind = 'branch_meeting'");
    realms.sql(
        realm,
        "insert into changes (topic, subject_id, sign) select 'activities', id, -1 from activities where status = 'withdrawn'");
    CurrentRealm.run(realm, this::refresh);
    assertThat(office.get("/api/v1/units/C1/scoreboard?on=2026-07-15").body())
        .contains("\"target\":\"TV.2\",\"due\":1,\"on_pace\":1,\"done\":1");
  }

  @Test
  void ofALargeUnitItComesFromTheCountsOfEachDayAndADifferenceThereIsTold() {
    CurrentRealm.run(
        realm,
        () -> {
          refresh();
          Map<String, FigureFunction> median =
              Map.of("trung_vi", FigureFunction.MEDIAN_ATTENDANCE_RATE);
          List<Period> periods =
              List.of(
                  new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30)),
                  new Period(LocalDate.of(2026, 3, 8), LocalDate.of(2026, 3, 9)));
          assertThat(days.values(median, List.of(new UnitId(1)), periods))
              .usingRecursiveComparison()
              .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
              .isEqualTo(
                  evidence.values(
                      median, List.of(new UnitId(1)), periods, HierarchyMode.AT_EVENT_DATE));
          assertThat(
                  days.values(median, List.of(new UnitId(1)), periods)
                      .get("trung_vi")
                      .get(new UnitId(1))
                      .getFirst()
                      .activities())
              .isEqualTo(24);
          consistencyCheck.check(null, (done, steps) -> {});
          assertThat(agreed.dayFaults(9)).isEmpty();
          jdbc.sql(
                  "update figure_rates set activities = activities + 1 where unit_id = 2 and day = (select min(day) from figure_rates where unit_id = 2)")
              .update();
          consistencyCheck.check(null, (done, steps) -> {});
          assertThat(agreed.dayFaults(9))
              .extracting(ConsistencyCheckSql.DayFault::figure, ConsistencyCheckSql.DayFault::days)
              .containsExactly(org.assertj.core.groups.Tuple.tuple("trung_vi", 1L));
        });
  }

  private void target(String code, String minimum) {
    assertThat(
            office
                .post(
                    "/figures/targets",
                    Map.of(
                        "key",
                        code,
                        "code",
                        code,
                        "directive",
                        "1",
                        "title",
                        "Trung vị từ " + minimum,
                        "figure",
                        "trung_vi",
                        "from",
                        "2026-01-01",
                        "to",
                        "31/12/2026",
                        "kind",
                        "branch",
                        "committee",
                        "",
                        "minimum",
                        minimum))
                .statusCode())
        .isEqualTo(302);
  }

  private void refresh() {
    boolean more = true;
    while (more) {
      more = totals.refresh();
    }
  }
}
