package vn.mach.branch.inspections;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

/**
 * What an administrator sets from a day on: the steps of a kind and the one at which it counts, and
 * the numbers. What held before stays; nothing that was recorded changes.
 */
@Component
class RuleChanges {

  private final JdbcClient jdbc;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  RuleChanges(JdbcClient jdbc, Idempotency idempotency, AuditLog auditLog) {
    this.jdbc = jdbc;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /** A new version of a kind; its name and all else are those of the version before. */
  @Transactional
  Outcome<String> kind(
      Actor actor,
      String key,
      String code,
      LocalDate from,
      List<String> steps,
      String countsAt,
      String source) {
    require(actor);
    return idempotency.once(
        new Key(actor, key, "inspections.kind", code, from, steps, countsAt, source),
        Answer.known(code),
        () -> {
          int made =
              jdbc.sql(
                      """
                      insert into inspection_kinds (code, valid_from, name_vi, name_en, steps, activity_kind, counts_at, planned, limited, source, position)
                      select code, :from, name_vi, name_en, :steps, activity_kind, :counts, planned, limited, :source, position
                      from inspection_kinds where code = :code order by valid_from <= :from desc, valid_from desc limit 1
                      on conflict on constraint inspection_kinds_key do nothing
                      """)
                  .param("code", code)
                  .param("from", from)
                  .param("steps", steps.toArray(String[]::new))
                  .param("counts", countsAt)
                  .param("source", source)
                  .update();
          return wrote(actor, made, "kind_set", code, from);
        });
  }

  /** A number from a day on. */
  @Transactional
  Outcome<String> value(
      Actor actor, String key, String rule, LocalDate from, int value, String source) {
    require(actor);
    return idempotency.once(
        new Key(actor, key, "inspections.rule", rule, from, value, source),
        Answer.known(rule),
        () -> {
          int made =
              jdbc.sql(
                      "insert into inspection_rules (rule, valid_from, value, source) values (?, ?, ?, ?) on conflict on constraint inspection_rules_key do nothing")
                  .params(rule, from, value, source)
                  .update();
          return wrote(actor, made, "rule_set", rule, from);
        });
  }

  private Outcome<String> wrote(Actor actor, int made, String action, String code, LocalDate from) {
    if (made == 0) {
      return Outcome.refused("validFrom", "inspections.refused.same_day", from);
    }
    auditLog.record(actor, "inspections." + action, null, null, null, Map.of("code", code));
    return Outcome.done(code);
  }

  private static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("rules of inspections");
    }
  }
}
