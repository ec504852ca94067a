package vn.mach.evidence.figures;

import vn.mach.testing.Tree;

/**
 * A province with two committees and five branches in 2026; one branch moved on 1 May, one
 * committee gave way to another on 1 June.
 */
public final class SmallRealm {

  private SmallRealm() {}

  public static final String SQL =
      Tree.of("T", "T/G1", "T/G2", "T/G1/C1", "T/G1/C2", "T/G1/C3", "T/G1/C10", "T/G2/C5", "T/G0")
              .named("T", "Đảng bộ tỉnh", "province")
              .named("G1", "Đảng bộ xã Tân Lập", "commune")
              .named("G2", "Đảng bộ phường Hòa Bình", "commune")
              .named("G0", "Đảng bộ xã Hòa Bình cũ", "commune")
              .named("C1", "Chi bộ 1", "branch")
              .named("C2", "Chi bộ 2", "branch")
              .named("C3", "Chi bộ 3", "branch")
              .named("C10", "Chi bộ 10", "branch")
              .named("C5", "Chi bộ 5", "branch")
              .committee(true, "G1", "G2", "G0", "C1", "C10")
              .committee(false, "C2", "C5")
              .moved("C2", "2026-05-01", "G2")
              .ended("G0", "2026-05-31", "G2")
              .sql()
          + """
          insert into directives (id, symbol, kind, title, issuer_id, issued_on) values
            (1, '10-KH/TU', 'plan', 'Kế hoạch kiểm tra, giám sát năm 2026', 1, '2026-01-02'),
            (2, '11-KH/ĐU', 'plan', 'Kế hoạch của Đảng ủy xã Tân Lập', 2, '2026-01-05');
          insert into figures (code, name_vi, name_en, function, activity_kind) values
            ('kiem_tra', 'Cuộc kiểm tra đảng viên', 'Inspections', 'count', 'inspection'),
            ('du_hop', 'Tỷ lệ dự sinh hoạt chi bộ', 'Attendance at meetings', 'attendance_rate', 'branch_meeting');
          insert into targets (id, code, directive_id, title, figure, period_from, period_to) values
            (101, 'KT.1', 1, 'Mỗi chi bộ kiểm tra đảng viên theo kế hoạch', 'kiem_tra', '2026-01-01', '2026-12-31'),
            (102, 'SH.1', 2, 'Sinh hoạt chi bộ đạt tỷ lệ dự từ 90 %', 'du_hop', '2026-01-01', '2026-12-31');
          insert into target_minimums (target_id, unit_kind, has_committee, minimum) values
            (101, 'branch', true, 2), (101, 'branch', false, 1), (101, 'branch', null, 1), (102, 'branch', null, 90);
          insert into activities (ref, unit_id, kind, form, title, held_on, status, expected, present, recorded_by, recorded_at)
            select 'K' || n, unit, 'inspection', 'in_person', 'Kiểm tra đảng viên chấp hành Điều lệ, lần ' || n, day::date, 'confirmed', null, null, 0, now()
            from (values (1, 4, '2026-02-10'), (2, 4, '2026-06-20'), (3, 5, '2026-03-05'), (4, 7, '2026-04-01'), (5, 9, '2026-02-02')) as a (n, unit, day);
          insert into activities (ref, unit_id, kind, form, title, held_on, status, expected, present, recorded_by, recorded_at)
            select 'H' || m || '-' || u, u, 'branch_meeting', 'in_person', 'Sinh hoạt chi bộ tháng ' || m, make_date(2026, m, 3 + u), 'confirmed', 20 + u, 17 + (m + u) % 4, 0, now()
            from generate_series(1, 6) m, generate_series(4, 7) u;
          """;
}
