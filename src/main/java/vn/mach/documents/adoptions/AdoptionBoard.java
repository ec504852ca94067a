package vn.mach.documents.adoptions;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.directives.NamedDirective;

/**
 * A directive in a unit and all below it: the units directly below as rows, and its levels.
 *
 * @param version the number of the latest version that was sent
 * @param own the unit alone
 */
record AdoptionBoard(
    NamedDirective directive,
    int version,
    LocalDate day,
    Row whole,
    Row own,
    List<Row> rows,
    List<Level> levels) {

  /**
   * One row.
   *
   * @param late by what is owed, of units whose last day has passed
   * @param opens whether it has units below it
   */
  record Row(
      UnitId id,
      String code,
      String name,
      String kind,
      AdoptionNumbers numbers,
      Map<Owed, Long> late,
      boolean opens) {

    long late(Owed owed) {
      return late.getOrDefault(owed, 0L);
    }

    long overdue() {
      return late.values().stream().mapToLong(it -> it).sum();
    }
  }

  /**
   * The units of one kind.
   *
   * @param due the last day of each that they owe
   */
  record Level(
      String kind,
      String nameVi,
      String nameEn,
      AdoptionNumbers numbers,
      Map<Owed, LocalDate> due,
      Map<Owed, Long> late) {

    /** Units that have not opened it. */
    long unopened() {
      return numbers.asked() - numbers.received();
    }

    /** Units that owe a plan and have neither sent one nor got one back. */
    long writing() {
      return Math.max(
          0, numbers.plans() - numbers.adopted() - numbers.waiting() - numbers.returned());
    }
  }

  boolean nothing() {
    return whole.numbers().none();
  }

  List<Owed> columns() {
    return List.of(Owed.values()).stream().filter(it -> whole.numbers().base(it) > 0).toList();
  }
}
