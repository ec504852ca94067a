package vn.mach.branch.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.jobs.TestJobs;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/**
 * A bloc K with a committee A, two branches A1 and A2 under it, and six members. Accounts: van (the
 * office of K), bithu (secretary of A1, person 1), and d2 to d6 for the members.
 */
@Lazy
@Component
class StudyFixture {

  static final LocalDate DAY = LocalDate.of(2026, 7, 15);
  private static final Pattern OPTION = Pattern.compile("/answers/(\\d+)\"");

  private final JdbcClient jdbc;
  private final TestRealms realms;
  private final TestJobs jobs;
  private int keys;

  StudyFixture(JdbcClient jdbc, TestRealms realms, TestJobs jobs) {
    this.jdbc = jdbc;
    this.realms = realms;
    this.jobs = jobs;
  }

  Realm realm() {
    Realm realm = realms.create();
    Tree.of("K", "K/A", "K/A/A1", "K/A/A2").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name, birth_date) values (1, 'D1', 'Nguyễn Thị Hòa', '1980-01-01'),
          (2, 'D2', 'Trần Văn Đức', '1985-01-01'), (3, 'D3', 'Lê Quang Ánh', '1940-01-01'), (4, 'D4', 'Phạm Thị Mai', '1990-01-01'),
          (5, 'D5', 'Võ Văn Tâm', '1979-01-01'), (6, 'D6', 'Đỗ Thị Lan', '1988-01-01');
        insert into memberships (person_id, valid_from, unit_id, status) values
          (1, '2020-01-01', 3, 'official'), (2, '2020-01-01', 3, 'official'), (3, '2020-01-01', 3, 'official'),
          (4, '2020-01-01', 4, 'official'), (5, '2020-01-01', 4, 'probationary'), (6, '2020-01-01', 2, 'official');
        insert into posts (person_id, unit_id, post, valid_from) values (1, 3, 'secretary', '2020-01-01');
        insert into activity_kinds (code, name_vi, name_en, attendance) values ('quan-triet', 'Hội nghị quán triệt', 'Study conference', 'optional')\
        """);
    realms.account(realm, "van", "office", "K");
    realms.account(realm, "khac", "secretary", "A2");
    account(realm, "bithu", "secretary", "A1", 1);
    account(realm, "d2", "member", "A1", 2);
    account(realm, "d3", "member", "A1", 3);
    account(realm, "d4", "member", "A2", 4);
    account(realm, "d5", "member", "A2", 5);
    account(realm, "d6", "member", "A", 6);
    return realm;
  }

  private void account(Realm realm, String login, String role, String unit, long person) {
    long id = realms.account(realm, login, role, unit);
    realms.sql(realm, "update accounts set person_id = " + person + " where id = " + id);
  }

  Map<String, String> form(String... pairs) {
    Map<String, String> form = new HashMap<>();
    form.put("key", "k" + ++keys);
    for (int i = 0; i < pairs.length; i += 2) {
      form.put(pairs[i], pairs[i + 1]);
    }
    return form;
  }

  /** Sends a form that must be done; answers the path to which it leads. */
  String done(Visitor visitor, String path, String... pairs) {
    HttpResponse<String> answer = visitor.post(path, form(pairs));
    assertThat(answer.statusCode()).as(path + " " + alerts(answer.body())).isEqualTo(302);
    String location = answer.headers().firstValue("location").orElseThrow();
    return location.substring(location.indexOf("/study"));
  }

  static String alerts(String body) {
    List<String> said = new ArrayList<>();
    Matcher found =
        Pattern.compile("(?s)(?:alert-danger|invalid-feedback|text-danger)[^>]*>(.{0,300})")
            .matcher(body);
    while (found.find()) {
      said.add(found.group(1).strip());
    }
    return said.toString();
  }

  /** A campaign of K from 1 July to 31 August; its path. Everybody is due. */
  String campaign(Visitor office, String... more) {
    Map<String, String> typed =
        form(
            "unit",
            "K",
            "title",
            "Quán triệt Nghị quyết",
            "startsOn",
            "2026-07-01",
            "endsOn",
            "2026-08-31",
            "official",
            "yes",
            "probationary",
            "yes",
            "essayPass",
            "50");
    for (int i = 0; i < more.length; i += 2) {
      typed.put(more[i], more[i + 1]);
    }
    HttpResponse<String> answer = office.post("/study", typed);
    assertThat(answer.statusCode()).as(alerts(answer.body())).isEqualTo(302);
    String location = answer.headers().firstValue("location").orElseThrow();
    return location.substring(location.indexOf("/study"));
  }

  /** Opens it and waits until everybody was asked. */
  void open(Realm realm, Visitor office, String campaign) {
    done(office, campaign + "/open");
    jobs.await(realm, "study:" + campaign.substring("/study/".length()));
  }

  /** Three questions whose second option is right, and a test of them; its path. */
  String test(Visitor office, String campaign, String... more) {
    for (int i = 1; i <= 3; i++) {
      done(
          office,
          "/study/questions",
          "unit",
          "K",
          "text",
          "Câu hỏi " + i,
          "options",
          "Sai thứ nhất\nĐúng bí mật\nSai thứ ba",
          "right",
          "2",
          "topic",
          "NQ");
    }
    Map<String, String> typed =
        form(
            "title",
            "Kiểm tra",
            "opensOn",
            "2026-07-01",
            "closesOn",
            "2026-07-20",
            "questions",
            "3",
            "minutes",
            "10",
            "passPercent",
            "60",
            "mostAttempts",
            "2",
            "topic",
            "NQ");
    for (int i = 0; i < more.length; i += 2) {
      typed.put(more[i], more[i + 1]);
    }
    HttpResponse<String> answer = office.post(campaign + "/tests", typed);
    assertThat(answer.statusCode()).as(alerts(answer.body())).isEqualTo(302);
    String location = answer.headers().firstValue("location").orElseThrow();
    return location.substring(location.indexOf("/study")).replace("/results", "");
  }

  /** The numbers of the questions of an attempt's page. */
  static List<String> questions(String page) {
    List<String> found = new ArrayList<>();
    Matcher matcher = OPTION.matcher(page);
    while (matcher.find()) {
      if (!found.contains(matcher.group(1))) {
        found.add(matcher.group(1));
      }
    }
    return found;
  }

  /** Takes a test and sends it with so many right answers; the attempt's path. */
  String take(Visitor member, String test, int right, String... more) {
    member.get(test);
    String attempt = done(member, test + "/begin");
    int n = 0;
    for (String question : questions(member.get(attempt).body())) {
      done(member, attempt + "/answers/" + question, "option", n++ < right ? "2" : "1");
    }
    done(member, attempt + "/end", more);
    return attempt;
  }

  long number(Realm realm, String sql) {
    long[] value = new long[1];
    CurrentRealm.run(realm, () -> value[0] = jdbc.sql(sql).query(Long.class).single());
    return value[0];
  }

  String text(Realm realm, String sql) {
    String[] value = new String[1];
    CurrentRealm.run(realm, () -> value[0] = jdbc.sql(sql).query(String.class).single());
    return value[0];
  }
}
