package vn.mach.app.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/** What to do first, and what of it is done: told by what exists, never by what was opened. */
@Component
class FirstSteps {

  /**
   * One step.
   *
   * @param key the end of its message key
   * @param path where it is done
   */
  record Step(String key, String path, boolean done) {}

  /**
   * Steps of people in one position.
   *
   * @param key the end of its message key
   */
  record Part(String key, List<Step> steps) {}

  private final JdbcClient jdbc;
  private final AccessScope scope;
  private final Today today;

  FirstSteps(JdbcClient jdbc, AccessScope scope, Today today) {
    this.jdbc = jdbc;
    this.scope = scope;
    this.today = today;
  }

  /** Those that concern the actor. */
  List<Part> of(Actor actor) {
    List<Part> parts = new ArrayList<>();
    if (actor.hasEverywhere(Right.ADMINISTER)) {
      parts.add(new Part("realm", realm()));
    }
    if (actor.hasSomewhere(Right.RECORD)) {
      parts.add(new Part("secretary", secretary(actor)));
    }
    parts.add(new Part("member", member(actor)));
    return parts;
  }

  private List<Step> realm() {
    return List.of(
        step("units", "/exchange", "select exists (select 1 from units_named offset 1)"),
        step("accounts", "/access/new", "select exists (select 1 from account_logins offset 1)"),
        step("people", "/people", "select exists (select 1 from people_named)"),
        step("targets", "/figures/targets", "select exists (select 1 from targets)"),
        step("directive", "/directives/new", "select exists (select 1 from directives_named)"),
        step("evidence", "/activities/new", "select exists (select 1 from activities_confirmed)"),
        step("report", "/reports", "select exists (select 1 from reports_signed)"));
  }

  private List<Step> secretary(Actor actor) {
    List<Step> steps = new ArrayList<>();
    if (actor.hasSomewhere(Right.KEEP_PEOPLE)) {
      steps.add(
          scoped(
              actor,
              Right.KEEP_PEOPLE,
              "own_members",
              "/people/new",
              "select exists (select 1 from members_on(:scope_today) m where "
                  + AccessScope.sql("m.unit_id")
                  + ")"));
    }
    steps.add(
        scoped(
            actor,
            Right.RECORD,
            "own_activity",
            "/activities/new",
            "select exists (select 1 from activities_confirmed a where "
                + AccessScope.sql("a.unit_id")
                + ")"));
    if (actor.hasSomewhere(Right.SIGN)) {
      steps.add(
          scoped(
              actor,
              Right.SIGN,
              "own_reported",
              "/reports",
              "select exists (select 1 from reports_signed r where "
                  + AccessScope.sql("r.unit_id")
                  + ")"));
    }
    return steps;
  }

  private List<Step> member(Actor actor) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("bound", "/me", actor.person() != null));
    if (actor.person() != null) {
      steps.add(
          new Step(
              "own_record",
              "/me",
              jdbc.sql(
                      "select exists (select 1 from access_log where person_id = :person and account_id = :account)")
                  .params(Map.of("person", actor.person().value(), "account", actor.account()))
                  .query(Boolean.class)
                  .single()));
    }
    return steps;
  }

  private Step step(String key, String path, String sql) {
    return new Step(key, path, jdbc.sql(sql).query(Boolean.class).single());
  }

  private Step scoped(Actor actor, Right right, String key, String path, String sql) {
    return new Step(
        key,
        path,
        jdbc.sql(sql).params(scope.parameters(actor, right)).query(Boolean.class).single());
  }
}
