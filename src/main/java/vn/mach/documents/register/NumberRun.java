package vn.mach.documents.register;

import java.time.LocalDate;
import vn.mach.base.kernel.UnitId;

/**
 * A number run: a unit's book, a term or a year, and for outgoing papers the kind.
 *
 * @param from the first day; {@link LocalDate#MIN} where no term is on record
 * @param to the last day; {@link LocalDate#MAX} where the term is open
 * @param kind outgoing: the abbreviation of the kind, which decision and regulation share (QĐ), or
 *     {@link #CONGRESS}; incoming: empty
 */
record NumberRun(UnitId unit, Book book, LocalDate from, LocalDate to, String kind) {

  /**
   * The papers of a congress run together, whatever their kind (36-HD/VPTW, II.1). Their symbols
   * end in ĐH.
   */
  static final String CONGRESS = "ĐH";

  boolean congress() {
    return kind.equals(CONGRESS);
  }
}
