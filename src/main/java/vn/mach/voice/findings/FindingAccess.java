package vn.mach.voice.findings;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/**
 * Who may read a finding: who entered or found it; who reads letters at a level that has or had it,
 * there and above; and who reads letters at the issuer of the directive that it is about. Who
 * records at the level deals with it. Findings are entered by who records at the place, and by
 * people who were assigned to it.
 */
@Component
class FindingAccess {

  /** A condition on {@code findings f}; parameters from {@link #parameters}. */
  static final String SEEN =
      """
      (f.account_id = :me or f.person_id = :me_person::bigint
       or exists (select 1 from finding_steps st where st.finding_id = f.id and %s)
       or f.directive_id is not null and f.withdrawn_on is null and exists (
         select 1 from directives_named issued where issued.directive_id = f.directive_id and issued.issuer_id is not null and %s))
      """
          .formatted(AccessScope.sql("st.unit_id"), AccessScope.sql("issued.issuer_id"));

  /** A condition on {@code finding_assignments a}: the reader's own, and those of their bodies. */
  static final String ASSIGNMENT_SEEN =
      "(a.person_id = :me_person::bigint or %s)".formatted(AccessScope.sql("a.body_id"));

  private final AccessScope scope;
  private final JdbcClient jdbc;
  private final Today today;

  FindingAccess(AccessScope scope, JdbcClient jdbc, Today today) {
    this.scope = scope;
    this.jdbc = jdbc;
    this.today = today;
  }

  Map<String, @Nullable Object> parameters(Actor actor) {
    return parameters(actor, Right.SEE_LETTERS);
  }

  /** For {@link #ASSIGNMENT_SEEN}: who gives work at the body assigns people. */
  Map<String, @Nullable Object> assigning(Actor actor) {
    return parameters(actor, Right.ISSUE);
  }

  private Map<String, @Nullable Object> parameters(Actor actor, Right right) {
    Map<String, @Nullable Object> parameters = new HashMap<>(scope.parameters(actor, right));
    PersonId person = actor.person();
    parameters.put("me", actor.account() == 0 ? -1L : actor.account()); // 0 is the system's
    parameters.put("me_person", person == null ? null : person.value());
    return parameters;
  }

  boolean maySee(Actor actor, long finding) {
    return jdbc.sql("select 1 from findings f where f.id = :id and " + SEEN)
        .params(parameters(actor))
        .param("id", finding)
        .query((row, number) -> 1)
        .optional()
        .isPresent();
  }

  /** Whether the actor deals with what a level has. */
  boolean mayAct(Actor actor, UnitId level) {
    return scope.reaches(actor, Right.RECORD, level);
  }

  boolean mayAssign(Actor actor, UnitId body) {
    return scope.reaches(actor, Right.ISSUE, body);
  }

  /** Whether it is theirs: they entered it or found it. The system itself acts for anybody. */
  static boolean owns(Actor actor, FindingsSql.Known finding) {
    PersonId person = actor.person();
    return actor.account() == 0
        || finding.account() == actor.account()
        || person != null && person.equals(finding.person());
  }

  /** Whether the actor may enter what was seen at a place. */
  boolean mayFind(Actor actor, UnitId place) {
    return scope.reaches(actor, Right.RECORD, place) || assigned(actor.person(), place);
  }

  /** Whether the actor may enter anything anywhere. */
  boolean findsSomewhere(Actor actor) {
    return actor.hasSomewhere(Right.RECORD) || assigned(actor.person(), null);
  }

  /** Whether the person follows the place today, or (null) any. */
  boolean assigned(@Nullable PersonId person, @Nullable UnitId place) {
    return person != null
        && jdbc.sql(
                """
                select 1 from finding_assignments a where a.person_id = :person and :today between a.valid_from and a.valid_to
                  and (:place::bigint is null or exists (select 1 from unit_closure_on(:today) c
                    where c.unit_id = :place::bigint and c.ancestor_id = coalesce(a.place_id, a.body_id)))
                limit 1
                """)
            .param("person", person.value())
            .param("today", today.date())
            .param("place", place == null ? null : place.value())
            .query((row, number) -> 1)
            .optional()
            .isPresent();
  }
}
