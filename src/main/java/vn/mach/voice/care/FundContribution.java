package vn.mach.voice.care;

import java.time.LocalDate;
import vn.mach.base.kernel.UnitId;

/**
 * What a partner gave.
 *
 * @param item what, and empty for money
 * @param measure of the things: boxes, kilograms
 * @param quantity in đồng, or so many
 * @param valueEach estimated, in đồng; 1 for money
 */
record FundContribution(
    UnitId unit,
    String partner,
    LocalDate givenOn,
    String item,
    String measure,
    long quantity,
    long valueEach,
    String note) {

  static final int LONGEST_ITEM = 100;
}
