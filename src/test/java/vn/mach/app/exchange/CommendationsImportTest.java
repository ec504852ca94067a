package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** Commendations that come in files. */
@MachTest
class CommendationsImportTest {

  private static final Map<String, String> REGISTER =
      Map.of(
          "units",
          """
          code,name,kind,parent,has_committee,valid_from,valid_to
          P,Đảng bộ tỉnh thử,province,,,2015-01-01,
          X,Chi bộ X,branch,P,,2020-01-01,
          Y,Chi bộ Y,branch,P,,2026-01-01,
          """,
          "people",
          """
          code,full_name,unit,status,admitted_on,official_on
          D1,Nguyễn Thị Hòa,X,official,1990-02-03,1991-02-03
          """);

  @Autowired SentTables sent;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private Realm realm;

  @BeforeEach
  void prepare() throws Exception {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    assertThat(SentTables.refused(sent.take(realm, REGISTER, false))).isEmpty();
  }

  @Test
  void eachCellThatCannotBeSoIsQuotedWithItsLine() throws Exception {
    assertThat(
            take(
                """
                X,D1,merit,10/01/2026,12-QĐ/TU,2025,Xuất sắc,Tỉnh ủy
                X,D1,licence,10/01/2026,13-QĐ/TU,2025,Xuất sắc,Tỉnh ủy
                X,D9,certificate,10/01/2026,14-QĐ/TU,2025,Xuất sắc,Tỉnh ủy
                Y,,flag,10/01/2025,15-QĐ/TU,2025,Xuất sắc,Tỉnh ủy
                X,,flag,16/07/2026,16-QĐ/TU,2025,Xuất sắc,Tỉnh ủy
                X,,badge,10/01/2026,17-QĐ/TU,1830,Xuất sắc,Tỉnh ủy
                X,,certificate,10/01/2026,18-QĐ/TU,2025,Xuất sắc,
                """))
        .containsExactlyInAnyOrder(
            "3 form unknown_choice",
            "4 person unknown_person",
            "5 decided_on unit_not_standing",
            "6 decided_on decided_in_the_future",
            "7 year out_of_range",
            "8 giver missing");
    assertThat(counted()).containsExactly("Bằng khen cho cá nhân, số 12-QĐ/TU");
  }

  @Test
  void theSameGiverGivesTheSameFormOnceAYearWhereverThePersonBelonged() throws Exception {
    String first = "X,D1,certificate,10/01/2026,12-QĐ/TU,2025,Xuất sắc,Tỉnh ủy\n";
    assertThat(take(first + "P,D1,certificate,11/01/2026,13-QĐ/TU,2025,Tốt,TỈNH ỦY\n"))
        .containsExactly("3 giver commended_twice");
    assertThat(take("P,D1,certificate,11/01/2026,13-QĐ/TU,2025,Tốt,Tỉnh ủy\n"))
        .containsExactly("2 giver commended_twice");
    assertThat(take("P,D1,certificate,10/01/2026,12-QĐ/TU,,Tốt,Huyện ủy\n"))
        .containsExactly("2 giver commended_twice");
    assertThat(
            take(
                first
                    + "X,D1,certificate,12/01/2026,14-QĐ/TU,2024,Tốt,Tỉnh ủy\n"
                    + "X,D1,merit,12/01/2026,15-QĐ/TU,2025,Tốt,Tỉnh ủy\n"
                    + "X,,certificate,10/01/2026,12-QĐ/TU,2025,Tốt,Tỉnh ủy\n"))
        .isEmpty();
    assertThat(counted()).hasSize(4);
  }

  private List<String> counted() throws Exception {
    return CurrentRealm.in(
        realm,
        () ->
            jdbc.sql(
                    "select a.title from commendations c join activities_confirmed a on a.activity_id = c.activity_id order by a.title")
                .query(String.class)
                .list());
  }

  /** Sends the rows and takes what can be taken; returns what was refused. */
  private List<String> take(String rows) throws Exception {
    return SentTables.refused(
        sent.take(
            realm,
            Map.of(
                "commendations", "unit,person,form,decided_on,number,year,merits,giver\n" + rows),
            true));
  }
}
