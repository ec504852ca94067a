package vn.mach.documents.adoptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.documents.adoptions.AdoptionFixture.Said;
import vn.mach.documents.adoptions.CoverageSql.Chain;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.documents.directives.DirectiveVersionId;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/**
 * Coverage of random trees with random plans, beside a model in plain Java: a unit's chain holds
 * where it and everybody asked above it has answered, and passing on neither asks nor answers.
 */
@MachTest
class CoverageEqualsAPlainModelTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
  private static final String[] KINDS = {"commune", "grassroots_committee", "branch"};
  private static final int UNITS = 40;
  private static final int CLAUSES = 4;

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired AdoptionFixture fixture;
  @Autowired CoverageSql coverage;
  @Autowired JdbcClient jdbc;

  /** A line as the model knows it. */
  private record Line(int clause, int version, boolean repeated, boolean named) {}

  /** A unit of the model; 0 is the issuer. */
  private static final class Node {
    final int id;
    final int parent;
    final String kind;
    boolean passesOn;
    boolean approved;
    final List<Line> lines = new ArrayList<>();

    Node(int id, int parent, String kind) {
      this.id = id;
      this.parent = parent;
      this.kind = kind;
    }
  }

  private final List<Node> nodes = new ArrayList<>();
  private final String[] classes = new String[CLAUSES + 1];
  private final int[] changedIn = new int[CLAUSES + 1];

  @Test
  void theChainsOfRandomTreesAreThoseOfThePlainModel() {
    clock.turnTo(DAY);
    for (int seed = 1; seed <= 4; seed++) {
      compare(new Random(seed), "seed " + seed);
    }
  }

  private void compare(Random random, String told) {
    Realm realm = realms.create();
    nodes.clear();
    plant(random, realm);
    long directive =
        fixture.directive(realm, "U0", "0" + random.nextInt(1, 9) + "-NQ/TU", "2026-10-05");
    fixture.issue(realm, directive, "2026-10-05", clauses(random, 1));
    // the second version changes some clauses
    fixture.issue(realm, directive, "2026-10-05", clauses(random, 2));
    write(random, realm, directive);
    CurrentRealm.run(
        realm,
        () -> {
          long version = jdbc.sql("select version_id from cascades").query(Long.class).single();
          for (Node at : nodes) {
            List<UnitId> groups =
                nodes.stream()
                    .filter(it -> it == at || it.parent == at.id && it.id > 0)
                    .map(it -> new UnitId(it.id + 1))
                    .toList();
            Map<UnitId, Map<Integer, Chain>> found =
                coverage.chains(
                    new DirectiveId(directive),
                    new DirectiveVersionId(version),
                    new UnitId(at.id + 1),
                    groups,
                    DAY);
            for (UnitId group : groups) {
              for (int clause = 1; clause <= CLAUSES; clause++) {
                assertThat(found.getOrDefault(group, Map.of()).getOrDefault(clause, Chain.NONE))
                    .as("%s, clause %s below unit %s, read at %s", told, clause, group, at.id)
                    .isEqualTo(plain(clause, (int) group.value() - 1));
              }
            }
          }
        });
  }

  private void plant(Random random, Realm realm) {
    nodes.add(new Node(0, -1, "province"));
    StringBuilder sql =
        new StringBuilder("insert into units (id, code) values (1, 'U0');\n")
            .append(
                "insert into unit_versions (unit_id, valid_from, name, kind) values (1,"
                    + " '2020-01-01', 'U0', 'province');\n");
    for (int i = 1; i < UNITS; i++) {
      Node node = new Node(i, random.nextInt(Math.max(1, i / 2)), KINDS[random.nextInt(3)]);
      nodes.add(node);
      sql.append(
          """
          insert into units (id, code) values (%1$s, 'U%2$s');
          insert into unit_versions (unit_id, valid_from, parent_id, name, kind) values (%1$s, '2020-01-01', %3$s, 'U%2$s', '%4$s');
          """
              .formatted(i + 1, i, node.parent + 1, node.kind));
    }
    realms.sql(realm, sql + "call rebuild_unit_closure();");
    for (int clause = 1; clause <= CLAUSES; clause++) {
      classes[clause] =
          clause == 1 ? "" : KINDS[random.nextInt(3)] + "," + KINDS[random.nextInt(3)];
      changedIn[clause] = 1;
    }
  }

  private List<Said> clauses(Random random, int version) {
    return IntStream.rangeClosed(1, CLAUSES)
        .mapToObj(clause -> {
          if (version == 2 && random.nextBoolean()) {
            changedIn[clause] = 2;
          }
          return new Said(
              clause, "Điểm " + clause, "plan_line", classes[clause], changedIn[clause]);
        })
        .toList();
  }

  private void write(Random random, Realm realm, long directive) {
    StringBuilder sql = new StringBuilder();
    for (Node node : nodes.subList(1, nodes.size())) {
      node.passesOn = random.nextInt(8) == 0;
      node.approved = random.nextInt(5) > 0;
      if (node.passesOn) {
        sql.append(
            "update adoptions set status = 'passed_on' where unit_id = %s;\n"
                .formatted(node.id + 1));
      }
      sql.append(
          "insert into plans (id, directive_id, unit_id, title, status) values (%s, %s, %s, 'K', '%s');\n"
              .formatted(node.id, directive, node.id + 1, node.approved ? "approved" : "returned"));
      for (int clause = 1; clause <= CLAUSES; clause++) {
        for (int n = random.nextInt(12) == 0 ? 0 : random.nextInt(1, 3); n > 0; n--) {
          Line line =
              new Line(
                  clause,
                  random.nextInt(6) == 0 ? 1 : 2,
                  random.nextInt(6) == 0,
                  random.nextInt(6) > 0);
          int id = node.id * 1000 + node.lines.size();
          node.lines.add(line);
          sql.append(
              """
              insert into plan_lines (id, plan_id, position, text, post, due_on) values (%1$s, %2$s, %3$s, 'V', %4$s, '2026-12-01');
              insert into plan_line_clauses (line_id, clause_key, plan_id, directive_id, unit_id, version_number, repeated)
              values (%1$s, %5$s, %2$s, %6$s, %7$s, %8$s, %9$s);
              """
                  .formatted(
                      id,
                      node.id,
                      node.lines.size(),
                      line.named ? "'secretary'" : "null",
                      clause,
                      directive,
                      node.id + 1,
                      line.version,
                      line.repeated));
        }
      }
    }
    realms.sql(realm, sql.toString());
  }

  private Chain plain(int clause, int group) {
    Map<Node, Boolean> asked = new HashMap<>();
    nodes.stream()
        .filter(it -> it.id > 0 && !it.passesOn && asks(clause, it))
        .forEach(it -> asked.put(it, answers(clause, it)));
    List<Node> in = asked.keySet().stream().filter(it -> under(it, group)).toList();
    return new Chain(
        in.size(),
        in.stream().filter(it -> Objects.requireNonNull(asked.get(it))).count(),
        in.stream().filter(it -> holds(it, asked)).count());
  }

  private boolean asks(int clause, Node node) {
    return classes[clause].isEmpty() || List.of(classes[clause].split(",")).contains(node.kind);
  }

  private boolean answers(int clause, Node node) {
    return node.approved
        && node.lines.stream()
            .anyMatch(it ->
                it.clause == clause && it.version >= changedIn[clause] && !it.repeated && it.named);
  }

  private boolean under(Node node, int group) {
    for (Node up = node; ; up = nodes.get(up.parent)) {
      if (up.id == group) {
        return true;
      }
      if (up.parent < 0) {
        return false;
      }
    }
  }

  private boolean holds(Node node, Map<Node, Boolean> asked) {
    for (Node up = node; ; up = nodes.get(up.parent)) {
      if (!asked.getOrDefault(up, true)) {
        return false;
      }
      if (up.parent < 0) {
        return true;
      }
    }
  }
}
