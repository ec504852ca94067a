package vn.mach.branch.study;

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

/** The realm's dated rules of study. Rows are added, never changed. */
@Component
class StudyRules {

  static final int LONGEST_SOURCE = 300;
  static final int YOUNGEST = 40;
  static final int OLDEST = 120;

  private final JdbcClient jdbc;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  StudyRules(JdbcClient jdbc, Idempotency idempotency, AuditLog auditLog) {
    this.jdbc = jdbc;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /**
   * From which age members are proposed for being excused.
   *
   * @param age whole years
   * @param source symbol of the paper that says so
   */
  record ElderlyAge(LocalDate validFrom, int age, String source) {}

  /** The latest first. */
  List<ElderlyAge> elderlyAges() {
    return jdbc.sql(
            "select valid_from, value, source from study_rules where rule = 'elderly_age' order by valid_from desc")
        .query((row, number) ->
            new ElderlyAge(row.getObject(1, LocalDate.class), row.getInt(2), row.getString(3)))
        .list();
  }

  @Transactional
  Outcome<Long> add(Actor actor, String key, ElderlyAge rule) {
    require(actor);
    return idempotency.once(
        new Key(actor, key, "study.rule", rule),
        Answer.known(0L),
        () -> {
          if (rule.age() < YOUNGEST || rule.age() > OLDEST) {
            return Outcome.refused("age", "study.refused.age", rule.age(), YOUNGEST, OLDEST);
          }
          int added =
              jdbc.sql(
                      """
                      insert into study_rules (rule, valid_from, value, source) values ('elderly_age', ?, ?, ?)
                      on conflict on constraint study_rules_key do nothing
                      """)
                  .params(rule.validFrom(), rule.age(), rule.source())
                  .update();
          if (added == 0) {
            return Outcome.refused("validFrom", "study.refused.rule_known");
          }
          auditLog.record(actor, "study.rule_added", "study:rules", null, null, Map.of());
          return Outcome.done(0L);
        });
  }

  /**
   * @throws NotFound for anybody but administrators of the realm
   */
  static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("rules of study");
    }
  }
}
