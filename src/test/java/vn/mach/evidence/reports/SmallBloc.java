package vn.mach.evidence.reports;

import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Callable;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

/**
 * A province, a bloc with two committees and four branches, and what they did in the first half of
 * 2026 and of 2025. It is 15 July 2026.
 */
final class SmallBloc {

  static final LocalDate TODAY = LocalDate.of(2026, 7, 15);
  static final Period HALF = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30));
  static final UnitId BLOC = new UnitId(2);
  static final UnitId FIRST = new UnitId(3);
  static final UnitId SECOND = new UnitId(4);

  static final String SQL =
      Tree.of("T", "T/K", "K/K1", "K/K2", "K1/C1", "K1/C2", "K2/C3", "K2/C4", "T/X")
              .named("T", "Đảng bộ tỉnh", "province")
              .named("K", "Đảng bộ Khối cơ quan", "bloc")
              .named("K1", "Đảng bộ Sở Tài chính", "grassroots_committee")
              .named("K2", "Đảng bộ Sở Y tế", "grassroots_committee")
              .named("C1", "Chi bộ 1", "branch")
              .named("C2", "Chi bộ 2", "branch")
              .named("C3", "Chi bộ 3", "branch")
              .named("C4", "Chi bộ 4", "branch")
              .named("X", "Đảng bộ xã Xa", "commune")
              .committee(true, "K", "K1", "K2", "C1", "C3", "X")
              .committee(false, "C2", "C4")
              .sql()
          + """
          insert into directives (id, symbol, kind, title, issuer_id, issued_on) values (1, '16-CTr/ĐUK', 'programme', 'Chương trình công tác năm 2026', 2, '2026-01-02');
          insert into figures (code, name_vi, name_en, function, activity_kind, amount) values
            ('kiem_tra', 'Số cuộc kiểm tra đảng viên', 'Inspections', 'count', 'inspection', null),
            ('du_hop', 'Tỷ lệ dự sinh hoạt', 'Attendance', 'attendance_rate', 'branch_meeting', null),
            ('kinh_phi', 'Kinh phí (đồng)', 'Money (VND)', 'sum', 'initiative', 'money_vnd'),
            ('doi_thoai', 'Cuộc đối thoại', 'Dialogues', 'count', 'dialogue', null);
          insert into targets (id, code, directive_id, title, figure, period_from, period_to) values
            (1, 'KT.1', 1, 'Kiểm tra đảng viên: mỗi chi bộ ít nhất 1 cuộc', 'kiem_tra', '2026-01-01', '2026-12-31');
          insert into target_minimums (target_id, unit_kind, has_committee, minimum) values (1, 'branch', null, 1);
          insert into activities (id, ref, unit_id, kind, form, title, held_on, status, expected, present, recorded_by, recorded_at) values
            (1, 'K1', 5, 'inspection', 'in_person', 'Kiểm tra đồng chí A', '2026-02-10', 'confirmed', null, null, 0, now()),
            (2, 'K2', 5, 'inspection', 'in_person', 'Kiểm tra đồng chí B', '2026-03-10', 'confirmed', null, null, 0, now()),
            (3, 'K3', 6, 'inspection', 'in_person', 'Kiểm tra đồng chí C', '2026-05-10', 'confirmed', null, null, 0, now()),
            (4, 'K4', 5, 'inspection', 'in_person', 'Kiểm tra đồng chí D', '2025-05-10', 'confirmed', null, null, 0, now()),
            (5, 'H1', 5, 'branch_meeting', 'in_person', 'Sinh hoạt tháng 3', '2026-03-05', 'confirmed', 20, 18, 0, now()),
            (6, 'H2', 6, 'branch_meeting', 'in_person', 'Sinh hoạt tháng 3', '2026-03-06', 'confirmed', 12, 11, 0, now()),
            (7, 'M1', 3, 'initiative', null, 'Xây nhà tình nghĩa', '2026-04-20', 'confirmed', null, null, 0, now());
          insert into activity_amounts (activity_id, amount, value) values (7, 'money_vnd', 498100000);
          alter table activities alter column id restart with 100;
          """;

  private SmallBloc() {}

  static Realm make(TestRealms realms) {
    Realm realm = realms.create();
    realms.sql(realm, SQL);
    realms.account(realm, "vanphong", "office", "K");
    realms.account(realm, "vanthu", "clerk", "K");
    realms.account(realm, "bithu1", "secretary", "K1");
    realms.account(realm, "bithu2", "secretary", "K2");
    realms.account(realm, "xaxa", "secretary", "X");
    return realm;
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T> refused -> throw new AssertionError(refused);
    };
  }

  static <T> T in(Realm realm, Callable<T> work) {
    try {
      return CurrentRealm.in(realm, work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
