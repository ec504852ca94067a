package vn.mach.branch.meetings;

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
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;

/**
 * The numbers that rules set for meetings, as an administrator sets them from a day on. Rows are
 * added, never changed: the row of its own day holds for a meeting.
 */
@Component
class MeetingRuleChanges {

  static final int LONGEST_SOURCE = 300;

  /** Of a rule, in the order of the page, with the highest value that makes sense. */
  enum Rule {
    MINUTES(600),
    MINUTES_COMBINED(600),
    MONTHLY_MONTHS(12),
    THEMATIC_MONTHS(12),
    PAPERS_DAYS(30),
    GROUP_MEMBERS(1000),
    GROUP_MEETINGS(12),
    LEAST_OFFICIAL(100);

    private final int highest;

    Rule(int highest) {
      this.highest = highest;
    }

    String code() {
      return Codes.code(this);
    }
  }

  /** A row of a rule. */
  record Row(String rule, LocalDate validFrom, int value, String source) {}

  private final JdbcClient jdbc;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  MeetingRuleChanges(JdbcClient jdbc, Idempotency idempotency, AuditLog auditLog) {
    this.jdbc = jdbc;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /** All rows of a rule, the latest first. */
  List<Row> rows(Rule rule) {
    return jdbc.sql(
            "select rule, valid_from, value, source from meeting_rules where rule = ? order by valid_from desc")
        .param(rule.code())
        .query((row, number) ->
            new Row(
                row.getString(1),
                row.getObject(2, LocalDate.class),
                row.getInt(3),
                row.getString(4)))
        .list();
  }

  /** Sets a rule from a day on. */
  @Transactional
  Outcome<String> add(
      Actor actor, String key, Rule rule, LocalDate from, int value, String source) {
    require(actor);
    return idempotency.once(
        new Key(actor, key, "meetings.rule", rule, from, value, source),
        Answer.known(rule.code()),
        () -> {
          if (value < 0 || value > rule.highest) {
            return Outcome.refused("value", "meetings.refused.rule_value", value, rule.highest);
          }
          int added =
              jdbc.sql(
                      """
                      insert into meeting_rules (rule, valid_from, value, source) values (?, ?, ?, ?)
                      on conflict on constraint meeting_rules_key do nothing
                      """)
                  .params(rule.code(), from, value, source)
                  .update();
          if (added == 0) {
            return Outcome.refused("validFrom", "meetings.refused.rule_known");
          }
          auditLog.record(
              actor, "meetings.rule_added", null, null, null, Map.of("code", rule.code()));
          return Outcome.done(rule.code());
        });
  }

  /**
   * @throws NotFound for anybody but administrators of the realm
   */
  static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("rules of meetings");
    }
  }
}
