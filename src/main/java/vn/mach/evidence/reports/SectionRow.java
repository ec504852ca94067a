package vn.mach.evidence.reports;

import java.time.Instant;

/**
 * A section of a report.
 *
 * @param topic the heading without its number, in small letters without accents: the same section
 *     in another unit's report
 * @param version of the text, from 1
 * @param by who saved it last
 * @param remarks how many are not settled
 * @param sides how many texts wait to be decided between
 */
record SectionRow(
    long id,
    ReportId report,
    int position,
    int level,
    String heading,
    String topic,
    String text,
    int version,
    String by,
    Instant at,
    int remarks,
    int sides) {

  /** Whether somebody has written in it since it was begun. */
  boolean written() {
    return version > 1;
  }
}
