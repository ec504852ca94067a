package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.jobs.JobType;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.organisation.access.MatrixWorld.Place;
import vn.mach.testing.MachTest;
import vn.mach.testing.MatrixSample;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/**
 * A command on a thing that is not one's own changes nothing at all: every command of the access
 * matrix is sent by every role to things above, beside and in another realm, and by roles that may
 * not carry it out also at their own place; a digest of all tables is the same before and after.
 */
@MachTest
@Tag("slow")
class ForeignCommandsTest {

  /** What any request may write: who looked at what, and when a session was last used. */
  private static final Set<String> NOT_COMPARED = Set.of("access_log", "spring_session");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired List<MatrixSample> samples;
  @Autowired List<JobType> jobTypes;
  @LocalServerPort int port;

  private MatrixWorld world;
  private final Map<Role, Long> accounts = new TreeMap<>();
  private final Map<Role, Visitor> visitors = new TreeMap<>();

  @BeforeEach
  void aTreeWithEveryRole() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    world = new MatrixWorld(realms, jdbc, samples);
    for (Role role : Role.values()) {
      accounts.put(role, world.account(realms, role.code(), role.code(), Place.OWN.code()));
      Visitor visitor = new Visitor(port, world.realm).signIn(role.code());
      visitor.get(
          "/access/me"); // a token of the session: with an older one each command is refused
      visitors.put(role, visitor);
    }
  }

  @Test
  void noCommandOnForeignThingsChangesAnything() throws Exception {
    List<String> problems = new ArrayList<>();
    int sent = 0;
    int forbidden = 0;
    for (MatrixRow row : MatrixRow.read(Path.of("src/test/resources/access-matrix"))) {
      if (!row.method().equals("POST")
          || row.pattern().startsWith("/api/")
          || !Set.of("unit", "flows", "own", "below", "realm").contains(row.place())) {
        continue;
      }
      List<Sent> requests = new ArrayList<>();
      for (Role role : Role.values()) {
        for (Place place : Place.values()) {
          if (foreign(row, role, place)) {
            Map<String, String> things = world.things(row, place, accounts.get(role));
            requests.add(new Sent(role, place, row.address(things)));
          }
        }
      }
      String before = digest();
      for (Sent request : requests) {
        sent++;
        int status = send(request);
        forbidden += status == 403 ? 1 : 0;
        if (status != 403 && status != 404) {
          problems.add(row.route() + " as " + request + ": " + status);
        }
      }
      Set<String> changed = changed(before, digest());
      if (!changed.isEmpty()) {
        problems.add(row.route() + " changed " + changed);
      }
    }
    System.out.println("commands on foreign things: " + sent + ", forbidden " + forbidden);
    assertThat(sent).isGreaterThan(500);
    assertThat(forbidden)
        .as("else the door refuses all, whatever lies behind it")
        .isLessThan(sent / 20);
    assertThat(problems).isEmpty();
  }

  /** The digest bites: a change of one cell is seen. */
  @Test
  void aChangeOfOneCellIsSeen() throws Exception {
    String before = digest();
    CurrentRealm.run(
        world.realm, () -> jdbc.sql("update units set code = 'Q/X' where id = 13").update());
    assertThat(digest()).isNotEqualTo(before);
  }

  private record Sent(Role role, Place place, String address) {}

  private static boolean foreign(MatrixRow row, Role role, Place place) {
    boolean may = row.allowed().contains(role.code());
    return switch (place) {
      case ABOVE -> !may || !row.place().equals("flows");
      case BESIDE, OTHER_REALM -> true;
      case OWN -> !may || row.place().equals("realm") || row.place().equals("below");
      case BELOW -> !may || row.place().equals("realm") || row.place().equals("own");
    };
  }

  private int send(Sent request) {
    int query = request.address.indexOf('?');
    Map<String, String> form = new LinkedHashMap<>();
    if (query >= 0) {
      for (String field : request.address.substring(query + 1).split("&")) {
        String[] parts = field.split("=", 2);
        form.put(
            parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    form.computeIfPresent("key", (name, key) -> key + System.nanoTime());
    String path = query < 0 ? request.address : request.address.substring(0, query);
    return visitors.get(request.role).post(path, form).statusCode();
  }

  private static Set<String> changed(String before, String after) {
    Set<String> changed = new TreeSet<>(after.lines().toList());
    before.lines().toList().forEach(changed::remove);
    return changed;
  }

  private String digest() throws Exception {
    return digest(world.realm) + digest(world.other);
  }

  /** Jobs that may begin at any moment, whoever asks for what. */
  private String[] begunByThemselves() {
    return jobTypes.stream()
        .filter(type -> type.times().isPresent())
        .map(JobType::about)
        .toArray(String[]::new);
  }

  /** Of all rows of all tables of a realm, whatever their order. */
  private String digest(Realm realm) throws Exception {
    return CurrentRealm.in(
        realm,
        () -> {
          StringBuilder all = new StringBuilder();
          for (String table :
              jdbc.sql(
                      "select table_name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1")
                  .query(String.class)
                  .list()) {
            if (!NOT_COMPARED.contains(table)) {
              all.append(table)
                  .append(' ')
                  .append(
                      jdbc.sql(
                              "select coalesce(sum(hashtextextended(t::text, 0)), 0)::text from \""
                                  + table
                                  + "\" t"
                                  + (table.equals("jobs") ? " where about <> all(:own)" : ""))
                          .param("own", begunByThemselves())
                          .query(String.class)
                          .single())
                  .append('\n');
            }
          }
          return all.toString();
        });
  }
}
