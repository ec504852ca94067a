package vn.mach.voice.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/**
 * A member takes all that is published of 200 random organisations, from pages, files and the API
 * of all quarters together, read before and after later changes, and works out nothing that is
 * hidden.
 */
@MachTest
@Tag("slow")
class YouSaidTest {

  private static final int SMALLEST = 5;
  private static final List<String> SUBJECTS = List.of("work", "study", "life", "local");
  private static final List<String> LEVELS = List.of("bloc", "grassroots_committee", "branch");
  private static final List<String> QUARTERS = List.of("2026-01-01", "2026-04-01");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired JsonMapper json;
  @Autowired YouSaid said;
  @LocalServerPort int port;

  private Realm realm;

  @Test
  void nothingHiddenIsWorkedOutIn200RandomOrganisations() {
    realm = realms.create();
    Tree.of("K", "K/X", "K/X/X1").plant(realms, realm);
    realms.account(realm, "quansat", "member", "X1");
    clock.turnTo(LocalDate.of(2026, 5, 20));
    realms.sql(
        realm,
        """
        insert into concern_targets (measure, level, bound, valid_from, source) values ('in_time', null, 50, '2026-01-01', 'x'),
          ('median_days', 'branch', 12, '2026-01-01', 'x'), ('helped', null, 60, '2026-04-01', 'x')
        """);
    Visitor member = new Visitor(port, realm).signIn("quansat");
    Random random = new Random(2026);
    int hidden = 0;
    for (int i = 0; i < 200; i++) {
      Map<String, Integer> counts = plant(random);
      clock.turnTo(LocalDate.of(2026, 5, 20)); // the first quarter is published
      CurrentRealm.run(realm, () -> said.publishEnded());
      List<String> early = taken(member, List.of("2026-Q1"));
      change(random);
      clock.turnTo(LocalDate.of(2026, 8, 20)); // the second too
      CurrentRealm.run(realm, () -> said.publishEnded());
      List<String> late = taken(member, List.of("2026-Q1", "2026-Q2"));
      assertThat(late.subList(0, early.size())).as("never made anew").isEqualTo(early);
      hidden += attack(published(member), counts, member);
    }
    assertThat(hidden).as("there was something to hide").isGreaterThan(1_000);
  }

  /** How many numbers were hidden; each of them could be anything from 0 to 4. */
  private int attack(JsonNode quarters, Map<String, Integer> counts, Visitor member) {
    int hidden = 0;
    for (JsonNode quarter : quarters) {
      for (JsonNode row : quarter.get("rows")) {
        String subject = row.get("subject").asString();
        List<String> levels = new ArrayList<>();
        row.get("levels").forEach(it -> levels.add(it.asString()));
        int n = levels.size();
        JsonNode received = row.get("received");
        int truth =
            levels.stream()
                .mapToInt(
                    it -> counts.getOrDefault(quarter.get("quarter").asString() + subject + it, 0))
                .sum();
        if (received == null || received.isNull()) {
          hidden += n;
          assertThat(row.get("targets")).as("nothing is compared that is not said").isEmpty();
        } else {
          assertThat(received.asInt()).isEqualTo(truth);
          parts(row, quarter.get("quarter").asString() + subject, levels, counts);
          if (n > 1) {
            hidden += n;
            // what the others take at most and at least leaves each from 0 to 4
            assertThat(Math.max(0, truth - (SMALLEST - 1) * (n - 1))).isZero();
            assertThat(Math.min(SMALLEST - 1, truth)).isEqualTo(SMALLEST - 1);
          } else {
            assertThat(truth).isGreaterThanOrEqualTo(SMALLEST);
          }
        }
      }
    }
    return hidden;
  }

  /**
   * What is said of a part is true and leaves nobody in a group under 5, neither in it nor in what
   * is left of the whole; what is not said could be anything from 0 to 4.
   */
  private static void parts(
      JsonNode row, String group, List<String> levels, Map<String, Integer> counts) {
    int received = row.get("received").asInt();
    int answered = truth(group, levels, " answered", counts);
    int inTime = truth(group, levels, " in time", counts);
    int helped = truth(group, levels, " helped", counts);
    int notHelped = truth(group, levels, " not helped", counts);
    Integer said = number(row.get("answered"));
    assertThat(said).isEqualTo(isLarge(answered, received) ? answered : null);
    assertThat(number(row.get("in_time")))
        .isEqualTo(said != null && isLarge(inTime, answered) ? inTime : null);
    boolean opinions = helped >= SMALLEST && notHelped >= SMALLEST;
    assertThat(number(row.get("helped"))).isEqualTo(opinions ? helped : null);
    assertThat(number(row.get("not_helped"))).isEqualTo(opinions ? notHelped : null);
  }

  private static boolean isLarge(int part, int whole) {
    return part >= SMALLEST && (part == whole || whole - part >= SMALLEST);
  }

  private static int truth(
      String group, List<String> levels, String part, Map<String, Integer> counts) {
    return levels.stream().mapToInt(it -> counts.getOrDefault(group + it + part, 0)).sum();
  }

  private static @Nullable Integer number(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : node.asInt();
  }

  private JsonNode published(Visitor member) {
    return json.readTree(member.get("/api/v1/concerns/published").body()).get("quarters");
  }

  /** Page, file and answer of the API for each quarter; all three say the same. */
  private List<String> taken(Visitor member, List<String> quarters) {
    List<String> taken = new ArrayList<>();
    JsonNode all = published(member);
    for (String quarter : quarters) {
      String page = member.get("/concerns/said?quarter=" + quarter).body();
      String table = page.substring(page.indexOf("<tbody>"), page.indexOf("</tbody>"));
      String sheet = member.get("/concerns/said/" + quarter + "/sheet").body();
      JsonNode answer = null;
      for (JsonNode it : all) {
        answer = it.get("quarter").asString().equals(quarter) ? it : answer;
      }
      assertThat(answer).isNotNull();
      assertThat(table.split("<tr>", -1)).hasSize(answer.get("rows").size() + 1);
      assertThat(sheet.strip().split("\n")).hasSize(answer.get("rows").size() + 1);
      taken.add(table);
      taken.add(sheet);
      taken.add(answer.toString());
    }
    return taken;
  }

  /** Small and large groups, answered or not. */
  private Map<String, Integer> plant(Random random) {
    Map<String, Integer> counts = new HashMap<>();
    StringBuilder sql =
        new StringBuilder(
            """
            delete from concern_published; delete from concern_periods; delete from concern_answers; delete from concern_stations; delete from concerns;
            """);
    int id = 0;
    for (int q = 0; q < QUARTERS.size(); q++) {
      for (String subject : SUBJECTS) {
        for (int level = 0; level < LEVELS.size(); level++) {
          int count = random.nextInt(4) == 0 ? random.nextInt(30) : random.nextInt(5);
          counts.put("2026-Q" + (q + 1) + subject + LEVELS.get(level), count);
          for (int i = 0; i < count; i++) {
            boolean answered = random.nextInt(6) > 0;
            boolean late = random.nextInt(3) == 0;
            String group = "2026-Q" + (q + 1) + subject + LEVELS.get(level);
            if (answered) {
              counts.merge(group + " answered", 1, Integer::sum);
              counts.merge(group + " in time", late ? 0 : 1, Integer::sum);
            }
            Boolean helped = answered ? random.nextBoolean() : null;
            if (helped != null) {
              counts.merge(group + (helped ? " helped" : " not helped"), 1, Integer::sum);
            }
            id++;
            sql.append(
                """
                insert into concerns (id, code_digest, kind, subject, openness, urgent, text, unit_id, sent_on, delivered_on, whole_days, whole_due_on, helped)
                  overriding system value values (%1$d, '\\x%1$08x', 'wish', '%2$s', 'body', false, 'x', 3, '%3$s', '%3$s', 20, '%3$s'::date + 28, %5$s);
                insert into concern_stations (id, concern_id, unit_id, state, from_on, until_on, days, due_on, rule_id)
                  overriding system value values (%1$d, %1$d, %4$d, '%6$s', '%3$s', '%3$s'::date + %7$d, 10, '%3$s'::date + 14, (select min(id) from concern_rules));
                """
                    .formatted(
                        id,
                        subject,
                        LocalDate.parse(QUARTERS.get(q)).plusDays(random.nextInt(80)),
                        level + 1,
                        helped == null ? "null" : helped,
                        answered ? "answered" : "open",
                        late ? 40 : 20));
            if (answered) {
              sql.append(
                  "insert into concern_answers (station_id, text, changed, written_by, written_on, state) values (%d, 'x', 'Việc %d', 0, '2026-03-01', 'given');\n"
                      .formatted(id, id));
            }
          }
        }
      }
    }
    realms.sql(realm, sql.toString());
    return counts;
  }

  /** What happens after a quarter was published. */
  private void change(Random random) {
    realms.sql(
        realm,
        "update concerns set helped = true where sent_on < '2026-04-01' and id % 3 = 0; update concerns set withdrawn_on = '2026-06-01' where sent_on < '2026-04-01' and id % 5 = "
            + random.nextInt(5));
  }
}
