package vn.mach.documents.directives;

import java.time.LocalDate;
import vn.mach.base.kernel.UnitId;

/**
 * A module that gives numbers too offers one of these as a bean, so that no number is proposed that
 * it gave already.
 */
public interface NumbersTaken {

  /**
   * The highest number that the unit has used for this kind in the run that the day lies in; 0
   * where there is none.
   */
  int last(UnitId unit, DirectiveKind kind, LocalDate day);
}
