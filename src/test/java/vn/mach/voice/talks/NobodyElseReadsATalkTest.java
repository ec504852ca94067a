package vn.mach.voice.talks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/**
 * Two talk, write, object, confirm and do what they agreed. Afterwards every page, export and
 * answer of the API that each role may open, every table but the talks' own, and the log are
 * searched for what was said.
 */
@MachTest
@Tag("slow")
@ExtendWith(OutputCaptureExtension.class)
class NobodyElseReadsATalkTest {

  private static final String MARK = "Zqnoi";
  private static final Set<String> OWN = Set.of("talks", "talk_points");
  private static final String[] ROLES = {
    "administrator", "office", "secretary", "clerk", "inspector", "member", "observer"
  };

  @Autowired TalkFixture fixture;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @LocalServerPort int port;

  private Realm realm;

  @Test
  void noPageExportTableOrLineOfTheLogHasAWordOfIt(CapturedOutput log) {
    clock.turnTo(TalkFixture.DAY);
    realm = fixture.realm();
    long talk = talked();
    for (String role : ROLES) {
      realms.account(realm, role + ".k", role, "K");
      realms.account(realm, role + ".b", role, "X1");
    }
    realms.account(realm, "all", "administrator", null);
    Set<String> paths = paths(talk);
    assertThat(paths.size()).isGreaterThan(150);

    List<String> found = new ArrayList<>();
    for (String role : ROLES) {
      look(found, role + ".k", paths);
      look(found, role + ".b", paths);
    }
    look(found, "all", paths);
    look(found, "anh", paths);
    look(found, "canh", paths);
    look(found, "xa", paths);
    assertThat(found).isEmpty();
    assertThat(look(new ArrayList<>(), "bithu", paths)).as("the host reads it").isPositive();
    assertThat(look(new ArrayList<>(), "duc", paths)).as("the guest reads it").isPositive();
    assertThat(look(new ArrayList<>(), "long", paths)).as("their own point").isPositive();
    assertThat(tables()).isEmpty();
    assertThat(log.getAll()).doesNotContain(MARK);
  }

  /** What each of the two wrote has the mark. */
  private long talked() {
    Visitor host = in("bithu");
    Visitor guest = in("duc");
    String talk =
        fixture.done(guest, "/talks/ask", Map.of("host", "1-3", "wish", MARK + " xin gặp"));
    fixture.done(host, talk + "/invite", Map.of("day", "2026-07-15", "place", MARK + " quán nước"));
    fixture.done(guest, talk + "/answer", Map.of("answer", "other_day", "text", MARK + " chiều"));
    write(host, talk, 0);
    fixture.done(guest, talk + "/object", Map.of("version", "1", "text", MARK + " chưa đúng"));
    write(host, talk, 1);
    fixture.done(guest, talk + "/confirm", Map.of("version", "2"));
    String point = "/talks/points/" + fixture.number("select max(id) from talk_points");
    fixture.done(in("long"), point, Map.of("text", MARK + " xong"));
    String dropped =
        fixture.done(guest, "/talks/ask", Map.of("host", "5-3", "wish", MARK + " lần nữa"));
    fixture.done(guest, dropped + "/drop", Map.of("reason", MARK + " thôi"));
    return Long.parseLong(talk.substring("/talks/".length()));
  }

  private void write(Visitor host, String talk, int version) {
    fixture.done(
        host,
        talk + "/notes",
        Map.of(
            "heldOn",
            "2026-07-15",
            "notes",
            MARK + " nói chuyện",
            "version",
            Integer.toString(version),
            "nextOn",
            "2026-09-01",
            "text1",
            MARK + " việc một",
            "who1",
            "guest",
            "on1",
            "2026-08-01",
            "text2",
            MARK + " việc hai",
            "other2",
            "D5",
            "on2",
            "2026-08-02"));
  }

  private int look(List<String> found, String login, Set<String> paths) {
    Visitor visitor = in(login);
    int read = 0;
    for (String path : paths) {
      if (visitor.get(path).body().contains(MARK)) {
        // what was searched for stands in the field of the search itself
        if (!path.contains("q=") || visitor.get(path).body().contains(MARK + " ")) {
          read++;
          found.add(login + " reads it at " + path);
        }
      }
    }
    return read;
  }

  private Set<String> paths(long id) {
    Set<String> paths = new HashSet<>();
    mapping
        .getHandlerMethods()
        .forEach((info, method) -> {
          if (!info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
            return;
          }
          for (String pattern : info.getPatternValues()) {
            for (long number = id; number <= id + 1; number++) {
              String path =
                  pattern
                      .replaceAll("\\{quarter:[^/]*", "2026-Q3")
                      .replaceAll(
                          "\\{[a-z A-Z]+(:[^/{}]*(\\{\\d+\\}[^/{}]*)*)?\\}", Long.toString(number));
              paths.add(path);
              paths.add(path + "?q=" + MARK + "&state=all&unit=3");
            }
          }
        });
    paths.removeIf(it -> it.contains("{") || it.startsWith("/sign-out"));
    return paths;
  }

  private List<String> tables() {
    List<String> found = new ArrayList<>();
    Map<String, Long> rows = new TreeMap<>();
    CurrentRealm.run(
        realm,
        () ->
            jdbc.sql(
                    "select table_name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'")
                .query((row, number) -> row.getString(1))
                .list()
                .forEach(table ->
                    rows.put(
                        table,
                        jdbc.sql(
                                "select count(*) from "
                                    + table
                                    + " t where to_jsonb(t)::text like '%"
                                    + MARK
                                    + "%'")
                            .query((row, number) -> row.getLong(1))
                            .single())));
    assertThat(rows).containsKeys("audit_log", "idempotency_keys", "tasks", "changes");
    assertThat(rows.get("talks")).as("the search finds what is there").isPositive();
    rows.forEach((table, count) -> {
      if (count > 0 && !OWN.contains(table)) {
        found.add(table);
      }
    });
    return found;
  }

  private Visitor in(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/talks");
    return visitor;
  }
}
