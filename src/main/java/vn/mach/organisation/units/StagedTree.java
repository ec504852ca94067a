package vn.mach.organisation.units;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;

/**
 * The tree as it would be once the accepted rows of an import are loaded, for the tables of the
 * exchange format that come after {@code units} ({@code rows.shared(StagedTree.class)}). The
 * conditions are SQL over an import's staged relations.
 */
public interface StagedTree {

  /** Receives a unit at or above another, and the days on which this is valid. */
  @FunctionalInterface
  interface Above {
    /**
     * @param distance 0 for the unit itself
     * @param from the first day
     * @param to the last day
     */
    void above(String unit, String ancestor, int distance, LocalDate from, LocalDate to)
        throws IOException;
  }

  /** Reports which of the wanted units are at or above each unit, on which days. */
  void eachAbove(Set<String> wanted, Above above) throws IOException;

  /** Whether the unit exists on the day. */
  static String standsOn(String unit, String day) {
    return "exists (select 1 from {versions} s where s.code = %s and %s between s.valid_from and s.valid_to)"
        .formatted(unit, day);
  }

  /**
   * Whether the unit exists on every day from the first to the last; the last may be null: open.
   */
  static String standsThrough(String unit, String from, String to) {
    return """
    coalesce(daterange(%s, coalesce(%s, 'infinity'), '[]')
      <@ (select range_agg(daterange(s.valid_from, s.valid_to, '[]')) from {versions} s where s.code = %s), false)
    """
        .formatted(from, to, unit);
  }
}
