package vn.mach.organisation.units;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import vn.mach.base.kernel.UnitId;

/**
 * A module whose things need their unit to stand on their day offers one of these as a bean. A
 * decision that ends a unit is refused where such things remain after the followers ran.
 */
public interface UnitDependency {

  /** The message key of the refusal; takes the code of the unit and the number of things. */
  String refusal();

  /**
   * How many of this module's things of each unit lie on the day or later. Units with none may be
   * left out.
   */
  Map<UnitId, Long> remaining(Collection<UnitId> units, LocalDate day);
}
