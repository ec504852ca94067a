package vn.mach.evidence.rollups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.evidence.figures.SmallRealm;
import vn.mach.organisation.units.TreeChangeImpact;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

@MachTest
class ReorganisationImpactTest {

  private static final UnitId TAN_LAP = new UnitId(2);
  private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired ReorganisationImpact totals;

  @Test
  void aDecisionOfAprilEnteredInJulyChangesWhatItsUnitsCount() throws Exception {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    Realm realm = realms.create();
    realms.sql(realm, SmallRealm.SQL);

    Map<String, String> before = read(realm, DAY);
    realms.sql(
        realm,
        """
        update unit_versions set valid_to = '2026-03-31' where unit_id = 7;
        insert into unit_versions (unit_id, valid_from, parent_id, name, kind, has_committee) values (7, '2026-04-01', 3, 'Chi bộ 10', 'branch', true);
        call rebuild_unit_closure();
        insert into changes (topic) values ('closure');
        """);
    Map<String, String> after = read(realm, DAY);

    assertThat(before)
        .containsEntry("target:KT.1:due", "3")
        .containsEntry("target:KT.1:done", "1")
        .containsEntry("figure:kiem_tra", "4");
    assertThat(after)
        .containsEntry("target:KT.1:due", "2")
        .containsEntry("target:KT.1:done", "1")
        .containsEntry("figure:kiem_tra", "3");
    assertThat(read(realm, LocalDate.of(2026, 8, 1)))
        .as("a day that has not come changes nothing that is read today")
        .isEmpty();
  }

  private Map<String, String> read(Realm realm, LocalDate day) throws Exception {
    return CurrentRealm.in(
        realm,
        () ->
            totals.totals(List.of(TAN_LAP), List.of(TAN_LAP), day).stream()
                .collect(
                    Collectors.toMap(
                        TreeChangeImpact.Total::key,
                        total -> total.value() == null ? "" : total.value().toPlainString())));
  }
}
