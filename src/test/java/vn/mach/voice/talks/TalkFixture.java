package vn.mach.voice.talks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/**
 * A committee X (unit 2) with the branches X1 (3) and X2 (4). X1 has six members: Hòa leads it and
 * Long is her deputy. Accounts: bithu (Hòa), duc, anh, long; xa is the office of X (Hằng), canh
 * leads X2 (Mai), which has two members. Yên, of X1, has no account.
 */
@Lazy
@Component
class TalkFixture {

  static final LocalDate DAY = LocalDate.of(2026, 7, 15);

  private final JdbcClient jdbc;
  private final TestRealms realms;
  private int keys;
  private Realm current;

  TalkFixture(JdbcClient jdbc, TestRealms realms) {
    this.jdbc = jdbc;
    this.realms = realms;
  }

  Realm realm() {
    Realm realm = realms.create();
    current = realm;
    Tree.of("K", "K/X", "K/X/X1", "K/X/X2").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa'), (2, 'D2', 'Trần Văn Đức'), (3, 'D3', 'Lê Quang Ánh'),
          (4, 'D4', 'Phạm Thu Hằng'), (5, 'D5', 'Vũ Đình Long'), (6, 'D6', 'Hoàng Thị Mai'), (7, 'D7', 'Đặng Hải Yên'), (8, 'D8', 'Bùi Sơn'),
          (9, 'D9', 'Ngô Lan');
        insert into memberships (person_id, valid_from, unit_id, status)
          select id, '2020-01-01', case when id in (6, 9) then 4 when id = 4 then 2 else 3 end, 'official' from people;
        insert into posts (person_id, unit_id, post, valid_from) values
          (1, 3, 'secretary', '2025-01-01'), (5, 3, 'deputy_secretary', '2025-01-01'), (6, 4, 'secretary', '2025-01-01'), (4, 2, 'deputy_secretary', '2025-01-01');
        insert into figures (code, name_vi, name_en, function, activity_kind) values ('gap', 'Số cuộc gặp hai người', 'Talks of two', 'count', 'two_person_talk')\
        """);
    account(realm, "bithu", "secretary", "X1", 1);
    account(realm, "duc", "member", "X1", 2);
    account(realm, "anh", "member", "X1", 3);
    account(realm, "long", "member", "X1", 5);
    account(realm, "xa", "office", "X", 4);
    account(realm, "canh", "secretary", "X2", 6);
    return realm;
  }

  private void account(Realm realm, String login, String role, String unit, long person) {
    realms.account(realm, login, role, unit);
    realms.sql(
        realm, "update accounts set person_id = " + person + " where login = '" + login + "'");
  }

  HttpResponse<String> post(Visitor visitor, String path, Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(fields);
    form.putIfAbsent("key", "k" + ++keys);
    return visitor.post(path, form);
  }

  /** What is to be done; answers the address to which it leads, inside the realm. */
  String done(Visitor visitor, String path, Map<String, String> fields) {
    HttpResponse<String> answer = post(visitor, path, fields);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(302);
    return inside(answer);
  }

  static String inside(HttpResponse<String> answer) {
    String to = answer.headers().firstValue("Location").orElseThrow();
    int at = to.indexOf("/talks");
    return at < 0 ? to : to.substring(at);
  }

  /** Hòa plans and invites Đức. */
  String invited(Visitor secretary, String day) {
    done(
        secretary,
        "/talks/units/3/lines",
        Map.of("year", "2026", "guest", "D2", "host", "D1", "on", "2026-07-20"));
    String talk = "/talks/" + number("select max(id) from talks");
    done(secretary, talk + "/invite", Map.of("day", day, "at", "19:30", "place", "Nhà văn hóa"));
    return talk;
  }

  long number(String sql) {
    return Long.parseLong(text(sql));
  }

  String text(String sql) {
    String[] text = new String[1];
    CurrentRealm.run(
        current,
        () ->
            text[0] = jdbc.sql(sql).query((row, at) -> String.valueOf(row.getString(1))).single());
    return text[0];
  }
}
