package vn.mach.organisation.access;

import vn.mach.base.realms.Realm;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

/** A small committee with two branches, its people, and accounts of each kind. */
final class AccessFixture {

  /**
   * DU (1) above CB1 (2) and CB2 (3); An is secretary of CB1, Bình a member there, Cường chairs the
   * inspection of DU, Dung belongs to CB2.
   */
  static Realm committee(TestRealms realms) {
    Realm realm = realms.create();
    Tree.of("DU")
        .named("DU", "Đảng ủy xã", "grassroots_committee")
        .unit("CB/1", "DU", "Chi bộ thôn Một", "branch")
        .unit("CB2", "DU", "Chi bộ thôn Hai", "branch")
        .plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values
          (1, 'P1', 'Nguyễn Văn An'), (2, 'P2', 'Trần Thị Bình'), (3, 'P3', 'Lê Mạnh Cường'), (4, 'P4', 'Phạm Thị Dung')
        """);
    realms.sql(
        realm,
        """
        insert into memberships (person_id, valid_from, unit_id, status) values
          (1, '2021-01-01', 2, 'official'), (2, '2021-01-01', 2, 'official'), (3, '2021-01-01', 1, 'official'), (4, '2021-01-01', 3, 'official')
        """);
    realms.sql(
        realm,
        """
        insert into posts (person_id, unit_id, post, valid_from, valid_to) values
          (1, 2, 'secretary', '2025-01-01', '2026-12-31'), (3, 1, 'inspection_chair', '2025-01-01', 'infinity')
        """);
    return realm;
  }

  /** An account without any role of its own: what it may do comes from the person. */
  static long bound(TestRealms realms, Realm realm, String login, long person) {
    long account = realms.account(realm, login, "observer", "DU");
    realms.sql(realm, "delete from grants where account_id = " + account);
    realms.sql(realm, "update accounts set person_id = " + person + " where id = " + account);
    return account;
  }

  private AccessFixture() {}
}
