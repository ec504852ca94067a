package vn.mach.organisation.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.changes.Changes;
import vn.mach.base.jobs.TestJobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.RealmSecrets;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskRecipients;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class NoticesTest {

  private static final String ONE = "mot@chibo.example.org";
  private static final String TWO = "hai@chibo.example.org";
  private static final String COMMUNE = "xa@dangbo.example.org";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired NoticeFeed feed;
  @Autowired RemindersJob reminders;
  @Autowired MailSending sending;
  @Autowired RealmSecrets secrets;
  @Autowired MailServerSql servers;
  @Autowired Changes changes;
  @Autowired Tasks tasks;
  @Autowired TestJobs jobs;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private final PostOffice office = new PostOffice();
  private Realm realm;
  private Visitor administrator;
  private int keys;

  @BeforeEach
  void aCommuneWithTwoBranchesAndAMailServer() {
    clock.turnTo(LocalDate.of(2026, 4, 24));
    realm = realms.create();
    Tree.of("T", "T/X", "T/X/X1", "T/X/X2", "T/Y", "T/Y/Y1").plant(realms, realm);
    realms.account(realm, "tinh", "office", "T");
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "mot", "secretary", "X1");
    realms.account(realm, "hai", "secretary", "X2");
    realms.account(realm, "khac", "office", "Y");
    realms.account(realm, "quantri", "administrator", null);
    realms.sql(
        realm,
        """
        update accounts set email = 'mot@chibo.example.org' where login = 'mot';
        update accounts set email = 'hai@chibo.example.org', language = 'en' where login = 'hai';
        update accounts set email = 'xa@dangbo.example.org' where login = 'xa';
        insert into notice_settings select id, '21:00', '06:00', '07:00' from accounts;
        insert into notice_choices select id, 'assigned', 'mail' from accounts where login in ('mot', 'hai')\
        """);
    administrator = visitor("quantri");
    office.setBy(administrator);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void aTaskIsToldToThoseWhoOweItInTheirLanguageAndToNobodyElse() throws Exception {
    give("X", "below", 5);
    feed();
    Visitor one = visitor("mot");
    assertThat(one.get("/notices").body())
        .contains("Việc mới", "Báo cáo nhanh", "hạn 06/05/2026", "Thông báo chưa đọc: 1");
    for (String other : List.of("khac", "tinh", "xa")) {
      assertThat(visitor(other).get("/notices").body())
          .as(other)
          .doesNotContain("Báo cáo nhanh")
          .contains("Thông báo chưa đọc: 0");
    }
    assertThat(send()).isEqualTo(2);
    assertThat(send()).as("once").isZero();
    assertThat(office.textFor(ONE))
        .contains("Việc mới: Báo cáo nhanh", "Nơi phải làm: Đơn vị X1. Hạn: 06/05/2026.")
        .contains("Nơi giao: Đơn vị T.");
    assertThat(office.textFor(TWO)).contains("New task: Báo cáo nhanh", "Due: 06/05/2026.");
    assertThat(office.receivedBy(TWO).getFirst().getSubject()).contains("New task: Báo cáo nhanh");

    one.get("/tasks/" + task("X1"));
    assertThat(one.get("/notices").body())
        .as("whoever opened the task has read of it")
        .contains("Thông báo chưa đọc: 0");
    Visitor two = visitor("hai");
    long notice = number("select max(id) from notices where task_id = " + task("X2"));
    assertThat(one.get("/notices/" + notice).statusCode()).isEqualTo(404);
    assertThat(two.get("/notices/" + notice).headers().firstValue("location").orElse(""))
        .endsWith("/tasks/" + task("X2"));
    assertThat(two.get("/notices").body()).contains("Unread notices: 0");
  }

  @Test
  void anEmailIsNotSentAboutWhatItsReaderMayNoLongerOpenOrNoLongerHasToDo() throws Exception {
    clock.turnTo(at("2026-04-24T22:00"));
    give("X", "below", 5);
    feed();
    assertThat(send()).as("quiet hours").isZero();
    assertThat(administrator.get("/notices/mail").body()).contains("giờ yên lặng");
    realms.sql(
        realm,
        "update grants set revoked_at = now() where account_id = (select id from accounts where"
            + " login = 'mot')");
    visitor("hai").post("/tasks/" + task("X2") + "/settle", key());
    clock.turnTo(at("2026-04-25T06:01"));
    assertThat(send()).isZero();
    assertThat(office.received()).isEmpty();
    assertThat(number("select count(*) from notice_mails where state = 'dropped'")).isEqualTo(2);
    assertThat(visitor("mot").get("/notices").body())
        .contains("Thông báo chưa đọc: 0")
        .doesNotContain("Báo cáo nhanh");
  }

  @Test
  void remindersComeOnTheirDaysAndTheLevelAboveIsToldOfWhatIsLate() throws Exception {
    give("X", "below", 5); // due on 6 May; reminded 3 and 1 days before, 1, 3 and 7 after; above: 3
    feed();
    send();
    clock.turnTo(LocalDate.of(2026, 5, 4));
    remind(); // the server was off on the day before, which was the third one
    remind();
    assertThat(number("select count(*) from notices where kind = 'due_soon'")).isEqualTo(2);
    visitor("mot").post("/tasks/" + task("X1") + "/settle", key());
    clock.turnTo(at("2026-05-05T07:00"));
    remind();
    assertThat(send()).as("the digest of 'hai'; 'mot' has nothing left to do").isEqualTo(1);
    clock.turnTo(LocalDate.of(2026, 5, 7));
    remind();
    assertThat(send()).isEqualTo(1);
    assertThat(office.receivedBy(TWO).getLast().getSubject())
        .contains("Overdue by 1 day: Báo cáo nhanh");
    clock.turnTo(LocalDate.of(2026, 5, 9));
    remind();
    remind();
    assertThat(visitor("xa").get("/notices").body())
        .contains("Cấp dưới chậm 3 ngày", "Đơn vị X2")
        .doesNotContain("Đơn vị X1");
    assertThat(visitor("tinh").get("/notices").body()).doesNotContain("Cấp dưới chậm");
    assertThat(visitor("khac").get("/notices").body()).doesNotContain("Báo cáo nhanh");
    clock.turnTo(at("2026-05-10T07:00"));
    send();
    assertThat(office.textFor(COMMUNE)).contains("Cấp dưới chậm 4 ngày: Báo cáo nhanh");
  }

  @Test
  void returnedAcceptedAndHandedOnAreToldAndAnAnswerIsToldToTheGiver() {
    Visitor commune = visitor("xa");
    Map<String, String> order = new HashMap<>(order("X1", "unit", 3));
    order.put("answered", "yes");
    commune.get("/tasks/new");
    commune.post("/tasks", order);
    Visitor one = visitor("mot");
    long task = task("X1");
    one.post("/tasks/" + task + "/answer", typed(Map.of("text", "Đã họp")));
    feed();
    assertThat(commune.get("/notices").body()).contains("Có kết quả chờ đồng chí chấp nhận");
    commune.post("/tasks/" + task + "/give_back", typed(Map.of("text", "Thiếu biên bản")));
    feed();
    assertThat(one.get("/notices").body()).contains("Bị trả lại, phải làm lại");
    one.post("/tasks/" + task + "/answer", typed(Map.of("text", "Đã gửi")));
    commune.post("/tasks/" + task + "/accept", typed(Map.of("text", "")));
    feed();
    assertThat(one.get("/notices").body())
        .contains("Kết quả của đồng chí được chấp nhận", "Bị trả lại, đến nay đã xong");
    commune.post("/tasks/" + task + "/reopen", typed(Map.of("text", "Nhầm")));
    commune.post("/tasks/" + task + "/hand-on", typed(Map.of("to", "X2", "until", "2026-04-29")));
    feed();
    assertThat(visitor("hai").get("/notices?lang=en").body()).contains("Handed on to you");
  }

  @Test
  void aServerThatIsAwayForADayLosesNothingAndDoublesNothing() throws Exception {
    office.stop();
    give("X", "below", 5);
    feed();
    assertThat(send()).isZero();
    assertThat(administrator.get("/notices/mail").body())
        .contains("Máy chủ thư không trả lời từ 12:00 24/04/2026", "12:01 24/04/2026")
        .contains("máy chủ thư không trả lời");
    for (int minute = 1; minute < 24 * 60; minute += 20) {
      clock.turnTo(at("2026-04-24T12:00").plus(Duration.ofMinutes(minute)));
      assertThat(send()).isZero();
    }
    assertThat(number("select failures from notice_mail_server")).isBetween(20L, 40L);
    assertThat(number("select count(*) from notice_mails where state = 'waiting'")).isEqualTo(2);
    office.startAgain();
    clock.turnTo(at("2026-04-26T03:30"));
    assertThat(send()).as("it is back in the quiet hours").isZero();
    clock.turnTo(at("2026-04-26T06:00"));
    assertThat(send()).isEqualTo(2);
    assertThat(office.received()).hasSize(2);
    assertThat(administrator.get("/notices/mail").body()).doesNotContain("không trả lời từ");
  }

  @Test
  void whereTheServerDidNotAnswerNothingIsSentAgainUntilAPersonSaysSo() throws Exception {
    try (SilentServer silent = new SilentServer()) {
      administrator.post("/notices/mail", silent.settings("k" + keys++));
      give("X1", "unit", 5);
      feed();
      assertThat(send()).isZero();
      assertThat(silent.messages()).hasSize(1);
      clock.turnTo(at("2026-04-25T12:00"));
      assertThat(send()).isZero();
      assertThat(silent.messages()).hasSize(1);
      office.setBy(administrator);
      assertThat(send()).as("not by itself").isZero();
      String page = administrator.get("/notices/mail").body();
      String id = text("select message_id from notice_mails");
      assertThat(page).contains("Không rõ kết quả", id.substring(1, 20), ONE);
      var nothing = administrator.post("/notices/mail/resolve", typed(Map.of("again", "yes")));
      assertThat(nothing.statusCode()).isEqualTo(422);
      assertThat(nothing.body()).contains("Chưa chọn thư nào");
      administrator.post(
          "/notices/mail/resolve",
          typed(Map.of("mail", "" + number("select id from notice_mails"), "again", "yes")));
      assertThat(send()).isEqualTo(1);
      assertThat(office.received().getFirst().getMessageID())
          .as("by its number the receiver knows it again")
          .isEqualTo(id);
      assertThat(silent.messages().getFirst()).contains("Message-ID: " + id);
    }
  }

  @Test
  void anAddressThatTheServerRefusesFailsAndTheOthersAreSent() throws Exception {
    realms.sql(realm, "update accounts set email = 'khong-phai-dia-chi' where login = 'mot'");
    give("X", "below", 5);
    feed();
    assertThat(send()).isEqualTo(1);
    assertThat(office.receivedBy(TWO)).hasSize(1);
    assertThat(administrator.get("/notices/mail").body()).contains("Bị từ chối");
  }

  @Test
  void aPasswordThatWasGivenForAnEncryptedConnectionIsTypedAgainForAnother() {
    Map<String, String> typed = new HashMap<>(office.settings("k" + keys++));
    typed.put("security", "tls");
    assertThat(administrator.post("/notices/mail", typed).statusCode()).isEqualTo(302);
    typed.put("key", "k" + keys++);
    typed.put("security", "none");
    typed.put("password", "");
    var answer = administrator.post("/notices/mail", typed);
    assertThat(answer.statusCode()).as("it would go through the net in clear").isEqualTo(422);
    assertThat(answer.body()).contains("Hãy nhập mật khẩu");
  }

  @Test
  void thePasswordIsNeverShownNorStoredInClearNorOfUseElsewhere() {
    String page = administrator.get("/notices/mail").body();
    assertThat(page).contains("Đã lưu mật khẩu", "127.0.0.1").doesNotContain(PostOffice.PASSWORD);
    byte[] sealed = in(() -> servers.password().orElseThrow());
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("mat-khau");
    assertThat(in(() -> secrets.open("mail server", sealed))).contains(PostOffice.PASSWORD);
    assertThat(in(() -> secrets.open("another", sealed))).isEmpty();
    Realm other = realms.create();
    assertThat(CurrentRealm.call(other, () -> secrets.open("mail server", sealed))).isEmpty();
    assertThat(CurrentRealm.call(other, () -> servers.find())).isEmpty();

    Map<String, String> elsewhere = new HashMap<>(office.settings("k" + keys++));
    elsewhere.put("password", "");
    elsewhere.put("port", "2525");
    var answer = administrator.post("/notices/mail", elsewhere);
    assertThat(answer.statusCode()).as("it is not given to another server").isEqualTo(422);
    elsewhere.put("key", "k" + keys++);
    elsewhere.put("port", Integer.toString(office.port));
    assertThat(administrator.post("/notices/mail", elsewhere).statusCode()).isEqualTo(302);
    administrator.get("/notices/mail");
    assertThat(administrator.post("/notices/mail/test", typed(Map.of("to", ONE))).statusCode())
        .as("the stored one still holds")
        .isEqualTo(302);
    assertThat(office.received()).hasSize(1);
    office.stop();
    assertThat(administrator.post("/notices/mail/test", typed(Map.of("to", ONE))).body())
        .contains("Máy chủ thư không nhận");
    assertThat(text("select string_agg(details::text, ' ') from audit_log"))
        .doesNotContain(PostOffice.PASSWORD);
  }

  @Test
  void eachChoosesWhatToBeToldAndHow() throws Exception {
    Visitor one = visitor("mot");
    one.get("/notices/settings");
    Map<String, String> wish =
        new HashMap<>(
            Map.of(
                "email", "moi@chibo.example.org",
                "assigned", "list",
                "dueSoon", "none",
                "overdue", "mail",
                "returned", "mail",
                "handedOn", "mail",
                "changed", "mail",
                "accepted", "list",
                "answered", "digest"));
    wish.putAll(
        Map.of(
            "escalated", "digest", "quietFrom", "22:00", "quietUntil", "05:00", "digestAt", "7h"));
    assertThat(one.post("/notices/settings", typed(wish)).statusCode()).isEqualTo(422);
    wish.put("digestAt", "07:30");
    // of letters beyond ASCII a mail server would get the last byte: of the second an @ and a >
    for (String address :
        List.of(
            "moi@@example.org",
            "nguyễn@chibo.example.org",
            "khac\u0140xa.example.org\u013e@chibo.example.org")) {
      wish.put("email", address);
      wish.put("present", TestRealms.PASSWORD);
      HttpResponse<String> answer = one.post("/notices/settings", typed(wish));
      assertThat(answer.statusCode()).as(address).isEqualTo(422);
      assertThat(answer.body()).contains("ten@donvi.vn");
    }
    wish.put("email", "moi@chibo.example.org");
    wish.put("present", "mật khẩu sai");
    HttpResponse<String> withoutPassword = one.post("/notices/settings", typed(wish));
    assertThat(withoutPassword.statusCode())
        .as("who only has the session sends nobody's e-mail elsewhere")
        .isEqualTo(422);
    assertThat(withoutPassword.body())
        .contains("Mật khẩu hiện nay không đúng")
        .doesNotContain("mật khẩu sai");
    wish.put("present", TestRealms.PASSWORD);
    assertThat(one.post("/notices/settings", typed(wish)).statusCode()).isEqualTo(302);
    wish.remove("present");
    assertThat(one.post("/notices/settings", typed(wish)).statusCode())
        .as("the address stays as it is")
        .isEqualTo(302);
    give("X", "below", 5);
    feed();
    assertThat(send()).isEqualTo(1);
    assertThat(office.receivedBy(TWO)).hasSize(1);
    assertThat(one.get("/notices").body()).contains("Thông báo chưa đọc: 1");
    clock.turnTo(LocalDate.of(2026, 5, 3));
    remind();
    assertThat(one.get("/notices").body()).contains("Thông báo chưa đọc: 1");
    clock.turnTo(LocalDate.of(2026, 5, 7));
    remind();
    send();
    assertThat(office.textFor("moi@chibo.example.org")).contains("Quá hạn 1 ngày");
    one.get("/notices");
    one.post("/notices/read", Map.of("last", "" + number("select max(id) from notices")));
    assertThat(one.get("/notices").body()).contains("Thông báo chưa đọc: 0");
  }

  @Test
  void tasksAssignedTogetherAreToldByAJobThatMayBeginTwice() {
    CurrentRealm.run(
        realm,
        () -> {
          long job =
              transaction
                  .execute(_ ->
                      tasks.assignAll(
                          Actor.system(),
                          TaskSubject.of("order", "tasks", 77, "Việc chung", "/tasks"),
                          TaskRecipients.of(List.of(new UnitId(3), new UnitId(4), new UnitId(6))),
                          TaskDue.on(LocalDate.of(2026, 5, 20))))
                  .orElseThrow();
          assertThat(job).isPositive();
          jobs.await(realm, text("select about from jobs where id = " + job));
        });
    feed();
    CurrentRealm.run(realm, () -> jobs.run("notices.assigned"));
    CurrentRealm.run(realm, () -> jobs.run("notices.assigned"));
    assertThat(number("select count(*) from notices where kind = 'assigned'")).isEqualTo(2);
    assertThat(visitor("mot").get("/notices").body()).contains("Việc chung");
  }

  @Test
  void whatWaitedInABackupIsNotSentByItselfAfterARestore() throws Exception {
    give("X", "below", 5);
    feed();
    CurrentRealm.run(realm, () -> transaction.executeWithoutResult(_ -> changes.restored()));
    feed();
    assertThat(send()).isZero();
    assertThat(number("select count(*) from notices")).as("told once").isEqualTo(2);
    assertThat(administrator.get("/notices/mail").body()).contains("Thư đang chờ khi sao lưu");
  }

  @Test
  void aProgramReadsItsNoticesAndMarksThemAsRead() {
    give("X1", "unit", 5);
    feed();
    Visitor one = visitor("mot");
    one.get("/notices");
    assertThat(one.get("/api/v1/notices?unread=true").body())
        .contains("\"kind\":\"assigned\"", "\"title\":\"Báo cáo nhanh\"", "\"holds\":true");
    long notice = number("select max(id) from notices");
    var read =
        one.send(
            HttpRequest.newBuilder(URI.create(one.base() + "/api/v1/notices/" + notice + "/read"))
                .header("X-CSRF-TOKEN", one.token())
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build());
    assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
    assertThat(one.get("/api/v1/notices?unread=true").body()).isEqualTo("[]");
  }

  private void give(String unit, String whom, int workingDays) {
    Visitor province = visitor("tinh");
    province.get("/tasks/new");
    var answer = province.post("/tasks", order(unit, whom, workingDays));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private Map<String, String> order(String unit, String whom, int workingDays) {
    return typed(
        Map.of(
            "unit",
            unit,
            "whom",
            whom,
            "kind",
            "branch",
            "title",
            "Báo cáo nhanh",
            "workingDays",
            Integer.toString(workingDays)));
  }

  private void feed() {
    CurrentRealm.run(
        realm,
        () -> {
          while (feed.read()) {}
        });
  }

  private void remind() {
    CurrentRealm.run(realm, () -> reminders.remind((done, steps) -> {}));
  }

  private int send() {
    return in(() -> sending.send((done, steps) -> {}));
  }

  private <T> T in(Supplier<T> work) {
    return CurrentRealm.call(realm, work);
  }

  private long task(String unit) {
    return number(
        "select max(id) from tasks where unit_id = (select id from units where code = '"
            + unit
            + "')");
  }

  private long number(String sql) {
    return in(() -> jdbc.sql(sql).query(Long.class).single());
  }

  private String text(String sql) {
    return in(() -> jdbc.sql(sql).query(String.class).single());
  }

  private Visitor visitor(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/tasks");
    return visitor;
  }

  private Map<String, String> key() {
    return typed(Map.of());
  }

  private Map<String, String> typed(Map<String, String> fields) {
    Map<String, String> typed = new HashMap<>(fields);
    typed.put("key", "k" + keys++);
    return typed;
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toInstant();
  }
}
