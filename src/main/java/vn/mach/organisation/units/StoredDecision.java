package vn.mach.organisation.units;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A decision that was carried out, as stored. */
record StoredDecision(
    long id,
    LocalDate day,
    String symbol,
    String reason,
    List<TreeStep> steps,
    Instant at,
    String login,
    List<NamedUnit> units) {}
