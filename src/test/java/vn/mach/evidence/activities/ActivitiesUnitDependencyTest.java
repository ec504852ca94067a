package vn.mach.evidence.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.organisation.units.ReorganisationDecision;
import vn.mach.organisation.units.Reorganisations;
import vn.mach.organisation.units.TreeStep;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

@MachTest
class ActivitiesUnitDependencyTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Reorganisations reorganisations;

  @Test
  void aUnitDoesNotEndBeforeADayOnWhichItHasARecord() {
    clock.turnTo(LocalDate.parse("2025-07-15"));
    var realm = realms.create();
    Tree.from(java.time.LocalDate.of(2015, 1, 1))
        .unit("T", null, "Tỉnh", "province")
        .unit("A", "T", "Xã A", "commune")
        .plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at)
          values ('V1', 2, 'visit', 'Thăm', '2025-07-03', 'confirmed', 0, now());
        """);
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(end("2025-07-03"))
              .isEqualTo(
                  Outcome.refused(
                      List.of(Refusal.of("steps", "activities.refused.unit_ends", "A", 1L))));
          assertThat(end("2025-07-04")).isInstanceOf(Outcome.Done.class);
        });
  }

  @Test
  void norBeforeADayOnWhichItTookPart() {
    clock.turnTo(LocalDate.parse("2025-07-15"));
    var realm = realms.create();
    Tree.from(java.time.LocalDate.of(2015, 1, 1))
        .unit("T", null, "Tỉnh", "province")
        .unit("A", "T", "Xã A", "commune")
        .unit("B", "T", "Xã B", "commune")
        .plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into activities (id, ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at)
          values (1, 'V1', 3, 'visit', 'Thăm', '2025-07-03', 'draft', 0, now());
        insert into activity_participants (activity_id, unit_id) values (1, 2);
        """);
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(end("2025-07-03"))
              .isEqualTo(
                  Outcome.refused(
                      List.of(Refusal.of("steps", "activities.refused.unit_ends", "A", 1L))));
          assertThat(end("2025-07-04")).isInstanceOf(Outcome.Done.class);
        });
  }

  private Outcome<Long> end(String day) {
    return reorganisations.carryOut(
        Actor.system(),
        day,
        new ReorganisationDecision(
            LocalDate.parse(day), "", "Nhập muộn", List.of(new TreeStep.End("A", "T", null))),
        null);
  }
}
