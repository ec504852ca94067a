package vn.mach.app.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.Board;

/**
 * The units under one, two levels down, in which somebody has not reached a target: to these a
 * reminder may go.
 *
 * @param offers parents before those below them
 */
record ReminderUnits(List<Offer> offers) {

  /**
   * A unit.
   *
   * @param level 1 or 2
   * @param above the name of the unit above it, where that is not the one asked: names repeat
   * @param chosen whether a reminder goes to it unless the sender says otherwise: where exactly the
   *     units are that are behind. It is so for one that is behind itself, and for one whose units
   *     behind lie deeper than the list; not for one above another that is chosen
   */
  record Offer(Board.Node node, int level, String above, boolean chosen) {}

  static ReminderUnits of(Board.Node top) {
    List<Offer> offers = new ArrayList<>();
    add(top, 1, offers);
    return new ReminderUnits(offers);
  }

  private static void add(Board.Node above, int level, List<Offer> offers) {
    for (Board.Node node : above.children()) {
      if (node.value().done() < node.value().due()) {
        long below = node.children().stream().mapToLong(it -> it.value().behind()).sum();
        offers.add(
            new Offer(node, level, level == 1 ? "" : above.name(), node.value().behind() > below));
        add(node, level + 1, offers);
      }
    }
  }

  Set<UnitId> units() {
    return offers.stream().map(it -> it.node().id()).collect(Collectors.toSet());
  }

  Set<UnitId> chosen() {
    return offers.stream()
        .filter(Offer::chosen)
        .map(it -> it.node().id())
        .collect(Collectors.toSet());
  }
}
