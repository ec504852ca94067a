package vn.mach.app.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What somebody agreed to who accepts an import.
 *
 * @param goodRowsOnly that rows are refused
 * @param newTops that units come to stand at the top beside those that stand there
 * @param seen what they saw of the validation; null where nobody looked
 */
record ImportConsent(boolean goodRowsOnly, boolean newTops, @Nullable ImportSummary seen) {

  ImportConsent(boolean goodRowsOnly, boolean newTops) {
    this(goodRowsOnly, newTops, null);
  }

  /**
   * Whether other rows are refused by now or more come in; rows that stand by now do not matter.
   */
  boolean differsFrom(ValidationResult validated) {
    return seen != null
        && (validated.refusedRows() != seen.refused() || validated.takenRows() > seen.taken());
  }
}
