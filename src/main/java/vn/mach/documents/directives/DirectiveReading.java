package vn.mach.documents.directives;

import java.util.List;
import vn.mach.organisation.units.NamedUnit;

/**
 * A directive's text as somebody reads it.
 *
 * @param version that was issued last
 * @param mine what it asks of the reader's own units
 * @param versions all that were issued, the latest first
 */
record DirectiveReading(
    DirectiveVersion version,
    List<Clause> clauses,
    List<Mine> mine,
    List<DirectiveVersion> versions,
    ClauseView.Words words) {

  /** What is asked of one unit. */
  record Mine(NamedUnit unit, List<Clause> clauses) {}
}
