package vn.mach.evidence.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** A directive before it is issued. */
@MachTest
class RehearsalTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);
  private static final LocalDate FROM = LocalDate.of(2026, 9, 7);
  private static final LocalDate TO = LocalDate.of(2026, 11, 6);

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired RehearsalSql sql;
  @LocalServerPort int port;

  @Test
  void aPageTellsWhoIsRequiredTheHoursTheWeeksAndWhatStandsInTheWay() {
    clock.turnTo(TODAY);
    Realm realm = realms.create();
    realms.sql(
        realm,
        Tree.of("T", "T/G", "T/H")
                .named("T", "Đảng bộ tỉnh", "province")
                .named("G", "Đảng bộ xã Tân Lập", "commune")
                .named("H", "Đảng bộ xã Hòa Bình", "commune")
                .unit("B1", "G", "Chi bộ Một", "branch")
                .unit("B2", "G", "Chi bộ Hai", "branch")
                .unit("B3", "G", "Chi bộ Ba", "branch")
                .unit("B4", "H", "Chi bộ Tư", "branch")
                .committee(true, "B1")
                .committee(false, "B2")
                .sql()
            + """
            insert into people (id, code, full_name) select n, 'D' || n, 'Người ' || n from generate_series(1, 9) n;
            insert into memberships (person_id, valid_from, unit_id, status)
              select n, '2020-01-01', case when n <= 5 then 4 when n <= 7 then 5 else 7 end, 'official' from generate_series(1, 9) n;
            insert into directives (id, symbol, kind, title, issuer_id, issued_on) values
              (1, '10-KH/TU', 'plan', 'Kế hoạch năm', 1, '2026-01-02'), (2, '3-KH/ĐU', 'plan', 'Kế hoạch xã bên', 3, '2026-01-02');
            insert into figures (code, name_vi, name_en, function, activity_kind) values ('sh', 'Sinh hoạt', 'Meetings', 'count', 'branch_meeting');
            insert into targets (id, code, directive_id, title, figure, period_from, period_to) values
              (101, 'SH.1', 1, 'Sinh hoạt chi bộ hằng tháng', 'sh', '2026-01-01', '2026-12-31'),
              (102, 'SH.2', 2, 'Sinh hoạt của xã bên', 'sh', '2026-01-01', '2026-12-31'),
              (103, 'SH.3', 1, 'Sinh hoạt của năm trước', 'sh', '2025-01-01', '2025-12-31');
            insert into target_minimums (target_id, unit_kind, minimum) values (101, 'branch', 9), (102, 'branch', 1), (103, 'branch', 1);
            insert into task_subjects (id, kind, module, subject_id, title, link, assigned_on, created_by, created_at) overriding system value values
              (1, 'order', 'tasks', 1, 'Rà soát hồ sơ đảng viên', '/tasks', '2026-08-01', 0, now()), (2, 'report', 'reports', 2, 'Báo cáo quý III', '/reports', '2026-08-01', 0, now());
            insert into tasks (subject_id, kind, assigned_unit_id, unit_id, assigned_on, due_on, state, since, created_at) values
              (1, 'order', 4, 4, '2026-08-01', '2026-09-09', 'open', '2026-08-01', now()), (1, 'order', 5, 5, '2026-08-01', '2026-09-11', 'open', '2026-08-01', now()),
              (2, 'report', 4, 4, '2026-08-01', '2026-09-10', 'open', '2026-08-01', now()), (1, 'order', 7, 7, '2026-08-01', '2026-09-10', 'open', '2026-08-01', now()),
              (2, 'report', 5, 5, '2026-08-01', '2026-09-10', 'settled', '2026-08-01', now());
            """);
    realms.account(realm, "tanlap", "office", "G");
    realms.account(realm, "chibo", "member", "B1");
    Visitor office = new Visitor(port, realm).signIn("tanlap");
    String asks =
        "unit=G&activity=branch_meeting&from=2026-09-07&to=2026-11-06&kind=branch&committee=&minimum=4&members=3&preparing=4&attending=1,5";
    String page = office.get("/rehearsal?" + asks).body();
    assertThat(page)
        .contains("3 tổ chức với 7 đảng viên; 90 giờ") // 4 × (3 × 4 + 7 × 1,5)
        .contains("Có dưới 3 đảng viên", "Chi bộ Hai", "Chi bộ Ba")
        .contains("Mỗi tháng một kỳ")
        .contains("07/09/2026 – 13/09/2026")
        .contains("Sinh hoạt chi bộ hằng tháng", "Báo cáo quý III")
        .doesNotContain("Rà soát hồ sơ")
        .doesNotContain("Sinh hoạt của xã bên", "Sinh hoạt của năm trước", "Chi bộ Tư");
    assertThat(page)
        .containsPattern(
            "07/09/2026 – 13/09/2026</th>\\s*<td class=\"number\">3</td>\\s*<td class=\"number\">2</td>");
    assertThat(office.get("/rehearsal?" + asks + "&title=Ra+soat+ho+so").body())
        .contains("Rà soát hồ sơ đảng viên");
    assertThat(office.get("/rehearsal?" + asks.replace("committee=", "committee=yes")).body())
        .contains("1 tổ chức với 5 đảng viên", "Có 1 tổ chức khác chưa ghi có chi ủy");
    assertThat(office.get("/rehearsal?" + asks.replace("unit=G", "unit=T")).body())
        .contains("Đồng chí không ban hành được cho tổ chức “")
        .doesNotContain("giờ làm việc");
    assertThat(new Visitor(port, realm).signIn("chibo").get("/rehearsal").statusCode())
        .isEqualTo(404);
  }

  private record Unit(
      int id, int parent, @Nullable Boolean committee, LocalDate from, LocalDate to, int members) {}

  @Test
  void whoIsRequiredAndWhoCannotDoItEqualsAPlainCount() {
    clock.turnTo(TODAY);
    for (long seed = 1; seed <= 5; seed++) {
      Random random = new Random(seed);
      List<Unit> units = new ArrayList<>();
      for (int id = 1; id <= 40; id++) {
        boolean branch = id > 6;
        units.add(
            new Unit(
                id,
                id == 1 ? 0 : branch ? 2 + random.nextInt(5) : 1,
                random.nextInt(4) == 0 ? null : Boolean.valueOf(random.nextBoolean()),
                branch && random.nextInt(6) == 0
                    ? TODAY.plusDays(random.nextInt(20) - 10)
                    : LocalDate.of(2020, 1, 1),
                branch && random.nextInt(6) == 0
                    ? TODAY.plusDays(random.nextInt(90) - 10)
                    : LocalDate.MAX,
                branch ? random.nextInt(6) : 0));
      }
      CurrentRealm.run(
          realms.create(),
          () -> {
            units.forEach(this::plant);
            jdbc.sql("call rebuild_unit_closure()").update();
            for (int under : new int[] {1, 2, 3}) {
              equal(units, under, random);
            }
          });
    }
  }

  private void plant(Unit it) {
    jdbc.sql("insert into units (id, code) values (?, ?)").params(it.id, "U" + it.id).update();
    jdbc.sql(
            "insert into unit_versions (unit_id, valid_from, valid_to, parent_id, name, kind, has_committee) values (:id, :from, cast(:to as date), nullif(:parent, 0), 'Unit', :kind, :committee)")
        .param("id", it.id)
        .param("from", it.from)
        .param(
            "to",
            it.to.equals(LocalDate.MAX)
                ? "infinity"
                : it.to.isBefore(it.from) ? it.from.toString() : it.to.toString())
        .param("parent", it.parent)
        .param("kind", it.id == 1 ? "province" : it.id <= 6 ? "commune" : "branch")
        .param("committee", it.committee, java.sql.Types.BOOLEAN)
        .update();
    for (int member = 0; member < it.members; member++) {
      long person =
          jdbc.sql("insert into people (code, full_name) values (?, 'Người') returning id")
              .param("D" + it.id + "-" + member)
              .query(Long.class)
              .single();
      jdbc.sql(
              "insert into memberships (person_id, valid_from, unit_id, status) values (?, '2020-01-01', ?, 'official')")
          .params(person, it.id)
          .update();
    }
  }

  private void equal(List<Unit> units, int under, Random random) {
    boolean needsCommittee = random.nextBoolean();
    long least = random.nextInt(4);
    RehearsalPlan plan =
        new RehearsalPlan(
            new UnitId(under),
            "",
            "inspection",
            FROM,
            TO,
            List.of(
                new RehearsalPlan.Asked("branch", "yes", 2),
                new RehearsalPlan.Asked("branch", "", 1),
                new RehearsalPlan.Asked("commune", "no", 3)),
            needsCommittee,
            least,
            BigDecimal.ONE,
            BigDecimal.ONE);
    Map<Integer, long[]> classes = new TreeMap<>();
    Map<Obstacle, Long> obstacles = new EnumMap<>(Obstacle.class);
    Set<Integer> covered = new HashSet<>();
    for (Unit it : units) {
      LocalDate to = it.to.isBefore(it.from) ? it.from : it.to;
      boolean stands = !TODAY.isBefore(it.from) && !TODAY.isAfter(to);
      boolean below = under == 1 || it.id == under || it.parent == under;
      int number =
          it.id > 6
              ? Boolean.TRUE.equals(it.committee) ? 0 : 1
              : it.id > 1 && Boolean.FALSE.equals(it.committee) ? 2 : -1;
      if (!stands || !below || number < 0) {
        continue;
      }
      long people = 0;
      for (Unit other : units) {
        LocalDate end = other.to.isBefore(other.from) ? other.from : other.to;
        if ((other.id == it.id || other.parent == it.id)
            && !TODAY.isBefore(other.from)
            && !TODAY.isAfter(end)) {
          people += other.members;
          covered.add(other.id);
        }
      }
      long[] sums = classes.computeIfAbsent(number, n -> new long[2]);
      sums[0]++;
      sums[1] += people;
      @Nullable Obstacle obstacle =
          needsCommittee && !Boolean.TRUE.equals(it.committee)
              ? Obstacle.COMMITTEE
              : people < least
                  ? Obstacle.MEMBERS
                  : it.from.isAfter(FROM) ? Obstacle.BEGUN : to.isBefore(TO) ? Obstacle.ENDS : null;
      if (obstacle != null) {
        obstacles.merge(obstacle, 1L, Long::sum);
      }
    }
    RehearsalSql.Found found = sql.find(plan, TODAY);
    Map<Integer, long[]> counted = new TreeMap<>();
    found.classes().forEach(it -> counted.put(it.number(), new long[] {it.units(), it.people()}));
    assertThat(counted).usingRecursiveComparison().isEqualTo(classes);
    assertThat(found.obstacles()).isEqualTo(obstacles);
    assertThat(found.people())
        .isEqualTo(covered.stream().mapToLong(id -> units.get(id - 1).members).sum());
  }
}
