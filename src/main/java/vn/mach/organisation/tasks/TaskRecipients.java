package vn.mach.organisation.tasks;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;

/**
 * The units that are asked together, as the tree stands on the day.
 *
 * @param under the unit above them; none: {@code units} names them
 * @param directly only those directly under it
 * @param kinds codes of kinds of unit; none: of any kind
 * @param units where they are named one by one
 */
public record TaskRecipients(
    @Nullable UnitId under, boolean directly, Set<String> kinds, List<UnitId> units) {

  public TaskRecipients {
    kinds = Set.copyOf(kinds);
    units = List.copyOf(units);
  }

  /** All units of these kinds below a unit, on every level. */
  public static TaskRecipients below(UnitId unit, Set<String> kinds) {
    return new TaskRecipients(unit, false, kinds, List.of());
  }

  /** The units directly below. */
  public static TaskRecipients directlyBelow(UnitId unit) {
    return new TaskRecipients(unit, true, Set.of(), List.of());
  }

  public static TaskRecipients of(List<UnitId> units) {
    return new TaskRecipients(null, false, Set.of(), units);
  }
}
