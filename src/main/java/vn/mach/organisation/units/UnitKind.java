package vn.mach.organisation.units;

import java.time.LocalDate;

/**
 * A kind of unit, named in both languages as of a day.
 *
 * @param position its place in lists, from the top of the tree downwards
 * @param from the first day on which units are founded as such
 * @param to the last one; units of earlier days keep their kind
 * @param source of these days; empty where it always was
 */
public record UnitKind(
    String code,
    String nameVi,
    String nameEn,
    int position,
    LocalDate from,
    LocalDate to,
    String source) {

  /** Whether units are founded as such on the day. */
  public boolean holds(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
