package vn.mach.organisation.people;

import vn.mach.base.realms.Realm;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

/** A commune with two branches, and a commune beside it; a few members. */
final class PeopleFixture {

  private PeopleFixture() {}

  static Realm make(TestRealms realms) {
    Realm realm = realms.create();
    Tree.of("X", "X/X-01", "X/X-02", "Y", "Y/Y-01")
        .named("X", "Đảng bộ xã Xuân Hòa", "commune")
        .named("X-01", "Chi bộ thôn Đông", "branch")
        .named("X-02", "Chi bộ thôn Đoài", "branch")
        .named("Y", "Đảng bộ xã Yên Lạc", "commune")
        .named("Y-01", "Chi bộ thôn Thượng", "branch")
        .committee(true, "X", "X-02", "Y")
        .committee(false, "X-01", "Y-01")
        .plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name, birth_date, gender, admitted_on, official_on, card_number) values
          (1, 'D1', 'Nguyễn Thị Hòa', '1980-03-08', 'female', '2005-05-19', '2006-05-19', '12345678'),
          (2, 'D2', 'Trần Văn Đức', '1975-01-01', 'male', '2001-02-03', '2002-02-03', null),
          (3, 'D3', 'Lê Quang Ánh', '2001-09-02', 'male', '2026-01-10', null, null),
          (4, 'D4', 'Hoàng Minh Châu', '1990-12-01', 'female', '2015-05-19', '2016-05-19', null)\
        """);
    realms.sql(
        realm,
        """
        insert into memberships (person_id, valid_from, unit_id, status) values
          (1, '2020-01-01', 2, 'official'), (2, '2020-01-01', 2, 'official'), (3, '2026-01-10', 3, 'probationary'),
          (4, '2020-01-01', 5, 'official')\
        """);
    realms.sql(
        realm,
        "insert into posts (person_id, unit_id, post, valid_from) values (1, 2, 'secretary', '2020-01-01')");
    realms.sql(realm, "alter table people alter id restart with 100");
    return realm;
  }
}
