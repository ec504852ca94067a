package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.List;
import vn.mach.base.kernel.UnitId;

/**
 * What some units owe in some weeks: their open tasks by due day.
 *
 * @param weeks those with any, in order
 * @param busiest the units with the most, the first ten
 * @param similar what is asked of them by reports, or under a title like the one given: the most
 *     similar first, then those asked of the most
 */
public record TaskLoad(List<Week> weeks, List<Busy> busiest, List<Asked> similar) {

  public static final TaskLoad NOTHING = new TaskLoad(List.of(), List.of(), List.of());

  /** A week, by its Monday: how many tasks are due in it, of how many units. */
  public record Week(LocalDate monday, long tasks, long units) {}

  /** A unit and how many tasks it has. */
  public record Busy(UnitId unit, String name, long tasks) {}

  /** Something asked of so many of the units by a day. */
  public record Asked(String kindVi, String kindEn, String title, LocalDate dueOn, long units) {}
}
