package vn.mach.evidence.forecast;

import java.time.LocalDate;

/**
 * The period that a target's own is compared with: the same days so many whole years earlier that
 * it is over.
 *
 * @param known the day in it that corresponds to today
 */
record EarlierPeriod(LocalDate first, LocalDate known, LocalDate last) {

  /**
   * The latest one that was over before today.
   *
   * @param from first day of the target
   * @param to its last day
   */
  static EarlierPeriod of(LocalDate from, LocalDate to, LocalDate today) {
    int years = 1;
    while (!to.minusYears(years).isBefore(today)) {
      years++;
    }
    return new EarlierPeriod(from.minusYears(years), today.minusYears(years), to.minusYears(years));
  }
}
