package vn.mach.organisation.access;

import vn.mach.base.realms.Realm;
import vn.mach.testing.TestRealms;

/** A small committee with two branches, its people, and accounts of each kind. */
final class AccessFixture {

  /**
   * DU (1) above CB1 (2) and CB2 (3); An is secretary of CB1, Bình a member there, Cường chairs the
   * inspection of DU, Dung belongs to CB2.
   */
  static Realm committee(TestRealms realms) {
    Realm realm = realms.create();
    realms.sql(realm, "insert into units (id, code) values (1, 'DU'), (2, 'CB/1'), (3, 'CB2')");
    realms.sql(
        realm,
        """
        insert into unit_versions (unit_id, valid_from, parent_id, name, kind) values
          (1, '2020-01-01', null, 'Đảng ủy xã', 'grassroots_committee'),
          (2, '2020-01-01', 1, 'Chi bộ thôn Một', 'branch'), (3, '2020-01-01', 1, 'Chi bộ thôn Hai', 'branch')
        """);
    realms.sql(realm, "call rebuild_unit_closure()");
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
