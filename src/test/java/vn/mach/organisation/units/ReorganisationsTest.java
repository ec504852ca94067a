package vn.mach.organisation.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

@MachTest
@Tag("slow")
class ReorganisationsTest {

  private static final LocalDate JULY = LocalDate.parse("2025-07-01");
  private static final LocalDate JUNE = JULY.minusDays(1);
  private static int keys;

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Units units;
  @Autowired AccessScope scope;
  @Autowired Reorganisations reorganisations;
  @Autowired JdbcClient jdbc;
  Realm realm;

  @BeforeEach
  void aProvinceWithADistrictOfThreeCommunes() {
    clock.turnTo(LocalDate.parse("2025-07-15"));
    realm = realms.create();
    tree().plant(realms, realm);
  }

  /** A province and a district of three communes with four branches each. */
  static Tree tree() {
    Tree tree =
        Tree.from(LocalDate.of(2015, 1, 1))
            .unit("T", null, "Tổ chức T", "province")
            .unit("H", "T", "Tổ chức H", "district")
            .committee(true, "T", "H");
    for (String commune : List.of("H01", "H02", "H03")) {
      tree.unit(commune, "H", "Tổ chức " + commune, "commune").committee(true, commune);
    }
    for (String commune : List.of("H01", "H02", "H03")) {
      for (int n = 1; n <= 4; n++) {
        String code = commune + "-0" + n;
        tree.unit(code, commune, "Tổ chức " + code, "branch").committee(true, code);
      }
    }
    return tree;
  }

  static final List<TreeStep> FIRST_OF_JULY =
      List.of(
          new TreeStep.Found("X1", "Đảng bộ xã mới số 1", "commune", true, "T"),
          new TreeStep.Merge(List.of("H01", "H02"), "X1"),
          new TreeStep.Move("H03", "T"),
          new TreeStep.Rename("H03", "Đảng bộ xã mới số 2"),
          new TreeStep.End("H", "T", null));

  @Test
  void onTheFirstOfJulyADistrictEndsAndItsBranchesGoOnUnderNewCommunes() {
    in(() -> {
      assertThat(carryOut(FIRST_OF_JULY)).isInstanceOf(Outcome.Done.class);
      assertThat(path("H01-01", JUNE)).isEqualTo("T H H01 H01-01");
      assertThat(path("H01-01", JULY)).isEqualTo("T X1 H01-01");
      assertThat(path("H03-02", JULY)).isEqualTo("T H03 H03-02");
      assertThat(path("H", JULY)).isEmpty();
      assertThat(units.children(id("X1"), JULY)).hasSize(8);
      assertThat(units.named(id("H03"), JUNE).orElseThrow().name()).isEqualTo("Tổ chức H03");
      assertThat(
              jdbc.sql(
                      "select n.code from units u join units n on n.id = u.successor_id where u.code = 'H02'")
                  .query(String.class)
                  .single())
          .isEqualTo("X1");
      derivedAsAWhole();
    });
  }

  @Test
  void whoListensHearsOfEachUnitWhosePlaceChanged() {
    in(() -> {
      carryOut(List.of(new TreeStep.Move("H03", "T")));
      assertThat(changes())
          .containsExactlyInAnyOrder("H03", "H03-01", "H03-02", "H03-03", "H03-04");
      carryOut(
          List.of(
              new TreeStep.ChangeCommittee("H01-01", false),
              new TreeStep.Rename("H01-02", "Chi bộ 2")));
      assertThat(changes()).contains("H01-01").doesNotContain("H01-02");
      assertThat(
              jdbc.sql("select count(*) from changes where topic = 'units' and day <> '2025-07-01'")
                  .query(Integer.class)
                  .single())
          .isZero();
    });
  }

  @Test
  void anEndedUnitIsReachedByWhoeverReachesWhatTookOver() {
    in(() -> {
      carryOut(FIRST_OF_JULY);
      var ofTheNewCommune = viewerAt("X1");
      assertThat(scope.reaches(ofTheNewCommune, Right.SEE, id("H01"))).isTrue();
      assertThat(scope.reaches(ofTheNewCommune, Right.SEE, id("H01-01"))).isTrue();
      assertThat(scope.reaches(ofTheNewCommune, Right.SEE, id("H"))).isFalse();
      assertThat(scope.reaches(viewerAt("T"), Right.SEE, id("H"))).isTrue();
      assertThat(scope.reaches(viewerAt("H03"), Right.SEE, id("H01"))).isFalse();
    });
  }

  @Test
  void aLateDecisionNeedsAReason() {
    in(() -> {
      var late = new ReorganisationDecision(JULY, "", "", FIRST_OF_JULY);
      assertThat(reasons(reorganisations.carryOut(Actor.system(), key(), late, null)))
          .containsExactly("units.refused.reason_missing");
      assertThat(path("H01-01", JULY)).isEqualTo("T H H01 H01-01");
    });
  }

  @Test
  void aRefusedDecisionLeavesNothingBehind() {
    in(() -> {
      var steps = List.of(FIRST_OF_JULY.get(0), FIRST_OF_JULY.get(1), FIRST_OF_JULY.get(4));
      assertThat(reasons(carryOut(steps))).containsExactly("units.refused.children_stand");
      assertThat(units.find("X1")).isEmpty();
      assertThat(jdbc.sql("select count(*) from unit_decisions").query(Integer.class).single())
          .isZero();
    });
  }

  @Test
  void whatThePreviewShowsIsWhatComes() {
    in(() -> {
      var decision =
          new ReorganisationDecision(JULY, "12-QĐ/TU", "Nghị quyết về sắp xếp", FIRST_OF_JULY);
      ReorganisationPreview preview = done(reorganisations.preview(Actor.system(), decision));
      assertThat(units.find("X1")).isEmpty();
      assertThat(changes()).isEmpty();
      assertThat(
              preview.places().stream()
                  .filter(ReorganisationPreview.Place::ended)
                  .map(ReorganisationPreview.Place::code))
          .containsExactlyInAnyOrder("H01", "H02", "H");
      assertThat(
              preview.places().stream()
                  .filter(ReorganisationPreview.Place::founded)
                  .map(ReorganisationPreview.Place::code))
          .containsExactly("X1");
      done(reorganisations.carryOut(Actor.system(), key(), decision, preview.seen()));
      assertThat(preview.shifted()).isEqualTo(changes().size());
      for (ReorganisationPreview.Place place : preview.places()) {
        String standing =
            units
                .named(id(place.code()), JULY)
                .filter(NamedUnit::standing)
                .map(it -> it.name() + it.kind() + it.hasCommittee())
                .orElse("");
        var after = place.after();
        assertThat(standing)
            .isEqualTo(after == null ? "" : after.name() + after.kind() + after.hasCommittee());
      }
    });
  }

  @Test
  void whereTheTreeMovedOnSinceThePreviewNothingIsDone() {
    in(() -> {
      var decision =
          new ReorganisationDecision(
              JULY, "", "Bổ sung", List.of(new TreeStep.End("H01", "H02", "H02")));
      ReorganisationPreview preview = done(reorganisations.preview(Actor.system(), decision));
      carryOut(List.of(new TreeStep.Found("H01-05", "Chi bộ 5", "branch", null, "H01")));
      assertThat(reasons(reorganisations.carryOut(Actor.system(), key(), decision, preview.seen())))
          .containsExactly("units.refused.tree_moved_on");
    });
  }

  @Test
  void aDecisionSentTwiceIsCarriedOutOnce() {
    in(() -> {
      var decision =
          new ReorganisationDecision(
              JULY, "", "Muộn", List.of(new TreeStep.Found("H04", "Xã 4", "commune", true, "H")));
      long first = done(reorganisations.carryOut(Actor.system(), "twice", decision, null));
      assertThat(done(reorganisations.carryOut(Actor.system(), "twice", decision, null)))
          .isEqualTo(first);
    });
  }

  @Test
  void ofTwoAtOnceTheSecondDecidesOnWhatTheFirstLeft() throws Exception {
    var start = new CyclicBarrier(2);
    try (var both = Executors.newFixedThreadPool(2)) {
      List<CompletableFuture<Boolean>> done = new ArrayList<>();
      for (String[] move : new String[][] {{"H01", "H02"}, {"H02", "H01"}}) {
        done.add(
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    start.await();
                    return CurrentRealm.in(
                        realm,
                        () ->
                            reorganisations.carryOut(
                                    Actor.system(),
                                    "at once " + move[0],
                                    new ReorganisationDecision(
                                        JULY,
                                        "",
                                        "x",
                                        List.of(new TreeStep.Move(move[0], move[1]))),
                                    null)
                                instanceof Outcome.Done);
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                },
                both));
      }
      assertThat(done.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(true, false);
    }
  }

  @Test
  void whatIsDerivedForASubtreeIsWhatIsDerivedForAll() {
    Random random = new Random(35);
    in(() -> {
      int carriedOut = 0;
      for (int i = 0; i < 120; i++) {
        if (reorganisations.carryOut(Actor.system(), key(), randomDecision(random, i), null)
            instanceof Outcome.Done) {
          carriedOut++;
        }
        if (i % 6 == 5) {
          derivedAsAWhole();
        }
      }
      assertThat(carriedOut).isGreaterThan(40);
    });
  }

  private ReorganisationDecision randomDecision(Random random, int number) {
    List<String> codes = jdbc.sql("select code from units order by id").query(String.class).list();
    String a = codes.get(random.nextInt(codes.size()));
    String b = codes.get(random.nextInt(codes.size()));
    String c = codes.get(random.nextInt(codes.size()));
    TreeStep step =
        switch (random.nextInt(8)) {
          case 0, 1 -> new TreeStep.Found("N" + number, "Mới " + number, "branch", null, a);
          case 2, 3 -> new TreeStep.Move(a, b);
          case 4 -> new TreeStep.End(a, b, random.nextBoolean() ? c : null);
          case 5 -> new TreeStep.Merge(List.of(a, c), b);
          case 6 -> new TreeStep.Found(a, "Lại " + number, "branch", null, b);
          default -> new TreeStep.ChangeCommittee(a, random.nextBoolean());
        };
    return new ReorganisationDecision(
        LocalDate.parse("2020-01-01").plusDays(random.nextInt(2500)), "", "thử", List.of(step));
  }

  private void derivedAsAWhole() {
    String closure =
        "select concat_ws(' ', unit_id, ancestor_id, distance, valid_from, valid_to) from unit_closure order by 1";
    String successors =
        "select concat_ws(' ', unit_id, successor_id) from unit_successors order by 1";
    List<String> closureBefore = jdbc.sql(closure).query(String.class).list();
    List<String> successorsBefore = jdbc.sql(successors).query(String.class).list();
    jdbc.sql("call rebuild_unit_closure()").update();
    assertThat(closureBefore).isEqualTo(jdbc.sql(closure).query(String.class).list());
    assertThat(successorsBefore).isEqualTo(jdbc.sql(successors).query(String.class).list());
  }

  private Outcome<Long> carryOut(List<? extends TreeStep> steps) {
    return reorganisations.carryOut(
        Actor.system(),
        key(),
        new ReorganisationDecision(JULY, "", "Nhập muộn", List.copyOf(steps)),
        null);
  }

  private Actor viewerAt(String code) {
    return new Actor(7, code, null, Map.of(Right.SEE, Set.of(id(code))), Set.of(), "page");
  }

  private List<String> changes() {
    return jdbc.sql(
            "select u.code from changes c join units u on u.id = c.subject_id where c.topic = 'units'")
        .query(String.class)
        .list();
  }

  private String path(String code, LocalDate day) {
    return units.path(id(code), day).stream().map(NamedUnit::code).collect(Collectors.joining(" "));
  }

  private UnitId id(String code) {
    return units.find(code).orElseThrow();
  }

  private static String key() {
    return "key " + keys++;
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T> refused -> throw new AssertionError(refused);
    };
  }

  private static List<String> reasons(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?> done -> throw new AssertionError(done);
      case Outcome.Refused<?>(List<Refusal> refusals) ->
          refusals.stream().map(Refusal::reason).toList();
    };
  }

  private void in(Runnable work) {
    CurrentRealm.run(realm, work);
  }
}
