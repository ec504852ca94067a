package vn.mach.organisation.units;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Period;

/**
 * A version in {@link UnitGraph}: an existing one (perhaps closed by a row), or one that a row
 * adds.
 */
final class ProposedVersion {

  private final UnitRow row;
  private LocalDate to;
  private @Nullable UnitRow closedBy;

  ProposedVersion(UnitRow row) {
    this.row = row;
    this.to = row.to();
  }

  UnitRow row() {
    return row;
  }

  /** Its last day, with the row that closes it. */
  LocalDate to() {
    return to;
  }

  @Nullable UnitRow closedBy() {
    return closedBy;
  }

  boolean sent() {
    return row.line() > 0;
  }

  void closeBy(UnitRow closing) {
    to = closing.to();
    closedBy = closing;
  }

  void reopen() {
    to = Period.FOREVER;
    closedBy = null;
  }
}
