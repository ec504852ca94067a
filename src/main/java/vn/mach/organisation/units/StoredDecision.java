package vn.mach.organisation.units;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A decision that was carried out, as stored. */
record StoredDecision(
    long id,
    LocalDate day,
    String symbol,
    String reason,
    List<TreeStep> steps,
    Instant at,
    String login,
    List<NamedUnit> units) {

  /** With more of the units that it is about. */
  StoredDecision naming(List<NamedUnit> more) {
    Set<NamedUnit> all = new LinkedHashSet<>(units);
    all.addAll(more);
    return new StoredDecision(id, day, symbol, reason, steps, at, login, List.copyOf(all));
  }
}
