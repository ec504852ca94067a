package vn.mach.voice.findings;

import vn.mach.base.realms.Realm;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

/**
 * A province T with two communes and three branches, people who have accounts, and a directive of
 * the province with three clauses.
 */
final class FindingFixture {

  private FindingFixture() {}

  /** Units 1 to 6: T, X, X1, X2, Y, Y1. */
  static Realm realm(TestRealms realms) {
    Realm realm = realms.create();
    Tree.of("T", "T/X", "T/X/X1", "T/X/X2", "T/Y", "T/Y/Y1").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa'), (2, 'D2', 'Trần Văn Đức'), (3, 'D3', 'Lê Quang Ánh'),
          (4, 'D4', 'Phạm Thu Hà'), (5, 'D5', 'Đỗ Minh Khôi');
        insert into memberships (person_id, valid_from, unit_id, status) values (1, '2020-01-01', 3, 'official'),
          (2, '2020-01-01', 6, 'official'), (3, '2020-01-01', 2, 'official'), (4, '2020-01-01', 1, 'official'),
          (5, '2020-01-01', 2, 'official');
        insert into directives (symbol, kind, title, issuer_id, issued_on) values
          ('05-CT/TU', 'directive', 'Đổi mới sinh hoạt chi bộ', 1, '2026-06-01');
        insert into directive_versions (directive_id, number, status, text, issued_on, issued_at, issued_by)
          values (1, 1, 'issued', 'Chỉ thị', '2026-06-01', now(), 0);
        insert into clauses (version_id, directive_id, clause_key, position, depth, number_text, heading, body, changed_in) values
          (1, 1, 1, 1, 0, 'I.', 'NHIỆM VỤ', '', 1), (1, 1, 2, 2, 1, '1.', '', 'Chi bộ học hai kỳ chuyên đề liên tiếp.', 1),
          (1, 1, 3, 3, 1, '2.', '', 'Báo cáo kết quả.', 1);
        insert into finding_assignments (body_id, person_id, place_id, valid_from) values (2, 1, 3, '2026-01-01'), (5, 2, 6, '2026-01-01')\
        """);
    realms.account(realm, "hoa", "member", "X1");
    realms.account(realm, "duc", "member", "Y1");
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "xa2", "office", "X");
    realms.account(realm, "xay", "office", "Y");
    realms.account(realm, "tinh", "office", "T");
    realms.account(realm, "quantri", "administrator", null);
    realms.sql(
        realm,
        """
        update accounts set person_id = 1 where login = 'hoa'; update accounts set person_id = 2 where login = 'duc';
        update accounts set person_id = 3 where login = 'xa'; update accounts set person_id = 5 where login = 'xa2';
        update accounts set person_id = 4 where login = 'tinh'\
        """);
    return realm;
  }
}
