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

/** Official codes that come in files, and change in them. */
@MachTest
class OfficialCodesImportTest {

  private static final String UNITS =
      """
      code,name,kind,parent,has_committee,valid_from,valid_to
      P,Đảng bộ tỉnh thử,province,,,2015-01-01,
      X,Đảng bộ xã X,commune,P,yes,2020-01-01,
      Y,Đảng bộ xã Y,commune,P,yes,2020-01-01,
      Z,Đảng bộ xã Z,commune,P,yes,2020-01-01,2025-12-31
      """;

  @Autowired SentTables sent;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private Realm realm;

  @BeforeEach
  void prepare() throws Exception {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    assertThat(
            take(
                """
                X,38.168.053.000.001,2025-07-01,31/12/9999
                Y,38.168.053.000.002,2025-07-01,
                Z,38.168.053.000.003,2025-07-01,
                """))
        .isEmpty();
  }

  @Test
  void aChangeComesInOneFileWithTheRowThatItCloses() throws Exception {
    assertThat(
            take(
                """
                X,38.168.053.000.001,2025-07-01,2025-12-31
                X,38.168.053.000.011,2026-01-01,31/12/9999
                """))
        .isEmpty();
    assertThat(codes("X")).containsExactly("38168053000001 2025-12-31", "38168053000011 infinity");
  }

  @Test
  void aCodeGoesFromOneUnitToAnotherInOneFile() throws Exception {
    assertThat(
            take(
                """
                X,38.168.053.000.001,2025-07-01,2025-12-31
                Y,38.168.053.000.002,2025-07-01,2025-12-31
                X,38.168.053.000.002,2026-01-01,
                Y,38.168.053.000.001,2026-01-01,
                """))
        .isEmpty();
    assertThat(codes("Y")).containsExactly("38168053000002 2025-12-31", "38168053000001 infinity");
  }

  @Test
  void twoCodesOnOneDayAreRefusedStill() throws Exception {
    assertThat(
            take(
                """
                X,38.168.053.000.001,2025-07-01,2026-01-31
                X,38.168.053.000.011,2026-01-01,
                Y,38.168.053.000.012,2026-01-01,
                """))
        .hasSize(2);
  }

  @Test
  void theCodeOfAUnitThatHasEndedEndsWithIt() throws Exception {
    assertThat(codes("Z")).containsExactly("38168053000003 2025-12-31");
    assertThat(
            take("Y,38.168.053.000.002,2025-07-01,2025-12-31\nY,38.168.053.000.003,2026-01-01,\n"))
        .isEmpty();
  }

  private List<String> codes(String unit) throws Exception {
    return CurrentRealm.in(
        realm,
        () ->
            jdbc.sql(
                    "select o.code || ' ' || o.valid_to from unit_official_codes o join units u on u.id = o.unit_id where u.code = ? order by o.valid_from")
                .param(unit)
                .query(String.class)
                .list());
  }

  /** Sends and accepts the rows; returns what was refused. */
  private List<String> take(String codes) throws Exception {
    return SentTables.refused(
        sent.take(
            realm,
            Map.of(
                "units",
                UNITS,
                "official_codes",
                "unit,official_code,valid_from,valid_to\n" + codes),
            false));
  }
}
