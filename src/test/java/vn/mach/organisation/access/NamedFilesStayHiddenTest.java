package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.organisation.access.MatrixWorld.Place;
import vn.mach.testing.MachTest;
import vn.mach.testing.MatrixSample;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/**
 * The words of a file for named eyes are on no page and in no answer of the application for anybody
 * who is not named in it: every GET route of the access matrix is asked by every role, at the unit
 * of the file, above it and beside it, and over the whole realm; and the file's own addresses,
 * searches, tasks and papers by their numbers.
 */
@MachTest
@Tag("slow")
class NamedFilesStayHiddenTest {

  /** What stands in the file and nowhere else. */
  private static final List<String> WORDS =
      List.of("Zkinnoidung", "Zkinthamtra", "Zkinketluan", "Zkintraodoi", "Zkingiayto", "Zkintep");

  /** Kinds of task about files: nobody but their owners sees one; they stand on pages of kinds. */
  private static final List<String> TASKS =
      List.of("Việc kiểm tra, giám sát phụ trách", "Báo cáo tự kiểm tra", "Khắc phục sau kiểm tra");

  private static final Set<String> PAGES_OF_KINDS =
      Set.of(
          "/tasks/kinds",
          "/tasks/kinds/{code}",
          "/notices/settings",
          "/settings",
          "/inspections/rules",
          "/inspections/rules/new");

  /** Routes that answer without an end. */
  private static final Set<String> STREAMS = Set.of("/rollups/units/{id}/live");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired List<MatrixSample> samples;
  @Autowired Files files;
  @LocalServerPort int port;

  /** Somebody who is named nowhere. */
  private record Asker(String login, long account, Visitor visitor) {}

  private MatrixWorld world;
  private String file;
  private final List<String> own = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int keys;
  private int asked;

  @Test
  void nobodyReadsAWordOfAFileThroughAnyRoute() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    world = new MatrixWorld(realms, jdbc, samples);
    plant();
    for (Asker asker : askers()) {
      for (MatrixRow row : MatrixRow.read(Path.of("src/test/resources/access-matrix"))) {
        if (row.method().equals("GET") && !STREAMS.contains(row.pattern())) {
          look(asker, row.pattern(), row.address(world.things(row, Place.OWN, asker.account)));
        }
      }
      for (String address : own) {
        assertThat(look(asker, address, address))
            .as("%s as %s", address, asker.login)
            .isIn(403, 404);
      }
      for (String word : WORDS) {
        look(asker, "search", "/search?q=" + word);
        look(asker, "search", "/search/suggestions?q=" + word);
        look(asker, "activities", "/activities?q=" + word);
        look(asker, "audit", "/access/audit?action=" + word);
      }
      look(asker, "audit", "/access/audit?who=giuhoso");
    }
    assertThat(problems).isEmpty();
    assertThat(asked).as("answers that were looked through").isGreaterThan(2_000);
  }

  private void plant() {
    account("giuhoso", "secretary", "Q/11");
    account("duockiemtra", "member", "Q/11");
    CurrentRealm.run(
        world.realm,
        () -> {
          jdbc.sql(
                  """
                  insert into people (id, code, full_name) values (70001, 'ZK1', 'Đảng viên Kín'), (70002, 'ZK2', 'Bí thư Kín')
                  """)
              .update();
          jdbc.sql(
                  "insert into memberships (person_id, valid_from, unit_id, status) select id, '2020-01-01', 11, 'official' from people where id > 70000")
              .update();
          jdbc.sql("update accounts set person_id = 70002 where login = 'giuhoso'").update();
          jdbc.sql("update accounts set person_id = 70001 where login = 'duockiemtra'").update();
        });
    Visitor keeper = signedIn("giuhoso");
    HttpResponse<String> opened =
        post(
            keeper,
            "/inspections",
            Map.of(
                "unit",
                "Q/11",
                "kind",
                "compliance",
                "person",
                "ZK1",
                "content",
                WORDS.get(0),
                "dueOn",
                "2026-07-16"));
    String location =
        opened
            .headers()
            .firstValue("location")
            .orElseThrow(() -> new AssertionError(opened.body()));
    file = location.substring(location.indexOf("/inspections"));
    step(keeper, "announce", WORDS.get(4));
    step(keeper, "check", WORDS.get(1));
    step(keeper, "conclude", WORDS.get(2));
    step(keeper, "order_remedy", WORDS.get(2));
    post(keeper, file + "/messages", Map.of("message", WORDS.get(3)));
    attach();
    String shown = keeper.get(file).body();
    assertThat(shown).as("its keeper reads it").contains(WORDS.get(0), WORDS.get(1), WORDS.get(5));
    assertThat(keeper.get("/tasks").body()).contains(TASKS.get(0));
    assertThat(signedIn("duockiemtra").get("/tasks").body()).contains(TASKS.get(2));
    long id = number("select max(id) from inspections");
    own.add(file);
    own.add("/files/inspections/" + id);
    own.add("/files/" + number("select max(id) from attachments where module = 'inspections'"));
    own.add(
        "/named-files/"
            + number(
                "select id from named_files where module = 'inspections' and subject = " + id));
    own.add(
        "/named-files/people/"
            + number(
                "select max(p.id) from named_file_people p join named_files f on f.id = p.file_id where f.module = 'inspections'"));
    own.add("/api/v1/inspections/" + id);
    CurrentRealm.run(
        world.realm,
        () ->
            jdbc.sql("select id, subject_id from tasks where kind like 'inspection%'")
                .query((row, at) -> {
                  own.add("/tasks/" + row.getLong("id"));
                  own.add("/api/v1/tasks/" + row.getLong("id"));
                  own.add("/tasks/subjects/" + row.getLong("subject_id"));
                  return at;
                })
                .list());
    assertThat(own).hasSizeGreaterThan(10);
  }

  private void attach() {
    long account = number("select id from accounts where login = 'giuhoso'");
    CurrentRealm.run(
        world.realm,
        () -> {
          Actor keeper = new Actor(account, "giuhoso", null, Map.of(), Set.of(), "page");
          jdbc.sql(
                  """
                  insert into named_file_people (file_id, account_id, keeps, named_at, named_by, reason)
                  select id, ?, true, now(), 0, '' from named_files where module = 'inspections'
                  """)
              .param(account)
              .update();
          Files.Upload upload =
              new Files.Upload(
                  WORDS.get(5) + ".txt",
                  new ByteArrayResource(WORDS.get(4).getBytes(StandardCharsets.UTF_8)));
          long id =
              jdbc.sql("select max(id) from inspections")
                  .query((row, at) -> row.getLong(1))
                  .single();
          assertThat(files.attach(keeper, "paper", "inspections", id, List.of(upload), true))
              .isInstanceOf(Outcome.Done.class);
        });
  }

  private List<Asker> askers() {
    List<Asker> askers = new ArrayList<>();
    for (Role role : Role.values()) {
      askers.add(asker(role.code() + ".own", role.code(), Place.OWN.code()));
      askers.add(asker(role.code() + ".all", role.code(), null));
    }
    askers.add(asker("administrator.beside", "administrator", Place.BESIDE.code()));
    askers.add(asker("office.above", "office", Place.ABOVE.code()));
    return askers;
  }

  private Asker asker(String login, String role, String unit) {
    long account = world.account(realms, login, role, unit);
    return new Asker(login, account, signedIn(login));
  }

  /** Looks through an answer; returns its status. */
  private int look(Asker asker, String what, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(asker.visitor.base() + path.replace(" ", "%20")));
    if (path.startsWith("/api/")) {
      request.header("Authorization", "Bearer mach_" + asker.login);
    }
    HttpResponse<String> answer = asker.visitor.send(request.build());
    asked++;
    // what was searched for stands in the field again
    String body =
        what.equals("search") || what.equals("activities") || what.equals("audit")
            ? answer.body().replaceAll("(value=\"|q=|action=)Z[a-z]+", "")
            : answer.body();
    for (String word : WORDS) {
      if (body.contains(word) && !repeats(what, body, word)) {
        problems.add(what + " as " + asker.login + " has " + word + " (" + path + ")");
      }
    }
    if (!PAGES_OF_KINDS.contains(what)) {
      for (String kind : TASKS) {
        if (body.contains(kind)) {
          problems.add(what + " as " + asker.login + " has a task: " + kind);
        }
      }
    }
    return answer.statusCode();
  }

  /** A page that found nothing says for what it looked. */
  private static boolean repeats(String what, String body, String word) {
    return what.equals("search")
        && body.split(word, -1).length <= 3
        && !body.contains("/inspections/");
  }

  private void step(Visitor keeper, String step, String text) {
    HttpResponse<String> answer =
        post(
            keeper,
            file + "/steps",
            Map.of("step", step, "day", "2026-07-15", "text", text, "dueOn", "2026-07-16"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private void account(String login, String role, String unit) {
    realms.account(world.realm, login, role, unit);
  }

  private Visitor signedIn(String login) {
    Visitor visitor = new Visitor(port, world.realm).signIn(login);
    visitor.get("/named-files"); // the token that forms carry
    return visitor;
  }

  private long number(String sql) {
    long[] number = new long[1];
    CurrentRealm.run(
        world.realm, () -> number[0] = jdbc.sql(sql).query((row, at) -> row.getLong(1)).single());
    return number[0];
  }

  private HttpResponse<String> post(Visitor visitor, String path, Map<String, String> typed) {
    Map<String, String> form = new HashMap<>(typed);
    form.put("key", "k" + ++keys);
    return visitor.post(path, form);
  }
}
