package vn.mach.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.TargetValue;

class TargetTreemapTest {

  private static Board.Node node(long id, long due, long done, Board.Node... children) {
    return new Board.Node(
        new UnitId(id),
        "U" + id,
        "Chi bộ " + id,
        "branch",
        true,
        new TargetValue(due, done, done, 0),
        List.of(children));
  }

  @Test
  void areasAreInProportionToWhatIsDueAndNeverOverlap() {
    var children =
        IntStream.rangeClosed(1, 40)
            .mapToObj(i -> node(i, i % 7 + 1, 0))
            .toArray(Board.Node[]::new);
    var map = TargetTreemap.of(node(0, 160, 0, children), 1000, 500);
    assertThat(map.tiles()).hasSize(40);
    double unit =
        1000.0 * 500 / map.tiles().stream().mapToLong(tile -> tile.node().value().due()).sum();
    List<TargetTreemap.Tile> before = new ArrayList<>();
    for (TargetTreemap.Tile tile : map.tiles()) {
      assertThat((tile.w() + 1.5) * (tile.h() + 1.5))
          .isCloseTo(
              unit * tile.node().value().due(), org.assertj.core.data.Percentage.withPercentage(1));
      assertThat(tile.x() + tile.w()).isLessThanOrEqualTo(1000);
      assertThat(tile.y() + tile.h()).isLessThanOrEqualTo(500);
      assertThat(before)
          .allSatisfy(other ->
              assertThat(
                      tile.x() >= other.x() + other.w()
                          || other.x() >= tile.x() + tile.w()
                          || tile.y() >= other.y() + other.h()
                          || other.y() >= tile.y() + tile.h())
                  .isTrue());
      before.add(tile);
    }
  }

  @Test
  void unitsWithoutAnythingDueHaveNoArea() {
    var map = TargetTreemap.of(node(0, 3, 1, node(1, 3, 1), node(2, 0, 0)), 300, 200);
    assertThat(map.tiles()).extracting(tile -> tile.node().id().value()).containsExactly(1L);
    assertThat(map.tiles().getFirst().step()).isEqualTo(1);
  }

  @Test
  void committeesAreFramesAroundTheirBranches() {
    var map =
        TargetTreemap.of(
            node(0, 4, 2, node(1, 3, 1, node(11, 2, 0), node(12, 1, 1)), node(2, 1, 1)), 600, 400);
    assertThat(map.groups()).extracting(tile -> tile.node().code()).containsExactly("U1");
    assertThat(map.tiles())
        .extracting(tile -> tile.node().code())
        .containsExactly("U11", "U12", "U2");
  }
}
