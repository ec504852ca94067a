package vn.mach.base.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class CalendarTest {

  private static final Pattern ADDRESS = Pattern.compile(">/r/\\w+/calendar/feed/(\\S+?)\\.ics<");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void aBranchWithATaskAndAMeeting() {
    clock.turnTo(LocalDate.of(2026, 4, 24));
    realm = realms.create();
    Tree.of("X", "X/X1", "X/X2").plant(realms, realm);
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "mot", "secretary", "X1");
    realms.account(realm, "hai", "secretary", "X2");
    task(2, "2026-05-04", "Nộp báo cáo quý; gấp, rõ");
    task(3, "2026-05-05", "Việc của nơi khác");
    activity(2, "2026-04-20", "confirmed", "Sinh hoạt thường kỳ");
    activity(2, "2026-04-21", "withdrawn", "Họp đã thu hồi");
    activity(3, "2026-04-22", "confirmed", "Họp của nơi khác");
  }

  @Test
  void aMonthShowsTasksActivitiesAndHolidaysOfTheReaderAlone() {
    Visitor one = visitor("mot");
    String april = one.get("/calendar?on=2026-04-24").body();
    assertThat(april)
        .contains("Lịch tháng 04/2026", "Sinh hoạt thường kỳ", "Ngày Chiến thắng")
        .doesNotContain("Việc của nơi khác", "Họp của nơi khác", "Họp đã thu hồi");
    assertThat(one.get("/calendar?on=2026-05-01").body()).contains("Nộp báo cáo quý");
    assertThat(one.get("/calendar?view=week&on=2026-05-04").body())
        .contains("Lịch từ 04/05/2026 đến 10/05/2026", "Nộp báo cáo quý", "Đơn vị X1");
    assertThat(one.get("/calendar?view=list").body())
        .contains("Nộp báo cáo quý")
        .doesNotContain("Sinh hoạt thường kỳ");
    assertThat(visitor("xa").get("/calendar?on=2026-04-24").body())
        .as("what units below do is their matter")
        .doesNotContain("Sinh hoạt thường kỳ", "Nộp báo cáo quý");
    assertThat(one.get("/calendar?on=2026-04-24&lang=en").body()).contains("Calendar for 04/2026");
    assertThat(one.get("/calendar?view=x&on=+99999-01-01").statusCode()).isEqualTo(200);
  }

  @Test
  void anotherProgramReadsTheCalendarUnderASecretAddress() throws Exception {
    String token = token(visitor("mot"));
    HttpResponse<String> answer = read(token);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/calendar");
    assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
    assertThat(answer.headers().allValues("set-cookie")).as("no cookies").isEmpty();

    Calendar calendar = new CalendarBuilder().build(new StringReader(answer.body()));
    List<VEvent> events = calendar.getComponents("VEVENT");
    assertThat(events)
        .extracting(it -> it.getSummary().getValue())
        .containsExactly("Sinh hoạt thường kỳ", "Nộp báo cáo quý; gấp, rõ");
    assertThat(answer.body())
        .contains("DTSTART;VALUE=DATE:20260504", "TRANSP:TRANSPARENT", "VERSION:2.0")
        .doesNotContain("Việc của nơi khác");
    assertThat(calendar.validate().getEntries()).as(answer.body()).isEmpty();
    assertThat(events)
        .as("the same entry has the same name for ever")
        .extracting(it -> it.getUid().orElseThrow().getValue())
        .isEqualTo(
            new CalendarBuilder()
                    .build(new StringReader(read(token).body()))
                    .<VEvent>getComponents("VEVENT")
                    .stream()
                    .map(it -> it.getUid().orElseThrow().getValue())
                    .toList());
  }

  @Test
  void theAddressOpensNothingElseAndEndsWhenItIsWithdrawn() {
    Visitor one = visitor("mot");
    one.get("/access/me");
    HttpResponse<String> without =
        one.post("/access/me/calendar", Map.of("key", "k", "present", "khong phai"));
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).doesNotContain(".ics");
    String token = token(one);
    assertThat(one.get("/access/me").body()).doesNotContain(token);
    assertThat(get("/api/v1/me", token).statusCode()).as("no token of the API").isEqualTo(401);
    assertThat(one.get("/calendar/feed/khong.ics").statusCode())
        .as("a session is no address")
        .isEqualTo(404);
    String other = token(one);
    assertThat(read(token).statusCode()).as("another one was made").isEqualTo(404);
    assertThat(read(other).statusCode()).isEqualTo(200);
    one.post("/access/me/calendar/withdraw", Map.of());
    assertThat(read(other).statusCode()).isEqualTo(404);
    String last = token(one);
    realms.sql(realm, "update accounts set closed_at = now() where login = 'mot'");
    assertThat(read(last).statusCode()).isEqualTo(404);
  }

  @Test
  void whoReadsTooOftenOrGuessesIsToldToWaitAndNothingIsLogged() {
    String token = token(visitor("mot"));
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    try {
      for (int i = 0; i < 60; i++) {
        assertThat(read(token).statusCode()).isEqualTo(200);
      }
      HttpResponse<String> late = read(token);
      assertThat(late.statusCode()).isEqualTo(429);
      assertThat(late.headers().firstValue("retry-after")).isPresent();
      for (int i = 0; i < 30; i++) {
        assertThat(read("sai" + i).statusCode()).isEqualTo(404);
      }
      assertThat(read("sai").statusCode()).isEqualTo(429);
      String second = token(visitor("hai"));
      assertThat(read(second).statusCode()).as("from the same network").isEqualTo(200);
    } finally {
      root.detachAppender(log);
    }
    assertThat(log.list).noneMatch(it -> it.getFormattedMessage().contains(token));
  }

  @Test
  void aProgramReadsDaysWithTheirEntriesAndDaysOff() {
    realms.sql(
        realm,
        "insert into api_tokens (account_id, name, digest, made_at, expires_at) select id, 'x', sha256('mach_mot'), now(), 'infinity' from accounts where login = 'mot'");
    String answer = get("/api/v1/calendar?from=2026-05-01&to=2026-05-05", "mach_mot").body();
    assertThat(answer)
        .contains("\"title\":\"Nộp báo cáo quý; gấp, rõ\"", "\"day\":\"2026-05-04\"")
        .contains("\"days_off\":[\"2026-05-01\",\"2026-05-02\",\"2026-05-03\"]");
    assertThat(get("/api/v1/calendar?from=2026-05-01&to=2028-05-05", "mach_mot").statusCode())
        .isEqualTo(422);
    assertThat(get("/api/v1/calendar?from=%2B999999999-12-31", "mach_mot").statusCode())
        .isEqualTo(422);
  }

  private void task(long unit, String due, String title) {
    realms.sql(
        realm,
        """
        with s as (
          insert into task_subjects (kind, module, subject_id, title, link, giver_id, assigned_on, created_by, created_at)
          values ('order', 'tasks', %1$d, '%3$s', '/tasks', 1, '2026-04-20', 0, now()) returning id
        )
        insert into tasks (subject_id, kind, assigned_unit_id, unit_id, assigned_on, due_on, since, created_at)
        select id, 'order', %1$d, %1$d, '2026-04-20', '%2$s', '2026-04-20', now() from s
        """
            .formatted(unit, due, title));
  }

  private void activity(long unit, String day, String status, String title) {
    realms.sql(
        realm,
        """
        insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at, confirmed_at)
        select 'R-%s', %d, (select min(code) from activity_kinds where code not in (select kind from activity_kinds_naming)), '%s', '%s', '%s', 0, now(), now()
        """
            .formatted(day, unit, title, day, status));
  }

  private Visitor visitor(String login) {
    return new Visitor(port, realm).signIn(login);
  }

  private static String token(Visitor visitor) {
    visitor.get("/access/me");
    Matcher address =
        ADDRESS.matcher(
            visitor
                .post(
                    "/access/me/calendar",
                    Map.of("key", "k" + System.nanoTime(), "present", TestRealms.PASSWORD))
                .body());
    assertThat(address.find()).isTrue();
    return address.group(1);
  }

  private HttpResponse<String> read(String token) {
    return get("/calendar/feed/" + token + ".ics", "");
  }

  private HttpResponse<String> get(String path, String bearer) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + realm.prefix() + path));
    if (!bearer.isEmpty()) {
      request.header("Authorization", "Bearer " + bearer);
    }
    try {
      return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
