package vn.mach.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.CurrentRealm;
import vn.mach.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

@MachTest
class ViewersTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Viewers viewers;

  Realm realm;

  @BeforeEach
  void aCommittee() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = AccessFixture.committee(realms);
  }

  @Test
  void aSecretaryMayWhatTheirPostAllowsWhileItLasts() throws Exception {
    long an = AccessFixture.bound(realms, realm, "an", 1);
    assertThat(viewer(an).unitsOf(Right.RECORD)).containsExactly(new UnitId(2));
    assertThat(viewer(an).unitsOf(Right.GRANT)).containsExactly(new UnitId(2));
    clock.turnTo(LocalDate.of(2027, 1, 1));
    assertThat(viewer(an).hasSomewhere(Right.RECORD)).isFalse();
    assertThat(viewer(an).unitsOf(Right.SEE)).as("still a member").containsExactly(new UnitId(2));
  }

  @Test
  void aMemberSeesTheirOwnUnitAndNobodysRecord() throws Exception {
    Viewer binh = viewer(AccessFixture.bound(realms, realm, "binh", 2));
    assertThat(binh.rights().keySet()).containsExactly(Right.SEE);
    assertThat(binh.unitsOf(Right.SEE)).containsExactly(new UnitId(2));
    assertThat(binh.everywhere()).isEmpty();
  }

  @Test
  void theHeadOfInspectionLooksAndChangesNothing() throws Exception {
    Viewer cuong = viewer(AccessFixture.bound(realms, realm, "cuong", 3));
    assertThat(cuong.rights().keySet()).containsExactlyInAnyOrder(Right.SEE, Right.SEE_PEOPLE, Right.SEE_JOURNAL);
  }

  @Test
  void anAdministratorOfAUnitDoesNotKeepTheRealmsOwnMatters() throws Exception {
    Viewer ofUnit = viewer(realms.account(realm, "quantri1", "administrator", "DU"));
    assertThat(ofUnit.hasSomewhere(Right.ADMINISTER)).isFalse();
    assertThat(ofUnit.unitsOf(Right.GRANT)).containsExactly(new UnitId(1));
    assertThat(viewer(realms.account(realm, "quantri2", "administrator", null)).everywhere()).containsExactlyInAnyOrder(Right.values());
  }

  private Viewer viewer(long account) throws Exception {
    return CurrentRealm.in(realm, () -> viewers.of(account, "page").orElseThrow());
  }
}
