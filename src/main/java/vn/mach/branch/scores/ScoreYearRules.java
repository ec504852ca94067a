package vn.mach.branch.scores;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
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
import vn.mach.branch.scores.ScoreYear.Rule;

/**
 * When a year of a branch is good, each rule from its day with its source. Rows are added, never
 * changed: the row in force on the last day of a year holds for it.
 */
@Component
class ScoreYearRules {

  static final int LONGEST_SOURCE = 300;
  static final int MONTHS = 12;

  private static final RowMapper<Rule> RULE =
      (row, number) ->
          new Rule(
              ScoreBand.of(row.getString("least_band")),
              row.getInt("good_meetings"),
              row.getString("source"),
              row.getObject("valid_from", LocalDate.class));

  private final JdbcClient jdbc;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  ScoreYearRules(JdbcClient jdbc, Idempotency idempotency, AuditLog auditLog) {
    this.jdbc = jdbc;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /** The rule in force on the day. */
  Optional<Rule> on(LocalDate day) {
    return jdbc.sql(
            "select * from score_year_rules where valid_from <= ? order by valid_from desc limit 1")
        .param(day)
        .query(RULE)
        .optional();
  }

  /** All of them, the latest first. */
  List<Rule> all() {
    return jdbc.sql("select * from score_year_rules order by valid_from desc").query(RULE).list();
  }

  @Transactional
  Outcome<LocalDate> add(Actor actor, String key, Rule rule) {
    require(actor);
    return idempotency.once(
        new Key(actor, key, "scores.year_rule", rule),
        Answer.known(rule.validFrom()),
        () -> {
          int added =
              jdbc.sql(
                      """
                      insert into score_year_rules (valid_from, least_band, good_meetings, source) values (?, ?, ?, ?)
                      on conflict on constraint score_year_rules_key do nothing
                      """)
                  .params(rule.validFrom(), rule.least().code(), rule.goodMeetings(), rule.source())
                  .update();
          if (added == 0) {
            return Outcome.refused("validFrom", "scores.refused.year_rule_known");
          }
          auditLog.record(actor, "scores.year_rule_added", null, null, rule.source(), Map.of());
          return Outcome.done(rule.validFrom());
        });
  }

  /**
   * @throws NotFound for anybody but administrators of the realm
   */
  static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("rules of the year");
    }
  }
}
