package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;

/**
 * Who may issue what: rows of the table {@code issuing_rules} by the kind of unit, each with the
 * days on which it holds and its source (399-QĐ/TW of 9 January 2026). What is against a rule is
 * warned of, never refused.
 */
@Component
public class IssuingRules {

  /**
   * That a kind of unit issues a kind of paper.
   *
   * @param congress whether it is said of the unit's congress
   * @param from the first day; for {@link #end} the day from which it no longer holds
   * @param to the last day; not asked of a rule that begins
   */
  record Rule(
      String unitKind,
      boolean congress,
      String kind,
      LocalDate from,
      LocalDate to,
      String source) {}

  private final JdbcClient jdbc;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  IssuingRules(JdbcClient jdbc, Idempotency idempotency, AuditLog auditLog) {
    this.jdbc = jdbc;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  List<Rule> all() {
    return jdbc.sql(
            "select unit_kind, congress, kind, valid_from, valid_to, source from issuing_rules order by unit_kind, congress, kind, valid_from")
        .query((row, number) ->
            new Rule(
                row.getString(1),
                row.getBoolean(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getObject(5, LocalDate.class),
                row.getString(6)))
        .list();
  }

  /**
   * From this day on, and where the same begins again later until the day before, units of the kind
   * issue such papers; the caller has asked the right. Refused: it is said of that day already.
   */
  Outcome<String> begin(Actor actor, String key, Rule rule) {
    return idempotency.once(
        new Key(actor, key, "register.begin_rule", rule),
        Answer.known(rule.kind),
        () -> {
          lock();
          if (holds(rule)) {
            return Outcome.refused("kind", "register.refused.rule_holds");
          }
          jdbc.sql(
                  """
                  insert into issuing_rules (unit_kind, congress, kind, valid_from, valid_to, source)
                  select :unit_kind, :congress, :kind, :from, coalesce(min(valid_from) - 1, 'infinity'), :source
                  from issuing_rules where unit_kind = :unit_kind and congress = :congress and kind = :kind and valid_from > :from
                  """)
              .params(named(rule))
              .param("source", rule.source)
              .update();
          return recorded(actor, "register.rule_begun", rule);
        });
  }

  /**
   * From this day on they do not. Where that is its first day the rule never held: it was entered
   * by mistake.
   */
  Outcome<String> end(Actor actor, String key, Rule rule) {
    return idempotency.once(
        new Key(actor, key, "register.end_rule", rule),
        Answer.known(rule.kind),
        () -> {
          lock();
          int ended =
              jdbc.sql(
                          "delete from issuing_rules where unit_kind = :unit_kind and congress = :congress and kind = :kind and valid_from = :from")
                      .params(named(rule))
                      .update()
                  + jdbc.sql(
                          """
                          update issuing_rules set valid_to = :from::date - 1
                          where unit_kind = :unit_kind and congress = :congress and kind = :kind and valid_from < :from and valid_to >= :from
                          """)
                      .params(named(rule))
                      .update();
          return ended == 0
              ? Outcome.refused("kind", "register.refused.rule_holds_not")
              : recorded(actor, "register.rule_ended", rule);
        });
  }

  /** Rules are few and seldom changed: two changes at once take turns. */
  private void lock() {
    jdbc.sql("lock table issuing_rules in share row exclusive mode").update();
  }

  private boolean holds(Rule rule) {
    return jdbc.sql(
            """
            select exists (select 1 from issuing_rules
              where unit_kind = :unit_kind and congress = :congress and kind = :kind and :from between valid_from and valid_to)
            """)
        .params(named(rule))
        .query(Boolean.class)
        .single();
  }

  private static Map<String, Object> named(Rule rule) {
    return Map.of(
        "unit_kind",
        rule.unitKind,
        "congress",
        rule.congress,
        "kind",
        rule.kind,
        "from",
        rule.from);
  }

  private Outcome<String> recorded(Actor actor, String action, Rule rule) {
    auditLog.record(
        actor,
        action,
        "issuing_rules:" + rule.unitKind,
        null,
        rule.source.isEmpty() ? null : rule.source,
        Map.of("kind", rule.kind, "day", rule.from.toString()));
    return Outcome.done(rule.kind);
  }

  /**
   * The source of the rule by which the unit does not issue papers of this kind on the day; empty
   * where it may, or no rule says anything of such a unit.
   *
   * @param kind a code of {@link DocumentKind}
   */
  public Optional<String> against(UnitId unit, String kind, LocalDate day, boolean congress) {
    return jdbc.sql(
            """
            select source from (select issuing_rule_against(u.kind, :congress, :kind, :day) as source from units_on(:day) u where u.unit_id = :unit) found
            where source is not null
            """)
        .param("congress", congress)
        .param("kind", kind)
        .param("day", day)
        .param("unit", unit.value())
        .query(String.class)
        .optional();
  }
}
