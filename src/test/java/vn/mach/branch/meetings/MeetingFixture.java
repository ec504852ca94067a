package vn.mach.branch.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.mach.base.realms.Realm;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** A branch B1 with its members, who are numbered from 1, and a secretary at a browser. */
final class MeetingFixture {

  static final LocalDate DAY = LocalDate.of(2026, 7, 3);

  final TestRealms realms;
  final Realm realm;
  final int port;
  final Visitor secretary;
  private int keys;

  MeetingFixture(TestRealms realms, TestClock clock, int port) {
    clock.turnTo(DAY);
    this.realms = realms;
    this.port = port;
    realm = realms.create();
    Tree.of("X", "X/X1", "X/X1/B1", "X/X1/B2").plant(realms, realm);
    realms.account(realm, "bithu", "secretary", "B1");
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "quansat", "observer", "X");
    realms.account(realm, "canh", "secretary", "B2");
    secretary = signIn("bithu");
  }

  Visitor signIn(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/meetings");
    return visitor;
  }

  /** Members of B1: {@code 20, "official"} are the next twenty. */
  MeetingFixture members(int count, String status) {
    realms.sql(
        realm,
        """
        with made as (
          insert into people (code, full_name)
          select 'M' || n, 'Nguyễn Văn ' || chr(64 + n) from generate_series((select count(*) + 1 from people)::int, (select count(*) from people)::int + %1$d) n
          returning id
        )
        insert into memberships (person_id, valid_from, unit_id, status) select id, '2020-01-01', 3, '%2$s' from made
        """
            .formatted(count, status));
    return this;
  }

  /** Plans a meeting of B1 for the day; answers its path. */
  String plan(String kind) {
    return plan(Map.of("kind", kind));
  }

  String plan(Map<String, String> typed) {
    Map<String, String> form =
        new HashMap<>(
            Map.of(
                "unit",
                "B1",
                "kind",
                "monthly",
                "day",
                "2026-07-03",
                "startsAt",
                "19:30",
                "place",
                "Nhà văn hóa tổ 4"));
    form.putAll(typed);
    return path(done(secretary, "/meetings", form));
  }

  /** Plans a meeting and opens attendance. */
  String open(String kind) {
    String path = plan(kind);
    done(secretary, path + "/draft", Map.of());
    done(secretary, path + "/open", Map.of());
    return path;
  }

  HttpResponse<String> post(Visitor visitor, String path, Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(Map.of("key", "k" + ++keys));
    form.putAll(fields);
    return visitor.post(path, form);
  }

  HttpResponse<String> done(Visitor visitor, String path, Map<String, String> fields) {
    HttpResponse<String> answer = post(visitor, path, fields);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(302);
    return answer;
  }

  static String path(HttpResponse<String> answer) {
    String location = answer.headers().firstValue("location").orElseThrow();
    return location.substring(location.indexOf("/meetings"));
  }

  /** Sends an act about something new; answers the id of what it is about. */
  String act(String path, String what, Map<String, String> content) {
    String of = UUID.randomUUID().toString();
    act(path, UUID.randomUUID(), what, of, "", content);
    return of;
  }

  void act(
      String path, UUID id, String what, String of, String follows, Map<String, String> content) {
    Map<String, String> form = new HashMap<>(content);
    form.putAll(Map.of("what", what, "of", of, "follows", follows));
    done(secretary, path + "/acts/" + id, form);
  }

  void mark(String path, long person, String status, String reason) {
    act(
        path,
        UUID.randomUUID(),
        "mark",
        Long.toString(person),
        "",
        Map.of("status", status, "reason", reason));
  }

  /** The first so many members are there. */
  void present(String path, int from, int to) {
    for (int i = from; i <= to; i++) {
      mark(path, i, "present", "");
    }
  }

  String body(String path) {
    return secretary.get(path).body();
  }

  /** The items of the agenda, by what links to them. */
  List<String> items(String path) {
    List<String> items = new ArrayList<>();
    var found =
        java.util.regex.Pattern.compile("write/item\\?of=([0-9a-f-]{36})").matcher(body(path));
    while (found.find()) {
      items.add(found.group(1));
    }
    return items;
  }
}
