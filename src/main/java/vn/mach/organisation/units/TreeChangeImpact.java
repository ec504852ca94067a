package vn.mach.organisation.units;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;

/**
 * A module that has totals over the tree offers one of these as a bean, so that a preview can show
 * which of them a decision changes. It is called twice, with the decision applied and without it,
 * and must count each time from what the transaction sees.
 */
public interface TreeChangeImpact {

  /**
   * The totals of these units as read today, of the periods that the day or any later day belongs
   * to. Units that are not there (they are founded by the decision) have none.
   *
   * @param units all whose totals the decision may change: those it touches and those above
   * @param regrouped the units that have others at or under them with the decision than without;
   *     for all others a sum over their subtree does not change and need not be counted
   */
  List<Total> totals(Collection<UnitId> units, Collection<UnitId> regrouped, LocalDate day);

  /**
   * One total.
   *
   * @param key identifies it among the unit's totals
   * @param words the message key of what it counts; takes the name
   * @param value none where the base is 0
   * @param rate whether the value is a percentage
   */
  record Total(
      UnitId unit,
      String key,
      String words,
      String nameVi,
      String nameEn,
      @Nullable BigDecimal value,
      boolean rate) {}
}
