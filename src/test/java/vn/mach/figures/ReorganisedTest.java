package vn.mach.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Viewer;
import vn.mach.realms.CurrentRealm;
import vn.mach.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.units.Decision;
import vn.mach.units.Preview;
import vn.mach.units.Reorganisations;
import vn.mach.units.TreeStep;

/** What becomes of members, records and totals when the tree changes. */
@MachTest
class ReorganisedTest {

  private static final LocalDate JULY = LocalDate.parse("2025-07-01");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Reorganisations reorganisations;
  @Autowired JdbcClient jdbc;
  Realm realm;

  @BeforeEach
  void twoCommunesWithABranchEachAndATargetForBranches() {
    clock.turnTo(LocalDate.parse("2025-07-15"));
    realm = realms.create();
    realms.sql(
        realm,
        """
        insert into units (id, code) values (1, 'T'), (2, 'A'), (3, 'B'), (4, 'A1'), (5, 'B1');
        insert into unit_stretches (unit_id, valid_from, parent_id, name, kind) values
          (1, '2015-01-01', null, 'Tỉnh', 'province'), (2, '2015-01-01', 1, 'Xã A', 'commune'), (3, '2015-01-01', 1, 'Xã B', 'commune'),
          (4, '2015-01-01', 2, 'Chi bộ A1', 'branch'), (5, '2015-01-01', 3, 'Chi bộ B1', 'branch');
        call derive_units();
        insert into people (id, code, full_name) values (1, 'P1', 'An'), (2, 'P2', 'Bình');
        insert into memberships (person_id, valid_from, unit_id, status) values (1, '2020-01-01', 2, 'official'), (2, '2025-07-05', 2, 'probationary');
        insert into posts (person_id, unit_id, post, valid_from) values (1, 2, 'secretary', '2024-01-01');
        insert into directives (id, kind, symbol, title, issued_on) values (1, 'plan', '1-KH/TU', 'Kế hoạch', '2025-01-01');
        insert into figures (code, name_vi, name_en, function, activity_kind) values ('visits', 'Thăm hỏi', 'Visits', 'count', 'visit');
        insert into targets (id, code, directive_id, title, figure, period_from, period_to)
          values (1, 'one-visit', 1, 'Mỗi chi bộ một lần thăm hỏi', 'visits', '2025-01-01', '2025-12-31');
        insert into target_minimums (target_id, unit_kind, minimum) values (1, 'branch', 1);
        insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at)
          values ('V1', 4, 'visit', 'Thăm', '2025-07-03', 'confirmed', 0, now());
        """);
  }

  @Test
  void membersGoToTheUnitThatTakesOverAndPostsEndWithTheirUnit() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(carryOut(new TreeStep.End("A", "B", "B"))).isInstanceOf(Outcome.Done.class);
          assertThat(lines("select person_id || ' ' || unit_id || ' ' || valid_from || ' ' || valid_to || ' ' || status from memberships order by 1"))
              .containsExactly(
                  "1 2 2020-01-01 2025-06-30 official", "1 3 2025-07-01 infinity official", "2 3 2025-07-05 infinity probationary");
          assertThat(lines("select valid_to::text from posts")).containsExactly("2025-06-30");
        });
  }

  @Test
  void withoutASuccessorAUnitWithMembersDoesNotEnd() {
    CurrentRealm.run(realm, () -> assertThat(reasons(carryOut(new TreeStep.End("A", null, "B")))).containsExactly("people.refused.unit_ends"));
  }

  @Test
  void aUnitDoesNotEndBeforeADayOnWhichItHasARecord() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(reasons(carryOut(new TreeStep.End("A1", "B1", null)))).containsExactly("activities.refused.unit_ends");
          jdbc.sql("update activities set status = 'withdrawn', withdrawn_by = 0, withdrawn_at = now(), withdrawn_reason = 'nhầm'").update();
          assertThat(carryOut(new TreeStep.End("A1", "B1", null))).isInstanceOf(Outcome.Done.class);
        });
  }

  @Test
  void aPreviewShowsTheTotalsThatWillReadOtherwise() {
    CurrentRealm.run(
        realm,
        () -> {
          var decision = new Decision(JULY, "", "Muộn", List.of(new TreeStep.Move("A1", "B")));
          var totals =
              switch (reorganisations.preview(Viewer.system(), decision)) {
                case Outcome.Done<Preview>(Preview preview) -> preview.totals();
                case Outcome.Refused<Preview> refused -> throw new AssertionError(refused);
              };
          assertThat(totals.stream().map(it -> it.unit() + " " + it.words() + " " + it.before() + " " + it.after()))
              .containsExactlyInAnyOrder(
                  "A units.total.done 1 null", "A units.total.due 1 null", "B units.total.done 0 1", "B units.total.due 1 2");
        });
  }

  private Outcome<Long> carryOut(TreeStep step) {
    return reorganisations.carryOut(Viewer.system(), step.toString(), new Decision(JULY, "", "Nhập muộn", List.of(step)), null);
  }

  private List<String> lines(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }

  private static List<String> reasons(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?> done -> throw new AssertionError(done);
      case Outcome.Refused<?>(List<Refusal> refusals) -> refusals.stream().map(Refusal::reason).toList();
    };
  }
}
