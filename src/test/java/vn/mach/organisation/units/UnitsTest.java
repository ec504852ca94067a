package vn.mach.organisation.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

@MachTest
class UnitsTest {

  private static final LocalDate JUNE = LocalDate.parse("2025-06-30");
  private static final LocalDate JULY = LocalDate.parse("2025-07-01");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Units units;
  Realm realm;

  @BeforeEach
  void aCommuneUnderADistrictUntilJuneAndUnderTheProvinceSinceJuly() {
    clock.turnTo(LocalDate.parse("2025-12-01"));
    realm = realms.create();
    Tree.from(LocalDate.of(2015, 1, 1))
        .unit("T", null, "Tỉnh ủy", "province")
        .unit("H", "T", "Đảng bộ huyện Hoài Ân", "district")
        .unit("X/1", "H", "Đảng bộ xã Ân Đức", "commune")
        .unit("X/1-01", "X/1", "Chi bộ thôn Đức Hòa", "branch")
        .committee(true, "T", "H", "X/1")
        .moved("X/1", "2025-07-01", "T", "Đảng bộ xã Hoài Ân")
        .ended("H", "2025-06-30", "T")
        .plant(realms, realm);
  }

  @Test
  void aUnitIsMeantByItsCodeOrByWordsThatFitOnlyOneThatStands() {
    in(() -> {
      Actor everywhere = Actor.system();
      assertThat(units.meant(everywhere, Right.SEE, "X/1")).map(NamedUnit::code).contains("X/1");
      assertThat(units.meant(everywhere, Right.SEE, "thon duc hoa"))
          .map(NamedUnit::code)
          .contains("X/1-01");
      assertThat(units.meant(everywhere, Right.SEE, "hoài ân"))
          .as("the district of this name has ended")
          .map(NamedUnit::code)
          .contains("X/1");
      assertThat(units.meant(everywhere, Right.SEE, "bộ")).isEmpty();
      assertThat(units.meant(everywhere, Right.SEE, "")).isEmpty();
      Actor below =
          new Actor(1, "x", null, Map.of(Right.SEE, Set.of(new UnitId(4))), Set.of(), "page");
      assertThat(units.meant(below, Right.SEE, "X/1")).isEmpty();
      assertThat(units.meant(below, Right.RECORD, "X/1-01")).isEmpty();
    });
  }

  @Test
  void aPathIsThatOfItsDay() {
    in(() -> {
      assertThat(units.path(new UnitId(4), JUNE))
          .extracting(NamedUnit::code)
          .containsExactly("T", "H", "X/1", "X/1-01");
      assertThat(units.path(new UnitId(4), JULY))
          .extracting(NamedUnit::code)
          .containsExactly("T", "X/1", "X/1-01");
      assertThat(units.path(new UnitId(3), JUNE))
          .last()
          .extracting(NamedUnit::name)
          .isEqualTo("Đảng bộ xã Ân Đức");
      assertThat(units.path(new UnitId(2), JULY)).isEmpty();
    });
  }

  @Test
  void aUnitThatEndedIsStillNamedAsItWasLast() {
    in(() -> {
      var district = units.named(units.find("H").orElseThrow(), JULY).orElseThrow();
      assertThat(district.name()).isEqualTo("Đảng bộ huyện Hoài Ân");
      assertThat(district.standing()).isFalse();
      assertThat(units.children(district.id(), JUNE))
          .extracting(NamedUnit::code)
          .containsExactly("X/1");
      assertThat(units.children(district.id(), JULY)).isEmpty();
      assertThat(units.named(new UnitId(3), LocalDate.parse("2000-01-01")).orElseThrow().name())
          .isEqualTo("Đảng bộ xã Ân Đức");
    });
  }

  @Test
  void searchingNeedsNoAccentsAndFindsOnlyWhatTheRightReaches() {
    in(() -> {
      assertThat(units.search(Actor.system(), Right.SEE, "hoai an", 10))
          .extracting(NamedUnit::code)
          .containsExactly("X/1", "H");
      assertThat(units.search(Actor.system(), Right.SEE, "X/1-", 10))
          .extracting(NamedUnit::code)
          .containsExactly("X/1-01");
      assertThat(units.search(Actor.system(), Right.SEE, "%", 10)).isEmpty();
      var ofTheCommune =
          new Actor(7, "xa", null, Map.of(Right.SEE, Set.of(new UnitId(3))), Set.of(), "page");
      assertThat(units.search(ofTheCommune, Right.SEE, "duc", 10))
          .extracting(NamedUnit::code)
          .containsExactly("X/1-01", "X/1");
      assertThat(units.search(ofTheCommune, Right.SEE, "tinh", 10)).isEmpty();
      assertThat(units.tops(ofTheCommune, Right.SEE))
          .extracting(NamedUnit::code)
          .containsExactly("X/1");
      assertThat(units.tops(Actor.system(), Right.SEE))
          .extracting(NamedUnit::code)
          .containsExactly("T");
      assertThat(units.kinds()).first().extracting(UnitKind::code).isEqualTo("province");
    });
  }

  private void in(Runnable work) {
    CurrentRealm.run(realm, work);
  }
}
