package vn.mach.organisation.units;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;

/**
 * What a decision did to the tree, for modules that follow it.
 *
 * @param day the first day on which it is valid; it may lie in the past
 * @param ended the units whose last day is the day before
 * @param founded the units that exist since the day
 * @param shifted every unit that has another unit above it, or none, since the day
 */
public record TreeChange(
    LocalDate day, List<Ended> ended, List<UnitId> founded, List<UnitId> shifted) {
  public TreeChange {
    ended = List.copyOf(ended);
    founded = List.copyOf(founded);
    shifted = List.copyOf(shifted);
  }

  /** The ended units with a successor, each with its last successor. */
  public Map<UnitId, UnitId> successors() {
    Map<UnitId, UnitId> next = new HashMap<>();
    ended.forEach(unit -> {
      if (unit.successor() != null) {
        next.put(unit.unit(), unit.successor());
      }
    });
    Map<UnitId, UnitId> successors = new LinkedHashMap<>();
    for (Map.Entry<UnitId, UnitId> step : next.entrySet()) {
      UnitId successor = step.getValue();
      for (int i = 0; i < next.size() && next.containsKey(successor); i++) {
        successor = next.getOrDefault(successor, successor);
      }
      successors.put(step.getKey(), successor);
    }
    return successors;
  }

  /**
   * @param successor the successor, if any; it may itself have ended on the same day
   */
  public record Ended(UnitId unit, @Nullable UnitId successor) {}
}
