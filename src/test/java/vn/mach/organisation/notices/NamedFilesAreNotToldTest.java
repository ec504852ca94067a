package vn.mach.organisation.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** Nobody is told of a file that they may no longer open, also by an e-mail that waits. */
@MachTest
@Tag("slow")
class NamedFilesAreNotToldTest {

  private static final String LEAD = "anh@chibo.example.org";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired NoticeFeed feed;
  @Autowired MailSending sending;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private final PostOffice office = new PostOffice();
  private Realm realm;
  private Visitor secretary;
  private int keys;

  @BeforeEach
  void aBranchWithAMailServer() {
    clock.turnTo(at("2026-07-15T22:00"));
    realm = realms.create();
    Tree.of("X", "X/X1").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa'), (2, 'D2', 'Trần Văn Đức'), (3, 'D3', 'Lê Quang Ánh');
        insert into memberships (person_id, valid_from, unit_id, status) select id, '2020-01-01', 2, 'official' from people;
        """);
    realms.account(realm, "bithu", "secretary", "X1");
    realms.account(realm, "anh", "member", "X1");
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "quantri", "administrator", null);
    realms.sql(
        realm,
        """
        update accounts set person_id = 1 where login = 'bithu';
        update accounts set person_id = 3, email = 'anh@chibo.example.org' where login = 'anh';
        update accounts set email = 'xa@dangbo.example.org' where login = 'xa';
        insert into notice_settings select id, '21:00', '06:00', '07:00' from accounts;
        insert into notice_choices select id, 'assigned', 'mail' from accounts where login in ('anh', 'xa');
        """);
    office.setBy(signedIn("quantri"));
    secretary = signedIn("bithu");
    HttpResponse<String> opened =
        post(
            "/inspections",
            Map.of(
                "unit",
                "X1",
                "kind",
                "compliance",
                "person",
                "D2",
                "lead",
                "D3",
                "content",
                "Nội dung kín",
                "dueOn",
                "2026-07-17"));
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(302);
    CurrentRealm.run(
        realm,
        () -> {
          while (feed.read()) {}
        });
    assertThat(send()).as("quiet hours").isZero();
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void whoeverCarriesItOutIsToldThatThereIsWorkAndOfWhomItIsNot() throws Exception {
    clock.turnTo(at("2026-07-16T06:01"));
    assertThat(send()).isEqualTo(1);
    assertThat(office.textFor(LEAD))
        .contains("Việc kiểm tra, giám sát phụ trách")
        .doesNotContain("Đức", "Nội dung kín");
    assertThat(signedIn("anh").get("/notices").body())
        .contains("Việc kiểm tra, giám sát phụ trách")
        .doesNotContain("Đức", "Nội dung kín");
    assertThat(signedIn("xa").get("/notices").body()).contains("Thông báo chưa đọc: 0");
  }

  @Test
  void whoeverWasTakenOffTheFileIsNotToldNeitherByWhatWaitsNorByWhatWasThere() {
    long entry =
        number("select id from named_file_people where person_id = 3 and removed_at is null");
    post("/named-files/people/" + entry, Map.of("reason", "Có quan hệ thân quen"));
    clock.turnTo(at("2026-07-16T06:01"));
    assertThat(send()).isZero();
    assertThat(office.received()).isEmpty();
    assertThat(signedIn("anh").get("/notices").body())
        .contains("Thông báo chưa đọc: 0")
        .doesNotContain("kiểm tra, giám sát phụ trách");
    assertThat(signedIn("anh").get("/tasks").body()).doesNotContain("kiểm tra, giám sát phụ trách");
  }

  private int send() {
    return CurrentRealm.call(realm, () -> sending.send((done, steps) -> {}));
  }

  private long number(String sql) {
    return CurrentRealm.call(
        realm, () -> jdbc.sql(sql).query((row, at) -> row.getLong(1)).single());
  }

  private Visitor signedIn(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/named-files"); // the token that forms carry
    return visitor;
  }

  private HttpResponse<String> post(String path, Map<String, String> typed) {
    Map<String, String> form = new HashMap<>(typed);
    form.put("key", "k" + ++keys);
    return secretary.post(path, form);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toInstant();
  }
}
