package vn.mach.organisation.notices;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** Who is invited to a meeting gets it by e-mail, with a file for their own calendar. */
@MachTest
@Tag("slow")
class MeetingInvitationMailTest {

  private static final String MEMBER = "dangvien@chibo.example.org";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired NoticeFeed feed;
  @Autowired MailSending sending;
  @LocalServerPort int port;

  private final PostOffice office = new PostOffice();
  private Realm realm;
  private Visitor secretary;
  private int keys;

  @BeforeEach
  void aBranchWithAMemberWhoReadsMail() {
    clock.turnTo(LocalDate.of(2026, 7, 1));
    realm = realms.create();
    Tree.of("X", "X/X1", "X/X1/B1").plant(realms, realm);
    realms.account(realm, "bithu", "secretary", "B1");
    realms.account(realm, "dangvien", "member", "B1");
    realms.account(realm, "quantri", "administrator", null);
    realms.sql(
        realm,
        """
        with made as (insert into people (code, full_name) values ('M1', 'Nguyễn Văn An'), ('M2', 'Trần Thị Bình') returning id)
        insert into memberships (person_id, valid_from, unit_id, status)
          select id, '2020-01-01', (select id from units where code = 'B1'), 'official' from made;
        update accounts set email = 'dangvien@chibo.example.org', person_id = (select id from people where code = 'M1')
          where login = 'dangvien';
        insert into notice_settings select id, '21:00', '06:00', '07:00' from accounts;
        insert into notice_choices select id, 'assigned', 'mail' from accounts where login = 'dangvien'\
        """);
    office.setBy(visitor("quantri"));
    secretary = visitor("bithu");
    secretary.get("/meetings");
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void aMemberGetsTheMeetingForTheCalendarAndTheNewHourAgainUnderTheSameName() throws Exception {
    String path = planned("19:30");
    done(path + "/invite", Map.of());
    feedAndSend();
    String first = calendarOf(office.receivedBy(MEMBER).getFirst());
    assertThat(first).contains("BEGIN:VEVENT", "20260703T123000Z", "Nhà văn hóa tổ 4");
    assertThat(office.receivedBy(MEMBER).getFirst().getSubject()).contains("Sinh hoạt");

    done(path, form("20:00"));
    done(path + "/invite", Map.of());
    feedAndSend();
    List<MimeMessage> mails = office.receivedBy(MEMBER);
    assertThat(mails).as("a new hour is told").hasSize(2);
    String second = calendarOf(mails.getLast());
    assertThat(second).contains("20260703T130000Z");
    assertThat(line(second, "UID:")).as("it replaces the first").isEqualTo(line(first, "UID:"));
    Visitor member = visitor("dangvien");
    assertThat(member.get(path).body()).contains("20:00");
    assertThat(member.get("/calendar?month=2026-07").body()).contains("20:00");
  }

  private static String line(String text, String begin) {
    return text.lines().filter(it -> it.startsWith(begin)).findFirst().orElseThrow();
  }

  private static String calendarOf(MimeMessage message) throws Exception {
    MimeMultipart parts = (MimeMultipart) message.getContent();
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (part.getFileName() != null && part.getFileName().endsWith(".ics")) {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .replace("\r\n ", "");
      }
    }
    throw new AssertionError("no calendar file in " + message.getSubject());
  }

  private String planned(String hour) {
    HttpResponse<String> answer = done("/meetings", form(hour));
    String location = answer.headers().firstValue("location").orElseThrow();
    return location.substring(location.indexOf("/meetings"));
  }

  private static Map<String, String> form(String hour) {
    return Map.of(
        "unit", "B1",
        "kind", "monthly",
        "day", "2026-07-03",
        "startsAt", hour,
        "place", "Nhà văn hóa tổ 4");
  }

  private HttpResponse<String> done(String path, Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(fields);
    form.put("key", "k" + ++keys);
    HttpResponse<String> answer = secretary.post(path, form);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(302);
    return answer;
  }

  private void feedAndSend() {
    CurrentRealm.run(
        realm,
        () -> {
          while (feed.read()) {}
          sending.send((done, steps) -> {});
        });
  }

  private Visitor visitor(String login) {
    return new Visitor(port, realm).signIn(login);
  }
}
