package vn.mach.voice.talks;

import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Numbers that are set, by the day of the matter; an administrator adds to them. */
@Component
class TalkRules {

  static final String TALKS_EACH_YEAR = "talks_each_year";
  static final String LEAD_DAYS = "lead_days";
  static final String REPLY_DAYS = "reply_days";
  static final String CONFIRM_DAYS = "confirm_days";
  static final String SMALLEST_GROUP = "smallest_group";
  static final String DIALOGUES_EACH_YEAR = "dialogues_each_year";
  static final String ANSWER_DAYS = "answer_days";

  private static final int HIGHEST = 365;

  private final JdbcClient jdbc;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  TalkRules(JdbcClient jdbc, Idempotency idempotency, AuditLog auditLog) {
    this.jdbc = jdbc;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /** A number from a day on, with who set it. */
  record Rule(String rule, LocalDate validFrom, int value, String source) {}

  /** All, the latest first. */
  List<Rule> all() {
    return jdbc.sql("select * from talk_rules order by valid_from desc, rule")
        .query(TalkRules::rule)
        .list();
  }

  /** The rule as it was on the day; the first there is, where it lies before all. */
  Rule on(String rule, LocalDate day) {
    return jdbc.sql(
            """
            select * from talk_rules where rule = :rule
            order by valid_from <= :day desc, case when valid_from <= :day then valid_from end desc, valid_from limit 1
            """)
        .param("rule", rule)
        .param("day", day)
        .query(TalkRules::rule)
        .single();
  }

  /** Adds a number from a day on. What held before stays. */
  @Transactional
  Outcome<String> add(Actor actor, String key, Rule rule) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("rules of talks");
    }
    return idempotency.once(
        new Key(actor, key, "talks.rule", rule),
        Answer.known(rule.rule()),
        () -> {
          int least =
              rule.rule().equals(SMALLEST_GROUP) ? 3 : rule.rule().endsWith("_each_year") ? 0 : 1;
          if (rule.value() < least || rule.value() > HIGHEST) {
            return Outcome.refused("value", "talks.refused.value", rule.value(), least, HIGHEST);
          }
          int made =
              jdbc.sql(
                      "insert into talk_rules (rule, valid_from, value, source) values (?, ?, ?, ?) on conflict on constraint talk_rules_key do nothing")
                  .params(rule.rule(), rule.validFrom(), rule.value(), rule.source())
                  .update();
          if (made == 0) {
            return Outcome.refused("validFrom", "talks.refused.same_day", rule.validFrom());
          }
          auditLog.record(actor, "talks.rule_set", null, null, null, Map.of("code", rule.rule()));
          return Outcome.done(rule.rule());
        });
  }

  private static Rule rule(ResultSet row, int number) throws SQLException {
    return new Rule(
        row.getString("rule"),
        row.getObject("valid_from", LocalDate.class),
        row.getInt("value"),
        row.getString("source"));
  }
}
