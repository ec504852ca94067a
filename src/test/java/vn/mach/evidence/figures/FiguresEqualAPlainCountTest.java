package vn.mach.evidence.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

@MachTest
@Tag("slow")
class FiguresEqualAPlainCountTest {

  private static final Actor SYSTEM = Actor.system();

  @Autowired TestRealms realms;
  @Autowired JdbcClient jdbc;
  @Autowired Figures figures;
  @Autowired FigureBook book;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void everyNumberEqualsAPlainCountOverListsWhateverBecomesOfTheUnits() throws Exception {
    Realm realm = realms.create();
    for (long seed = 1; seed <= 8; seed++) {
      RandomRealm random = new RandomRealm(seed);
      PlainCount plain = random.make();
      String about = "seed " + seed;
      CurrentRealm.in(
          realm,
          () -> {
            Map<Integer, UnitId> ids =
                java.util.Objects.requireNonNull(
                    new TransactionTemplate(transactions)
                        .execute(status -> PlainRealms.write(jdbc, plain)));
            LocalDate asOn = random.day();
            for (HierarchyMode reading :
                List.of(
                    HierarchyMode.AT_EVENT_DATE,
                    new HierarchyMode.AsOf(asOn),
                    new HierarchyMode.AsOf(LocalDate.of(2025, 1, 1)))) {
              figuresAreEqual(plain, ids, random, reading, about);
              bookIsEqual(plain, ids, random, reading, about);
              targetsAreEqual(plain, ids, random, reading, about);
              boardIsEqual(plain, ids, random.day(), reading, about);
            }
            return about;
          });
    }
  }

  private void figuresAreEqual(
      PlainCount plain,
      Map<Integer, UnitId> ids,
      RandomRealm random,
      HierarchyMode reading,
      String about) {
    for (PlainCount.FigureRow figure : plain.figures()) {
      List<Period> periods = List.of(period(random), new Period(RandomRealm.FIRST, Period.FOREVER));
      var values = figures.values(SYSTEM, figure.code(), ids.values(), periods, reading);
      ids.forEach((unit, id) ->
          assertThat(values.get(id))
              .as("%s: %s of unit %s in %s, %s", about, figure, unit, periods, reading)
              .usingRecursiveComparison()
              .withComparatorForType(java.math.BigDecimal::compareTo, java.math.BigDecimal.class)
              .isEqualTo(
                  periods.stream()
                      .map(it -> plain.value(figure, unit, it.from(), it.to(), reading))
                      .toList()));
    }
  }

  /** All figures asked at once, for the root and whatever is or was under it. */
  private void bookIsEqual(
      PlainCount plain,
      Map<Integer, UnitId> ids,
      RandomRealm random,
      HierarchyMode reading,
      String about) {
    List<Period> periods = List.of(period(random), new Period(RandomRealm.FIRST, Period.FOREVER));
    var values =
        book.values(
            SYSTEM,
            java.util.Objects.requireNonNull(ids.get(1)),
            ids.values(),
            plain.figures().stream().map(PlainCount.FigureRow::code).toList(),
            periods,
            reading);
    for (PlainCount.FigureRow figure : plain.figures()) {
      ids.forEach((unit, id) ->
          assertThat(values.get(figure.code()).get(id))
              .as("%s: the book's %s of unit %s in %s, %s", about, figure, unit, periods, reading)
              .usingRecursiveComparison()
              .withComparatorForType(java.math.BigDecimal::compareTo, java.math.BigDecimal.class)
              .isEqualTo(
                  periods.stream()
                      .map(it -> plain.value(figure, unit, it.from(), it.to(), reading))
                      .toList()));
    }
  }

  private void targetsAreEqual(
      PlainCount plain,
      Map<Integer, UnitId> ids,
      RandomRealm random,
      HierarchyMode reading,
      String about) {
    for (PlainCount.TargetRow target : plain.targets()) {
      for (LocalDate day :
          List.of(
              random.day(),
              target.from(),
              target.to(),
              target.to().plusDays(40),
              target.from().minusDays(1))) {
        var values = figures.targets(SYSTEM, target.code(), ids.values(), day, reading);
        ids.forEach((unit, id) ->
            assertThat(Optional.ofNullable(values.get(id)))
                .as("%s: %s of unit %s on %s, %s", about, target, unit, day, reading)
                .isEqualTo(plain.target(target, unit, day, reading)));
      }
    }
  }

  /** A board, a treemap and months are the same numbers in other shapes. */
  private void boardIsEqual(
      PlainCount plain,
      Map<Integer, UnitId> ids,
      LocalDate day,
      HierarchyMode reading,
      String about) {
    Map<UnitId, Integer> units =
        ids.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    Map<String, PlainCount.TargetRow> targets =
        plain.targets().stream().collect(Collectors.toMap(PlainCount.TargetRow::code, it -> it));
    UnitId root = ids.get(1);
    Board board = figures.board(SYSTEM, root, day, reading, targets.keySet());
    assertThat(board.columns()).hasSize(targets.size());
    for (Board.Column column : board.columns()) {
      PlainCount.TargetRow target = targets.get(column.code());
      java.util.stream.Stream.concat(
              java.util.stream.Stream.of(board.unit()), board.children().stream())
          .forEach(row ->
              assertThat(Optional.ofNullable(row.cell(column)))
                  .as("%s: the board's %s of %s on %s, %s", about, target, row, day, reading)
                  .isEqualTo(plain.target(target, units.get(row.id()), day, reading)));
      figures
          .subtree(SYSTEM, root, column.code(), day, reading, 9)
          .ifPresent(node -> nodesAreEqual(plain, units, target, day, reading, node));
      for (Board.Month month : figures.byMonth(SYSTEM, root, column.code(), day, reading)) {
        assertThat(Optional.of(month.value()))
            .isEqualTo(plain.target(target, 1, month.day(), reading));
      }
    }
    ownIsEqual(plain, units, targets, board, about);
    assertThat(figures.board(SYSTEM, root, day, reading).columns())
        .extracting(Board.Column::code)
        .containsExactlyElementsOf(
            plain.targets().stream()
                .filter(it -> !day.isBefore(it.from()) && !day.isAfter(it.to()))
                .filter(it -> plain.target(it, 1, day, reading).orElseThrow().due() > 0)
                .map(PlainCount.TargetRow::code)
                .sorted()
                .toList());
  }

  /** What a single unit has itself says the same of it as its total does. */
  private void ownIsEqual(
      PlainCount plain,
      Map<UnitId, Integer> units,
      Map<String, PlainCount.TargetRow> targets,
      Board board,
      String about) {
    figures
        .own(SYSTEM, board)
        .forEach((id, ofUnit) ->
            ofUnit.forEach((code, own) -> {
              PlainCount.TargetRow target = targets.get(code);
              PlainCount.FigureRow figure =
                  plain.figures().stream()
                      .filter(it -> it.code().equals(target.figure()))
                      .findFirst()
                      .orElseThrow();
              LocalDate until = board.day().isBefore(target.to()) ? board.day() : target.to();
              assertThat(own.value())
                  .as("%s: %s of %s itself on %s", about, target, id, board.day())
                  .usingRecursiveComparison()
                  .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                  .isEqualTo(
                      plain.value(figure, units.get(id), target.from(), until, board.reading()));
              board.children().stream()
                  .filter(row -> row.id().equals(id))
                  .forEach(row -> assertThat(own.total()).isEqualTo(row.cells().get(code)));
            }));
  }

  private static void nodesAreEqual(
      PlainCount plain,
      Map<UnitId, Integer> units,
      PlainCount.TargetRow target,
      LocalDate day,
      HierarchyMode reading,
      Board.Node node) {
    assertThat(Optional.of(node.value()))
        .isEqualTo(plain.target(target, units.get(node.id()), day, reading));
    node.children().forEach(child -> nodesAreEqual(plain, units, target, day, reading, child));
  }

  private static Period period(RandomRealm random) {
    LocalDate one = random.day();
    LocalDate other = random.day();
    return one.isBefore(other) ? new Period(one, other) : new Period(other, one);
  }
}
