package vn.mach.evidence.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.mach.evidence.reports.SmallBloc.BLOC;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Period;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** Periods that are not over, and periods in which the tree changed. */
@MachTest
class UnfinishedPeriodTest {

  private static final Period YEAR =
      new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired ReportDrafts drafts;

  private Realm realm;

  @BeforeEach
  void aBlocInTheMiddleOfTheYear() {
    clock.turnTo(SmallBloc.TODAY);
    realm = SmallBloc.make(realms);
  }

  @Test
  void itSaysUpToWhichDayItCountsAndIsComparedWithTheSamePartOfTheYearBefore() {
    realms.sql(
        realm,
        "insert into activities (id, ref, unit_id, kind, form, title, held_on, status, recorded_by, recorded_at) values (50, 'K50', 5, 'inspection', 'in_person', 'Kiểm tra cuối năm trước', '2025-12-10', 'confirmed', 0, now())");

    assertThat(text("Trong {period}, đến ngày {to}: {figure kiem_tra} cuộc, {compare kiem_tra}."))
        .isEqualTo(
            "Trong năm 2026 (tính đến ngày 15/07/2026), đến ngày 15/07/2026: 3 cuộc, tăng 2 so với cùng kỳ năm trước (1).");
    assertThat(text("@summary"))
        .contains("Trong kỳ (đến ngày 15/07/2026)")
        .contains("Cùng kỳ (đến ngày 15/07/2025)");

    clock.turnTo(LocalDate.of(2027, 1, 2));
    assertThat(text("Trong {period}: {compare kiem_tra}."))
        .isEqualTo("Trong năm 2026: tăng 1 so với cùng kỳ năm trước (2).");
  }

  @Test
  void aTableOfAReorganisedPeriodSaysWhichTreeEachIsReadInAndShowsOlderNames() {
    assertThat(text("@table kiem_tra | Theo đơn vị")).doesNotContain("sắp xếp tổ chức");

    realms.sql(
        realm,
        """
        update unit_versions set valid_to = '2026-03-31' where unit_id = 4;
        insert into unit_versions (unit_id, valid_from, parent_id, name, kind, has_committee) values (4, '2026-04-01', 2, 'Đảng bộ Sở Y tế và Dân số', 'grassroots_committee', true);
        update unit_versions set valid_to = '2026-04-30' where unit_id = 9;
        insert into unit_versions (unit_id, valid_from, parent_id, name, kind, has_committee) values (9, '2026-05-01', 2, 'Đảng bộ xã Xa', 'commune', true);
        call rebuild_unit_closure();
        """);

    assertThat(text("@table kiem_tra | Theo đơn vị"))
        .contains("sắp xếp tổ chức")
        .contains("Đảng bộ Sở Y tế và Dân số (trước 01/04/2026: Đảng bộ Sở Y tế)");
  }

  @Test
  void theMeanOfLikeUnitsIsOnlySaidWhereItTellsNothingOfASingleOne() {
    assertThat(text("{like kiem_tra}")).isEqualTo("chưa đủ đơn vị cùng loại để so sánh");

    realms.sql(
        realm,
        """
        insert into units (code) values ('L1'), ('L2'), ('L3');
        insert into unit_versions (unit_id, valid_from, parent_id, name, kind) select id, '2020-01-01', 1, 'Khối ' || code, 'bloc' from units where code like 'L_';
        call rebuild_unit_closure();
        insert into activities (ref, unit_id, kind, form, title, held_on, status, recorded_by, recorded_at)
        select 'L-' || n, (select id from units where code = 'L1'), 'inspection', 'in_person', 'Kiểm tra', '2026-02-10', 'confirmed', 0, now() from generate_series(1, 6) n;
        """);
    assertThat(text("{like kiem_tra}")).isEqualTo("bình quân các đơn vị cùng loại là 2");
  }

  private String text(String source) {
    return SmallBloc.in(
        realm, () -> ReportPlainText.of(drafts.preview(Actor.system(), source, BLOC, YEAR)));
  }
}
