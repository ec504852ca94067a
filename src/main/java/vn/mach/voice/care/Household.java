package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;

/**
 * A household as it is typed: where it lives, and for which reasons it is visited.
 *
 * @param kinds codes of kinds of visits
 */
record Household(UnitId unit, String name, String address, List<String> kinds) {

  static final int LONGEST_ADDRESS = 300;
  static final int MOST_PEOPLE = 40;

  /**
   * A household on record.
   *
   * @param kindCodes separated by commas
   * @param visits that stand
   */
  record Row(
      long id,
      long unitId,
      String unitName,
      String name,
      String address,
      String kindCodes,
      @Nullable LocalDate endedOn,
      @Nullable LocalDate lastOn,
      int visits) {

    List<String> kinds() {
      return CareKind.split(kindCodes);
    }
  }

  /**
   * Somebody who lives in a household.
   *
   * @param personId none: not on the register
   * @param about who they are in it, as written
   */
  record Person(long id, @Nullable Long personId, String name, String about) {}

  /**
   * That a household, or somebody of it, asks not to be visited.
   *
   * @param name whose wish it is; empty: of the household
   */
  record Wish(long id, LocalDate since, String note, String name) {}
}
