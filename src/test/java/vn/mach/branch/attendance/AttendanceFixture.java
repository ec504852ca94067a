package vn.mach.branch.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

/** A commune with branches of four members each, the secretary of one, and a meeting. */
record AttendanceFixture(
    TestRealms realms, AttendanceLists lists, TransactionTemplate transaction, JdbcClient jdbc) {

  static final LocalDate DAY = LocalDate.of(2026, 11, 3);
  static final Instant OPENS = Instant.parse("2026-11-02T17:00:00Z");
  static final Instant CLOSES = Instant.parse("2026-11-03T16:00:00Z");

  /** Members 1 to 4 are of A, 5 to 8 of B; account {@code d1} is person 1 and so on. */
  Realm plant() {
    Realm realm = realms.create();
    Tree.of("X", "X/A", "X/B").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa'), (2, 'D2', 'Trần Văn Đức'), (3, 'D3', 'Lê Quang Ánh'),
          (4, 'D4', 'Phạm Thị Lan'), (5, 'D5', 'Đỗ Minh Sơn'), (6, 'D6', 'Vũ Thị Mai'), (7, 'D7', 'Bùi Văn Tám'), (8, 'D8', 'Hồ Thị Út');
        insert into memberships (person_id, valid_from, unit_id, status)
        select n, '2020-01-01', case when n <= 4 then 2 else 3 end, 'official' from generate_series(1, 8) n\
        """);
    realms.account(realm, "bithu", "secretary", "A");
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "canh", "secretary", "B");
    for (int person = 1; person <= 6; person++) {
      realms.account(realm, "d" + person, "member", person <= 4 ? "A" : "B");
      realms.sql(
          realm, "update accounts set person_id = %1$s where login = 'd%1$s'".formatted(person));
    }
    return realm;
  }

  AttendanceListId meeting(Realm realm) {
    return in(realm, () -> lists.openForMembers(Actor.system(), list("meeting", 1, 2)));
  }

  NewAttendanceList list(String kind, long subject, long unit) {
    return new NewAttendanceList(
        kind,
        subject,
        new UnitId(unit),
        "Sinh hoạt tháng 11",
        DAY,
        OPENS,
        CLOSES,
        "/units/" + unit);
  }

  byte[] secret(Realm realm, AttendanceListId id) {
    return in(
        realm,
        () ->
            jdbc.sql("select secret from attendance_lists where id = ?")
                .param(id.value())
                .query((row, number) -> ListSecrets.bound(row.getBytes(1), realm.name()))
                .single());
  }

  <T> T in(Realm realm, Supplier<T> work) {
    return CurrentRealm.call(realm, () -> transaction.execute(status -> work.get()));
  }
}
