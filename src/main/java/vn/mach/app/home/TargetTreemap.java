package vn.mach.app.home;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.evidence.figures.Board;

/**
 * A map of the units below one: each has an area in proportion to what is due in it, nested two
 * levels deep, as near to squares as they come. Drawn as plain rectangles, so it needs no script
 * and prints.
 *
 * @param groups units that have units below them, as frames with a heading
 */
record TargetTreemap(int width, int height, List<Tile> groups, List<Tile> tiles) {

  private static final int HEADING = 20;
  private static final double GAP = 1.5;

  /**
   * Tiles smaller than so many square pixels on average are neither seen nor hit: then the frame
   * stands for them as one tile.
   */
  private static final double SMALLEST = 64;

  /**
   * A rectangle.
   *
   * @param label as much of the name as fits; empty where nothing does
   * @param step 0 to 4 from none on pace to all, -1 where nothing is due
   */
  record Tile(
      Board.Node node,
      double x,
      double y,
      double w,
      double h,
      String label,
      boolean showsRate,
      int step) {

    @Nullable BigDecimal rate() {
      return node.value().paceRate().orElse(null);
    }
  }

  static TargetTreemap of(Board.Node top, int width, int height) {
    List<Tile> groups = new ArrayList<>();
    List<Tile> tiles = new ArrayList<>();
    lay(
        top.children(),
        0,
        0,
        width,
        height,
        (node, x, y, w, h) -> {
          long inside = node.children().stream().filter(child -> child.value().due() > 0).count();
          boolean nested =
              inside > 0 && h > HEADING * 2 && w > 40 && w * (h - HEADING) / inside >= SMALLEST;
          if (!nested) {
            tiles.add(tile(node, x, y, w, h));
            return;
          }
          groups.add(tile(node, x, y, w, h));
          lay(
              node.children(),
              x + GAP,
              y + HEADING,
              w - 2 * GAP,
              h - HEADING - GAP,
              (child, cx, cy, cw, ch) -> tiles.add(tile(child, cx, cy, cw, ch)));
        });
    return new TargetTreemap(width, height, groups, tiles);
  }

  private static Tile tile(Board.Node node, double x, double y, double w, double h) {
    int letters = (int) ((w - 10) / 6.6);
    String name = node.name();
    String label =
        h < 18 || letters < 3
            ? ""
            : name.length() <= letters ? name : name.substring(0, letters - 1).strip() + "…";
    return new Tile(
        node,
        tenth(x),
        tenth(y),
        tenth(Math.max(0, w - GAP)),
        tenth(Math.max(0, h - GAP)),
        label,
        h > 36 && w > 56,
        step(node.value().paceRate().orElse(null)));
  }

  private static double tenth(double pixels) {
    return Math.round(pixels * 10) / 10.0;
  }

  static int step(@Nullable BigDecimal rate) {
    return rate == null ? -1 : Math.min(4, rate.intValue() / 25);
  }

  private interface Placed {
    void at(Board.Node node, double x, double y, double w, double h);
  }

  /**
   * Squarified: rows are filled along the shorter side as long as that makes their worst tile
   * squarer.
   */
  private static void lay(
      List<Board.Node> nodes, double x, double y, double w, double h, Placed placed) {
    List<Board.Node> due =
        nodes.stream()
            .filter(node -> node.value().due() > 0)
            .sorted((a, b) -> Long.compare(b.value().due(), a.value().due()))
            .toList();
    double sum = due.stream().mapToLong(node -> node.value().due()).sum();
    int start = 0;
    while (start < due.size() && w > 0 && h > 0) {
      double side = Math.min(w, h);
      double scale = w * h / sum;
      int end = start + 1;
      double row = due.get(start).value().due();
      while (end < due.size()
          && worst(due, start, end + 1, row + due.get(end).value().due(), scale, side)
              <= worst(due, start, end, row, scale, side)) {
        row += due.get(end).value().due();
        end++;
      }
      double thick = row * scale / side;
      double along = 0;
      for (Board.Node node : due.subList(start, end)) {
        double length = node.value().due() * scale / thick;
        if (w >= h) {
          placed.at(node, x, y + along, thick, length);
        } else {
          placed.at(node, x + along, y, length, thick);
        }
        along += length;
      }
      if (w >= h) {
        x += thick;
        w -= thick;
      } else {
        y += thick;
        h -= thick;
      }
      sum -= row;
      start = end;
    }
  }

  private static double worst(
      List<Board.Node> due, int start, int end, double row, double scale, double side) {
    double largest = due.get(start).value().due() * scale;
    double smallest = due.get(end - 1).value().due() * scale;
    double area = row * scale;
    return Math.max(side * side * largest / (area * area), area * area / (side * side * smallest));
  }
}
