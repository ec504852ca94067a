package vn.mach.voice.findings;

import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;

/** The realm's terms for findings and its fields of work. Rows are added, never changed. */
@Component
class FindingSettings {

  static final int LONGEST = 300;
  static final int LONGEST_NAME = 120;
  private static final int MOST_DAYS = 250;
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{1,30}");

  private final JdbcClient jdbc;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  FindingSettings(JdbcClient jdbc, Idempotency idempotency, AuditLog auditLog) {
    this.jdbc = jdbc;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  @Transactional
  Outcome<Long> rule(Actor actor, String key, FindingRule rule) {
    requireRealm(actor);
    return idempotency.once(
        new Key(actor, key, "findings.rule", rule),
        Answer.known(0L),
        () -> {
          if (rule.days() < 1 || rule.days() > MOST_DAYS) {
            return Outcome.refused("days", "findings.refused.days", rule.days());
          }
          int added =
              jdbc.sql(
                      """
                      insert into finding_rules (level, days, valid_from, source) values (:level, :days, :from, :source)
                      on conflict on constraint finding_rules_once do nothing
                      """)
                  .param("level", rule.level())
                  .param("days", rule.days())
                  .param("from", rule.validFrom())
                  .param("source", rule.source())
                  .update();
          return added == 1
              ? wrote(actor, "rule_added")
              : Outcome.refused("validFrom", "findings.refused.rule_known");
        });
  }

  @Transactional
  Outcome<Long> field(Actor actor, String key, FieldWorkSql.Field field) {
    requireRealm(actor);
    return idempotency.once(
        new Key(actor, key, "findings.field", field),
        Answer.known(0L),
        () -> {
          if (!CODE.matcher(field.code()).matches()) {
            return Outcome.refused("code", "findings.refused.code", field.code());
          }
          int added =
              jdbc.sql(
                      """
                      insert into finding_fields (code, name_vi, name_en, position)
                      select ?, ?, ?, coalesce(max(position), 0) + 10 from finding_fields on conflict on constraint finding_fields_key do nothing
                      """)
                  .params(field.code(), field.nameVi(), field.nameEn())
                  .update();
          return added == 1
              ? wrote(actor, "field_added")
              : Outcome.refused("code", "findings.refused.code_known", field.code());
        });
  }

  private static void requireRealm(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("settings of findings");
    }
  }

  private Outcome<Long> wrote(Actor actor, String action) {
    auditLog.record(actor, "findings." + action, "findings:settings", null, null, Map.of());
    return Outcome.done(0L);
  }
}
