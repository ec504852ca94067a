package vn.mach.app.home;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.Board;

/**
 * The units under one, two levels down, that are behind with any of its targets, each once: those
 * behind with most targets first.
 */
record LateUnits(List<Late> units) {

  /**
   * A unit that is behind itself, or above units behind that lie deeper than two levels.
   *
   * @param above the name of the unit between, empty where there is none
   */
  record Late(UnitId id, String name, String above, List<Board.Column> targets) {

    String[] codes() {
      return targets.stream().map(Board.Column::code).toArray(String[]::new);
    }
  }

  static LateUnits of(Map<Board.Column, ReminderUnits> missing) {
    Map<UnitId, Late> late = new LinkedHashMap<>();
    missing.forEach((column, units) -> {
      String above = "";
      for (ReminderUnits.Offer offer : units.offers()) {
        if (offer.level() == 1) {
          above = offer.node().name();
        }
        if (offer.chosen()) {
          String between = offer.level() == 1 ? "" : above;
          late.computeIfAbsent(
                  offer.node().id(),
                  id -> new Late(id, offer.node().name(), between, new ArrayList<>()))
              .targets()
              .add(column);
        }
      }
    });
    return new LateUnits(
        late.values().stream()
            .sorted(Comparator.comparingInt((Late it) -> -it.targets().size()))
            .toList());
  }

  Set<UnitId> ids() {
    return units.stream().map(Late::id).collect(Collectors.toSet());
  }
}
