package vn.mach.organisation.units;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import vn.mach.base.kernel.UnitId;

/**
 * A module whose rows need their unit to exist on their day offers one of these as a bean. A
 * decision that ends a unit is refused where such rows remain after the listeners ran.
 */
public interface UnitDependency {

  /** The message key of the refusal; takes the code of the unit and the number of rows. */
  String refusal();

  /**
   * How many rows of this module each unit has on the day or later. Units with none may be left
   * out.
   */
  Map<UnitId, Long> remaining(Collection<UnitId> units, LocalDate day);
}
