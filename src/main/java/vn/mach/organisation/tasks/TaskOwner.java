package vn.mach.organisation.tasks;

import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;

/**
 * Who owes a task: a unit, that is whoever has the kind's right there, or a person in a unit.
 *
 * @param unit where the task counts
 * @param person none: the unit
 */
public record TaskOwner(UnitId unit, @Nullable PersonId person) {

  public static TaskOwner unit(UnitId unit) {
    return new TaskOwner(unit, null);
  }

  public static TaskOwner person(PersonId person, UnitId in) {
    return new TaskOwner(in, person);
  }
}
