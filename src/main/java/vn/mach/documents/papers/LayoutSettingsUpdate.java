package vn.mach.documents.papers;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;

/** Sets the realm's measures; the caller has asked whether the actor may. */
@Component
class LayoutSettingsUpdate {

  private final LayoutSettingsSql sql;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  LayoutSettingsUpdate(LayoutSettingsSql sql, Idempotency idempotency, AuditLog auditLog) {
    this.sql = sql;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /**
   * What is set as the rules say is still a row: it stays when the rules change. Papers that are
   * signed never change.
   */
  @Transactional
  public Outcome<String> set(
      Actor actor, String key, LayoutStandard layout, PageMeasures measures) {
    String code = LayoutSettingsSql.code(layout);
    return idempotency.once(
        new Key(actor, key, "papers.set_measures", code, measures),
        Answer.known(code),
        () -> {
          sql.set(layout, measures);
          auditLog.record(
              actor, "papers.measures_set", "papers_layout:" + code, null, null, details(measures));
          return Outcome.done(code);
        });
  }

  private static Map<String, String> details(PageMeasures measures) {
    return Arrays.stream(MeasureBounds.values())
        .collect(Collectors.toMap(MeasureBounds::code, it -> it.in(measures).toPlainString()));
  }
}
