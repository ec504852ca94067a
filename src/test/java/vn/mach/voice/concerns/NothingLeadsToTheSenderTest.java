package vn.mach.voice.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.organisation.notices.PostOffice;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/**
 * A member sends a confidential concern from an account of theirs. Afterwards every table, every
 * page, file and answer of the API that each role may open, the exports of the whole realm, all
 * e-mails and the log are searched: for the account, the person, the time, the name and content of
 * the file; and for the text, by everybody who is not named.
 */
@MachTest
@Tag("slow")
@ExtendWith(OutputCaptureExtension.class)
class NothingLeadsToTheSenderTest {

  private static final String FIRST_WORD = "Zqxkin";
  private static final String TEXT = FIRST_WORD + " bị ép làm thêm giờ";
  private static final String MARK = "MAYANH-CUA-HOA";
  private static final long ACCOUNT = 8_800_155;
  private static final long PERSON = 7_700_144;
  private static final Instant SENT = Instant.parse("2026-07-15T03:17:23.456Z");

  /** A place in the path of a page. */
  private static final String BRACES = "\\{[a-z A-Z]+(:[^/{}]*(\\{\\d+\\}[^/{}]*)*)?\\}";

  /** Sessions say who is signed in, whatever they do. */
  private static final Set<String> SESSIONS =
      Set.of("spring_session", "spring_session_attributes", "known_devices", "sessions");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Concerns concerns;
  @Autowired ApplicationContext application;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @LocalServerPort int port;
  @TempDir Path folder;

  private final PostOffice office = new PostOffice();
  private Realm realm;
  private int keys;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    Tree.of("K", "K/X", "K/X/X1").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) overriding system value values
          (7700144, 'ZQHOA', 'Zqhòa Người Gửi'), (2, 'D2', 'Trần Văn Đức'), (3, 'D3', 'Lê Quang Ánh');
        insert into memberships (person_id, valid_from, unit_id, status) values
          (7700144, '2020-01-01', 3, 'official'), (2, '2020-01-01', 3, 'official'), (3, '2020-01-01', 2, 'official');
        insert into concern_receivers values (3, 2, '2026-01-01'), (2, 3, '2026-01-01')\
        """);
    realms.account(realm, "nhan", "secretary", "X1");
    realms.account(realm, "nhan2", "office", "X");
    realms.sql(realm, "alter table accounts alter column id restart with 8800155");
    realms.account(realm, "zqlogin", "member", "X1");
    realms.sql(realm, "alter table accounts alter column id restart with 100");
    realms.sql(
        realm,
        """
        update accounts set person_id = 2 where login = 'nhan'; update accounts set person_id = 3 where login = 'nhan2';
        update accounts set person_id = 7700144 where login = 'zqlogin';
        update accounts set email = login || '@dangbo.example.org';
        insert into notice_settings select id, '21:00', '06:00', '07:00' from accounts;
        insert into notice_choices select a.id, k, 'mail' from accounts a cross join unnest(array['assigned', 'handed_on', 'changed', 'answered']) k\
        """);
    realms.account(realm, "all", "administrator", null);
    office.setBy(in("all"));
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void noTablePageOrLineOfTheLogLeadsFromAConfidentialConcernToItsSender(CapturedOutput log)
      throws Exception {
    Visitor sender = in("zqlogin");
    Map<String, Set<String>> before = rows();
    clock.turnTo(SENT);
    String code = send(sender);
    clock.turnTo(Instant.parse("2026-07-15T22:30:00Z"));
    CurrentRealm.run(realm, () -> concerns.deliverAll());
    clock.turnTo(Instant.parse("2026-07-16T04:00:00Z"));
    CurrentRealm.run(realm, () -> PostOffice.tellAll(application));
    long id = number("select max(id) from concerns");
    Visitor receiver = in("nhan");
    assertThat(receiver.get("/concerns/" + id).body()).contains(TEXT, "Người gửi: không lưu");
    act(receiver, "/concerns/" + id + "/identity", Map.of("reason", "Cần gặp"));
    act(
        receiver,
        "/concerns/stations/" + number("select max(id) from concern_stations") + "/hand",
        Map.of("unit", "X", "reason", "Thuộc xã"));
    CurrentRealm.run(realm, () -> PostOffice.tellAll(application));
    act(
        in("nhan2"),
        "/concerns/identity/" + number("select max(id) from concern_identity_requests"),
        Map.of("answer", "consent", "reason", "Đồng ý"));
    clock.turnTo(Instant.parse("2026-07-17T03:17:23.456Z"));
    assertThat(byCode(sender, code, "", "").body()).contains("Cần gặp");
    byCode(sender, code, "say", "Tôi chưa muốn nói tên");
    byCode(sender, code, "no_name", "");
    clock.turnTo(Instant.parse("2026-07-17T22:30:00Z"));
    CurrentRealm.run(realm, () -> concerns.deliverAll());
    clock.turnTo(Instant.parse("2026-07-18T04:00:00Z"));
    CurrentRealm.run(realm, () -> PostOffice.tellAll(application));

    assertThat(leads(before)).isEmpty();
    assertThat(tablesWithTheText()).containsExactly("concerns");
    assertThat(pages(id)).isEmpty();
    exports(code);
    mails(code);
    assertThat(log.getAll()).doesNotContain(TEXT, code, code.replace("-", ""), MARK);
  }

  /** The search finds what is there: of a concern that is not confidential. */
  @Test
  void theSearchFindsTheSenderOfAConcernThatIsNotConfidential() {
    Visitor sender = in("zqlogin");
    Map<String, Set<String>> before = rows();
    clock.turnTo(SENT);
    Map<String, String> form =
        Map.of(
            "kind",
            "wish",
            "subject",
            "life",
            "openness",
            "body",
            "text",
            TEXT,
            "unit",
            "X1",
            "key",
            "k" + ++keys);
    assertThat(sender.post("/concerns", form).statusCode()).isEqualTo(200);
    assertThat(leads(before))
        .anyMatch(it -> it.startsWith("concerns "))
        .anyMatch(it -> it.startsWith("audit_log "));
  }

  /** New rows that name the sender, the time of sending, or what was in the file. */
  private List<String> leads(Map<String, Set<String>> before) {
    List<String> found = new ArrayList<>();
    String hex = HexFormat.of().formatHex(MARK.getBytes(StandardCharsets.UTF_8));
    rows()
        .forEach((table, rows) -> {
          for (String row : rows) {
            boolean fresh = !before.getOrDefault(table, Set.of()).contains(row);
            if (fresh
                && !SESSIONS.contains(table)
                && (row.contains(Long.toString(ACCOUNT))
                    || row.contains(Long.toString(PERSON))
                    || row.contains("zqlogin")
                    || row.contains("Zqhòa")
                    || row.contains(":17:23")
                    || row.contains(MARK)
                    || row.contains(hex)
                    || row.contains("anh-cua-zq"))) {
              found.add(table + " " + row);
            }
          }
        });
    return found;
  }

  private List<String> tablesWithTheText() {
    return rows().entrySet().stream()
        .filter(it -> it.getValue().stream().anyMatch(row -> row.contains(TEXT)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The whole realm as files: the sender is in it as a person, the concern is not. */
  private void exports(String code) throws IOException {
    for (String ending : new String[] {"zip", "xlsx"}) {
      Path file = folder.resolve("realm." + ending);
      Files.write(file, in("all").postForBytes("/exchange/realm." + ending, Map.of()));
      StringBuilder all = new StringBuilder();
      try (ZipFile zip = new ZipFile(file.toFile())) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      assertThat(all.toString()).as(ending).contains("ZQHOA");
      assertThat(all.toString()).as(ending).doesNotContain(FIRST_WORD, code, MARK);
    }
  }

  /** Those who are named are told that there is one, and nothing of it; the sender is not. */
  private void mails(String code) throws Exception {
    assertThat(office.receivedBy("nhan@dangbo.example.org")).isNotEmpty();
    assertThat(office.receivedBy("nhan2@dangbo.example.org")).isNotEmpty();
    assertThat(office.receivedBy("zqlogin@dangbo.example.org")).isEmpty();
    for (MimeMessage mail : office.received()) {
      ByteArrayOutputStream raw = new ByteArrayOutputStream();
      mail.writeTo(raw);
      assertThat(mail.getContent().toString() + mail.getSubject() + raw)
          .doesNotContain(TEXT, code, "Zqhòa", "zqlogin", "ZQHOA", MARK);
    }
  }

  /** What each role sees on every page that can be opened with the numbers at hand. */
  private List<String> pages(long id) {
    List<String> found = new ArrayList<>();
    for (String role :
        new String[] {
          "administrator", "office", "secretary", "clerk", "inspector", "member", "observer"
        }) {
      realms.account(realm, role + ".k", role, "K");
      realms.account(realm, role + ".b", role, "X1");
    }
    List<String> paths = paths(id);
    assertThat(paths.size()).isGreaterThan(150);
    for (String role :
        new String[] {
          "administrator", "office", "secretary", "clerk", "inspector", "member", "observer"
        }) {
      for (String place : new String[] {".k", ".b"}) {
        look(found, role + place, paths, false);
      }
    }
    look(found, "all", paths, false);
    look(found, "nhan", paths, true);
    return found;
  }

  private void look(List<String> found, String login, List<String> paths, boolean named) {
    Visitor visitor = in(login);
    int texts = 0;
    for (String path : paths) {
      String body = visitor.get(path).body();
      if (body.contains(TEXT)) {
        texts++;
        if (!named) {
          found.add(login + " reads it at " + path);
        }
        if (body.contains("Zqhòa") || body.contains("zqlogin") || body.contains("ZQHOA")) {
          found.add(login + " reads the sender beside it at " + path);
        }
      }
    }
    if (named) {
      assertThat(texts).as("the receiver reads it").isPositive();
    }
  }

  /** Every page, export and answer of the API that is read; places in braces get numbers. */
  private List<String> paths(long id) {
    Set<String> paths = new HashSet<>();
    Map<String, String> places = places();
    mapping
        .getHandlerMethods()
        .forEach((info, method) -> {
          if (!info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
            return;
          }
          for (String pattern : info.getPatternValues()) {
            String path =
                pattern
                    .replaceAll("\\{quarter:[^/]*", "2026-Q3")
                    .replaceAll(BRACES, Long.toString(id));
            paths.add(path);
            paths.add(path + "?q=Zqxkin&state=all&unit=3");
            places.forEach((begin, place) -> {
              if (pattern.startsWith(begin)) {
                paths.add(pattern.replaceFirst(BRACES, place));
              }
            });
          }
        });
    paths.removeIf(it -> it.contains("{") || it.startsWith("/sign-out"));
    return List.copyOf(paths);
  }

  /** What stands around the concern: its unit, sender, task, named file, file and request. */
  private Map<String, String> places() {
    Map<String, String> places = new HashMap<>();
    String task = Long.toString(number("select max(id) from tasks"));
    places.put("/tasks/{id", task);
    places.put("/api/v1/tasks/{id", task);
    places.put("/tasks/subjects/{id", Long.toString(number("select max(id) from task_subjects")));
    places.put("/named-files/{id", Long.toString(number("select min(id) from named_files")));
    places.put("/concerns/files/{file", Long.toString(number("select max(id) from concern_files")));
    places.put("/notices/{id", Long.toString(number("select max(id) from notices")));
    places.put("/jobs/{id", Long.toString(number("select coalesce(max(id), 0) from jobs")));
    places.put("/access/{account", Long.toString(ACCOUNT));
    places.put("/api/v1/people/{code", "ZQHOA");
    places.put("/api/v1/units/{code", "X1");
    for (String begin : new String[] {"/people/{id", "/care/people/{id"}) {
      places.put(begin, Long.toString(PERSON));
    }
    for (String begin :
        new String[] {
          "/units/{id",
          "/people/units/{",
          "/talks/units/{",
          "/activities/units/{",
          "/inspections/units/{",
          "/figures/units/{",
          "/rollups/units/{",
          "/scores/units/{",
          "/fees/branches/{",
          "/register/books/{"
        }) {
      places.put(begin, "3");
    }
    return places;
  }

  private Map<String, Set<String>> rows() {
    Map<String, Set<String>> all = new TreeMap<>();
    CurrentRealm.run(
        realm,
        () ->
            jdbc.sql(
                    "select table_name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'")
                .query((row, number) -> row.getString(1))
                .list()
                .forEach(table ->
                    all.put(
                        table,
                        new HashSet<>(
                            jdbc.sql("select to_jsonb(t)::text from " + table + " t")
                                .query((row, number) -> row.getString(1))
                                .list()))));
    assertThat(all).containsKeys("concerns", "audit_log", "idempotency_keys", "tasks", "changes");
    return all;
  }

  private Visitor in(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/concerns/new");
    return visitor;
  }

  private void act(Visitor visitor, String path, Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(fields);
    form.put("key", "k" + ++keys);
    HttpResponse<String> answer = visitor.post(path, form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private HttpResponse<String> byCode(Visitor visitor, String code, String act, String text) {
    HttpResponse<String> answer =
        visitor.post(
            "/concerns/code", Map.of("code", code, "act", act, "text", text, "key", "k" + ++keys));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  /** With a photo that says where and by whom it was taken. */
  private String send(Visitor sender) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Map<String, String> fields = new HashMap<>();
    fields.put("_csrf", sender.token());
    fields.put("key", "9f1f1c0e-7f5b-4f0e-9b3a-0123456789ab");
    fields.put("kind", "feeling");
    fields.put("subject", "work");
    fields.put("openness", "confidential");
    fields.put("text", TEXT);
    fields.put("unit", "X1");
    for (var field : fields.entrySet()) {
      body.write(
          ("--B\r\nContent-Disposition: form-data; name=\""
                  + field.getKey()
                  + "\"\r\n\r\n"
                  + field.getValue()
                  + "\r\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    body.write(
        "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"anh-cua-zq.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8));
    body.write(ConcernFileTest.jpeg(MARK));
    body.write("\r\n--B--\r\n".getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        sender.send(
            HttpRequest.newBuilder(URI.create(sender.base() + "/concerns"))
                .header("Content-Type", "multipart/form-data; boundary=B")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    Matcher code = Pattern.compile("data-code>([0-9a-z-]{19})<").matcher(answer.body());
    assertThat(code.find()).as(answer.body()).isTrue();
    return code.group(1);
  }

  private long number(String sql) {
    long[] number = new long[1];
    CurrentRealm.run(
        realm, () -> number[0] = jdbc.sql(sql).query((row, at) -> row.getLong(1)).single());
    return number[0];
  }
}
