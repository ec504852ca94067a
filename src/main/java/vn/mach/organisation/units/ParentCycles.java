package vn.mach.organisation.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds units that on some day would be under themselves. A under B and later B under A is no
 * cycle.
 */
final class ParentCycles {

  private ParentCycles() {}

  /**
   * The rows sent that on some day are part of a cycle of parents.
   *
   * @param versions by the code of their unit
   */
  static Set<UnitRow> rows(Map<String, List<ProposedVersion>> versions) {
    Map<String, List<ProposedVersion>> candidates = peeled(versions);
    List<LocalDate> days =
        candidates.values().stream()
            .flatMap(List::stream)
            .map(it -> it.row().from())
            .distinct()
            .sorted()
            .toList();
    Set<UnitRow> onRings = new HashSet<>();
    for (LocalDate day : days) {
      Map<String, List<ProposedVersion>> ofDay = new HashMap<>();
      candidates.forEach((code, all) -> {
        List<ProposedVersion> holding =
            all.stream()
                .filter(it -> !day.isBefore(it.row().from()) && !day.isAfter(it.to()))
                .toList();
        if (!holding.isEmpty()) {
          ofDay.put(code, holding);
        }
      });
      Map<String, List<ProposedVersion>> left = peeled(ofDay);
      boolean plain = left.values().stream().allMatch(all -> all.size() == 1);
      left.values().stream()
          .flatMap(List::stream)
          .filter(it -> it.sent() && (plain || reachesItself(it, left)))
          .forEach(it -> onRings.add(it.row()));
    }
    return onRings;
  }

  /**
   * Repeatedly removes units without a parent among the rest and units that are nobody's parent:
   * what is left contains the cycles.
   */
  private static Map<String, List<ProposedVersion>> peeled(Map<String, List<ProposedVersion>> all) {
    Map<String, List<ProposedVersion>> left = new HashMap<>(all);
    for (boolean shrank = true; shrank; ) {
      int before = left.values().stream().mapToInt(List::size).sum();
      Set<String> parents = new HashSet<>();
      left.replaceAll((code, rows) ->
          rows.stream()
              .filter(it -> it.row().parent() != null && left.containsKey(it.row().parent()))
              .toList());
      left.values().removeIf(List::isEmpty);
      left.values()
          .forEach(
              rows -> rows.forEach(it -> parents.add(Objects.requireNonNull(it.row().parent()))));
      left.keySet().retainAll(parents);
      shrank = left.values().stream().mapToInt(List::size).sum() < before;
    }
    return left;
  }

  private static boolean reachesItself(
      ProposedVersion start, Map<String, List<ProposedVersion>> ofDay) {
    Set<String> seen = new HashSet<>();
    List<String> next = new ArrayList<>();
    next.add(Objects.requireNonNull(start.row().parent()));
    while (!next.isEmpty()) {
      String code = next.removeLast();
      if (code.equals(start.row().code())) {
        return true;
      }
      if (seen.add(code)) {
        ofDay
            .getOrDefault(code, List.of())
            .forEach(it -> next.add(Objects.requireNonNull(it.row().parent())));
      }
    }
    return false;
  }
}
