package vn.mach.documents.directives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.documents.register.Register;
import vn.mach.documents.register.Terms;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

@MachTest
class DirectivesTest {

  static final LocalDate TODAY = LocalDate.of(2026, 7, 15);

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Directives directives;
  @Autowired Register register;
  @Autowired Terms terms;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(TODAY);
    realm = realm(realms);
  }

  /**
   * A province with two communes, a branch under the first; a resolution from above, and what the
   * province and the first commune made of it.
   */
  static Realm realm(TestRealms realms) {
    Realm realm = realms.create();
    Tree.of("TU", "TU/X", "TU/X/X-01", "TU/Y")
        .named("TU", "Tỉnh ủy", "province")
        .named("X", "Đảng bộ xã Xuân Hòa", "commune")
        .named("X-01", "Chi bộ thôn Đông", "branch")
        .named("Y", "Đảng bộ xã Yên Lạc", "commune")
        .plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into directives (id, symbol, kind, title, issuer_id, issued_on, parent_id) values
          (1, '35-NQ/TW', 'resolution', 'Về tăng cường bảo vệ nền tảng tư tưởng của Đảng', null, '2018-10-22', null),
          (2, '16-CTr/TU', 'programme', 'Thực hiện Nghị quyết số 35', 1, '2025-01-10', 1),
          (3, '05-KH/ĐU', 'plan', 'Kế hoạch năm 2026 của Đảng ủy xã', 2, '2026-02-01', 2),
          (4, '05-KH/ĐU', 'plan', 'Kế hoạch năm 2026', 4, '2026-02-03', 2)\
        """);
    realms.sql(realm, "alter table directives alter id restart with 100");
    return realm;
  }

  @Test
  void aDirectiveFlowsDownAndIsSeenFromAboveButNotFromBeside() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(seenBy(1)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
          assertThat(seenBy(3)).containsExactlyInAnyOrder(1L, 2L, 3L);
          assertThat(seenBy(4)).containsExactlyInAnyOrder(1L, 2L, 4L);
        });
  }

  @Test
  void aReferenceMeansTheOneOfTheNearestUnitUpwardsOrOfTheNamedIssuer() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(directives.find("05-KH/ĐU", new UnitId(3), TODAY))
              .contains(new DirectiveId(3));
          assertThat(directives.find("05-KH/ĐU@Y", new UnitId(3), TODAY))
              .contains(new DirectiveId(4));
          assertThat(directives.find("05-KH/ĐU", new UnitId(3), LocalDate.of(2026, 1, 31)))
              .isEmpty();
          assertThat(directives.find("số 35 – nq/tw", new UnitId(3), TODAY))
              .contains(new DirectiveId(1));
        });
  }

  @Test
  void itIsFoundWithAndWithoutAccents() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(directives.choices(actor(1), "nen tang tu tuong", 9))
              .extracting(NamedDirective::symbol)
              .containsExactly("35-NQ/TW");
          assertThat(directives.choices(actor(1), "nền tảng tư tưởng", 9)).hasSize(1);
          assertThat(directives.choices(actor(1), "so 16 - CTr / TU", 9))
              .extracting(NamedDirective::symbol)
              .containsExactly("16-CTr/TU");
        });
  }

  @Test
  void aUnitIssuesInItsOwnNameAndNobodyInAnothers() {
    CurrentRealm.run(
        realm,
        () -> {
          var done =
              directives.issue(
                  actor(2), "k1", draft("số 06 – kh/đu", "Kế hoạch kiểm tra năm 2026", 2L, 2L));
          assertThat(done).isInstanceOf(Outcome.Done.class);
          assertThat(directives.choices(actor(3), "06-KH/ĐU", 9))
              .extracting(NamedDirective::kind)
              .containsExactly("plan");
          assertThatThrownBy(
                  () -> directives.issue(actor(2), "k2", draft("07-KH/ĐU", "A", 4L, null)))
              .isInstanceOf(NotFound.class);
          assertThatThrownBy(
                  () -> directives.issue(actor(2), "k2", draft("07-NQ/TW", "A", null, null)))
              .isInstanceOf(NotFound.class);
        });
  }

  @Test
  void whatIsWrongIsSaidBesideItsField() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(reasons(directives.issue(actor(2), "k", draft("nghị quyết", "A", 2L, null))))
              .contains("symbol directives.refused.symbol");
          assertThat(reasons(directives.issue(actor(2), "k", draft("07-QĐ/ĐU", "A", 2L, null))))
              .containsExactly("kind directives.refused.kind");
          assertThat(
                  reasons(
                      directives.issue(
                          actor(2), "k", draft("07-KH/ĐU", "MẬT - Kế hoạch", 2L, null))))
              .containsExactly("title directives.refused.secret");
          assertThat(
                  reasons(
                      directives.issue(
                          actor(2),
                          "k",
                          new DirectiveDraft(
                              "07-KH/ĐU",
                              "plan",
                              "A",
                              new UnitId(2),
                              TODAY,
                              null,
                              "Kính gửi\n\nTUYỆT MẬT"))))
              .containsExactly("body directives.refused.secret");
          assertThat(
                  reasons(
                      directives.issue(
                          actor(2),
                          "k",
                          new DirectiveDraft(
                              "05-KH/ĐU",
                              "plan",
                              "A",
                              new UnitId(2),
                              LocalDate.of(2026, 2, 1),
                              null,
                              ""))))
              .containsExactly("symbol register.refused.number_taken");
          assertThat(reasons(directives.issue(actor(2), "k", draft("07-KH/ĐU", "A", 2L, 4L))))
              .containsExactly("parent directives.refused.parent");
        });
  }

  @Test
  void numbersRunThroughTheTermNotTheYear() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(register.nextSymbol(new UnitId(2), "plan", TODAY)).contains("06-KH/ĐU");
          assertThat(register.nextSymbol(new UnitId(2), "resolution", TODAY)).contains("01-NQ/ĐU");
          assertThat(terms.begin(actor(2), "k", new UnitId(2), LocalDate.of(2026, 7, 1)))
              .isInstanceOf(Outcome.Done.class);
          assertThat(register.nextSymbol(new UnitId(2), "plan", TODAY)).contains("01-KH/ĐU");
          assertThat(register.nextSymbol(new UnitId(2), "plan", LocalDate.of(2026, 6, 30)))
              .contains("06-KH/ĐU");
        });
  }

  private List<Long> seenBy(long unit) {
    return directives.choices(actor(unit), "", 99).stream().map(it -> it.id().value()).toList();
  }

  private static DirectiveDraft draft(
      String symbol, String title, @Nullable Long issuer, @Nullable Long parent) {
    return new DirectiveDraft(
        symbol,
        "",
        title,
        issuer == null ? null : new UnitId(issuer),
        TODAY,
        parent == null ? null : new DirectiveId(parent),
        "");
  }

  private static Actor actor(long unit) {
    Set<UnitId> at = Set.of(new UnitId(unit));
    return new Actor(
        unit, "vanphong", null, Map.of(Right.SEE, at, Right.ISSUE, at), Set.of(), "page");
  }

  private static List<String> reasons(Outcome<DirectiveId> outcome) {
    return switch (outcome) {
      case Outcome.Done<DirectiveId> done -> List.of();
      case Outcome.Refused<DirectiveId>(List<Refusal> refusals) ->
          refusals.stream().map(it -> it.field() + " " + it.reason()).toList();
    };
  }
}
