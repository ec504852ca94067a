package vn.mach.evidence.forecast;

import java.time.LocalDate;
import vn.mach.testing.Tree;

/**
 * Two communes on 15 November 2026. One inspection a year is asked of each of 30 branches. A year
 * ago 14 of them had none by this day, and two of these held one until New Year's Eve; the others
 * had one each. This year four branches of the first commune and two of the second have none.
 */
final class LateYear {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 15);

  private LateYear() {}

  static String sql() {
    Tree tree =
        Tree.of("T", "T/G", "T/H")
            .named("T", "Đảng bộ tỉnh", "province")
            .named("G", "Đảng bộ xã Tân Lập", "commune")
            .named("H", "Đảng bộ xã Hòa Bình", "commune");
    for (int branch = 1; branch <= 30; branch++) {
      tree.unit("B" + branch, branch <= 20 ? "G" : "H", "Chi bộ " + branch, "branch");
    }
    return tree.sql()
        + """
        insert into directives (id, symbol, kind, title, issuer_id, issued_on) values (1, '10-KH/TU', 'plan', 'Kế hoạch kiểm tra năm 2026', 1, '2026-01-02');
        insert into figures (code, name_vi, name_en, function, activity_kind) values
          ('kiem_tra', 'Cuộc kiểm tra đảng viên', 'Inspections', 'count', 'inspection'),
          ('mo_hinh', 'Mô hình', 'Initiatives', 'count', 'initiative');
        insert into targets (id, code, directive_id, title, figure, period_from, period_to) values
          (101, 'KT.1', 1, 'Mỗi chi bộ kiểm tra ít nhất một đảng viên', 'kiem_tra', '2026-01-01', '2026-12-31'),
          (102, 'MH.1', 1, 'Mỗi chi bộ có một mô hình', 'mo_hinh', '2026-01-01', '2026-12-31');
        insert into target_minimums (target_id, unit_kind, minimum) values (101, 'branch', 1), (102, 'branch', 1);
        insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at)
          select 'K' || u.id || d.day, u.id, 'inspection', 'Kiểm tra đảng viên', d.day, 'confirmed', 0, now()
          from units u cross join lateral (select cast(substr(u.code, 2) as int) as n) b cross join lateral (
            select date '2025-03-05' where b.n > 14 union all select '2025-12-20' where b.n <= 2
            union all select '2026-04-07' where b.n between 5 and 28
          ) d (day) where u.code like 'B%';
        """;
  }
}
