package vn.mach.evidence.rollups;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.Figures;
import vn.mach.evidence.figures.HierarchyMode;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** What a unit itself has of what is asked of it, also where many below it are asked too. */
@MachTest
class OwnValuesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);
  private static final UnitId PROVINCE = new UnitId(1);
  private static final UnitId BRANCH = new UnitId(100);

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Figures figures;
  @Autowired TargetRollups totals;

  private Realm realm;

  /**
   * A province over 250 branches. Each branch owes one inspection, the province and all under it
   * 200; the first branch held 210, 10 of them in June.
   */
  @BeforeEach
  void aProvinceOfManyBranches() {
    clock.turnTo(TODAY);
    realm = realms.create();
    realms.sql(
        realm,
        """
        insert into units (id, code) values (1, 'T');
        insert into units (id, code) select n, 'C' || n from generate_series(100, 349) n;
        insert into unit_versions (unit_id, valid_from, parent_id, name, kind) values (1, '2020-01-01', null, 'Đảng bộ tỉnh', 'province');
        insert into unit_versions (unit_id, valid_from, parent_id, name, kind)
          select n, '2020-01-01', 1, 'Chi bộ ' || n, 'branch' from generate_series(100, 349) n;
        call rebuild_unit_closure();
        insert into directives (id, symbol, kind, title, issuer_id, issued_on) values (1, '10-KH/TU', 'plan', 'Kế hoạch kiểm tra', 1, '2026-01-02');
        insert into figures (code, name_vi, name_en, function, activity_kind) values ('kiem_tra', 'Cuộc kiểm tra', 'Inspections', 'count', 'inspection');
        insert into targets (id, code, directive_id, title, figure, period_from, period_to) values
          (1, 'KT.1', 1, 'Kiểm tra', 'kiem_tra', '2026-01-01', '2026-12-31'), (2, 'KT.2', 1, 'Chi bộ kiểm tra', 'kiem_tra', '2026-01-01', '2026-12-31');
        insert into target_minimums (target_id, unit_kind, has_committee, minimum) values (1, 'province', null, 200), (1, 'branch', null, 1), (2, 'branch', null, 1);
        insert into activities (ref, unit_id, kind, form, title, held_on, status, recorded_by, recorded_at)
          select 'K' || n, 100, 'inspection', 'in_person', 'Kiểm tra', case when n <= 200 then date '2026-03-01' else date '2026-06-01' end, 'confirmed', 0, now()
          from generate_series(1, 210) n;
        """);
  }

  @Test
  void aUnitOverManySeesItsOwnPart() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(own(PROVINCE, TODAY, HierarchyMode.AT_EVENT_DATE))
              .isEqualTo(Map.of("KT.1", "210 of 200"));
          assertThat(own(PROVINCE, LocalDate.of(2026, 5, 31), HierarchyMode.AT_EVENT_DATE))
              .isEqualTo(Map.of("KT.1", "200 of 200"));
          assertThat(own(PROVINCE, TODAY, new HierarchyMode.AsOf(TODAY)))
              .isEqualTo(Map.of("KT.1", "210 of 200"));
          assertThat(own(BRANCH, TODAY, HierarchyMode.AT_EVENT_DATE))
              .isEqualTo(Map.of("KT.1", "210 of 1", "KT.2", "210 of 1"));
        });
  }

  @Test
  void whereTotalsAreKeptItIsTheSame() {
    CurrentRealm.run(
        realm,
        () -> {
          totals.recompute();
          assertThat(own(PROVINCE, TODAY, HierarchyMode.AT_EVENT_DATE))
              .isEqualTo(Map.of("KT.1", "210 of 200"));
          assertThat(own(BRANCH, TODAY, HierarchyMode.AT_EVENT_DATE))
              .isEqualTo(Map.of("KT.1", "210 of 1", "KT.2", "210 of 1"));
        });
  }

  @Test
  void beforeATargetsFirstDayThereIsNothing() {
    CurrentRealm.run(
        realm,
        () ->
            assertThat(own(BRANCH, LocalDate.of(2025, 12, 31), HierarchyMode.AT_EVENT_DATE))
                .isEmpty());
  }

  private Map<String, String> own(UnitId unit, LocalDate day, HierarchyMode reading) {
    Board board =
        figures.board(Actor.system(), unit, day, reading, java.util.List.of("KT.1", "KT.2"));
    return figures.own(Actor.system(), board).getOrDefault(unit, Map.of()).entrySet().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Map.Entry::getKey,
                it ->
                    plain(it.getValue().value().numerator())
                        + " of "
                        + plain(it.getValue().minimum())));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
