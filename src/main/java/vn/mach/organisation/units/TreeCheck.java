package vn.mach.organisation.units;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;

/**
 * Consistency check of the tree: invalid versions, and closure and successors compared with a
 * recompute.
 */
@Component
public class TreeCheck {

  private final JdbcClient jdbc;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final ReorganisationsSql tree;
  private final String faults;

  TreeCheck(JdbcClient jdbc, ReorganisationsSql tree, Idempotency idempotency, AuditLog auditLog) {
    this.jdbc = jdbc;
    this.tree = tree;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    try {
      faults =
          new ClassPathResource("vn/mach/organisation/units/tree_check.sql")
              .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One finding.
   *
   * @param kind {@code cycle}, {@code overlap}, {@code orphan}, {@code gap} (not necessarily an
   *     error), {@code closure}, {@code successors}; its words are under {@code units.fault.<kind>}
   * @param other the parent or unit it concerns, if any
   * @param from its first and last day, if any
   */
  public record Fault(
      String kind,
      UnitId unit,
      String code,
      String name,
      @Nullable String other,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {}

  /** All findings, at most the first 500 of each kind. */
  @Transactional(readOnly = true)
  public List<Fault> faults() {
    return jdbc.sql(faults)
        .query((row, number) ->
            new Fault(
                row.getString("fault"),
                new UnitId(row.getLong("unit_id")),
                row.getString("code"),
                row.getString("name"),
                row.getString("other"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class)))
        .list();
  }

  /**
   * Rebuilds closure and successors of all units: repairs {@code closure} and {@code successors}.
   */
  @Transactional
  public Outcome<Boolean> derive(Actor actor, String key) {
    return idempotency.once(
        new Key(actor, key, "units.derive"),
        Answer.known(true),
        () -> {
          jdbc.sql("lock table unit_versions in share row exclusive mode").update();
          tree.deriveAll();
          auditLog.record(actor, "units.derived", null, null, null, java.util.Map.of());
          return Outcome.done(true);
        });
  }
}
