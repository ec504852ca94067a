package vn.mach.organisation.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;

/** Loads the part of the tree that a decision touches, and writes the result. */
@Component
class ReorganisationsSql {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final AccessScope scope;
  private final UnitsSql units;

  ReorganisationsSql(JdbcClient jdbc, JsonMapper json, AccessScope scope, UnitsSql units) {
    this.units = units;
    this.jdbc = jdbc;
    this.json = json;
    this.scope = scope;
  }

  /**
   * Lock: one reorganisation at a time in a realm, without blocking readers. Held until the
   * transaction ends.
   */
  void lock() {
    jdbc.sql("lock table unit_versions in share row exclusive mode").update();
  }

  PartialTree load(Actor actor, Collection<String> codes) {
    Map<String, List<UnitVersion>> histories = new HashMap<>();
    Map<String, String> successors = new HashMap<>();
    Set<String> reached = new HashSet<>();
    jdbc.sql(
            """
            with recursive part (unit_id) as (
              select u.id from units u where u.code = any(:codes)
              union
              select s.unit_id from unit_versions s join units u on u.id = s.parent_id where u.code = any(:codes)
              union
              select s.parent_id from part join unit_versions s on s.unit_id = part.unit_id where s.parent_id is not null
            )
            select u.code, s.valid_from, s.valid_to, p.code as parent, s.name, s.kind, s.has_committee, n.code as successor
            from part join units u on u.id = part.unit_id
            left join unit_versions s on s.unit_id = u.id
            left join units p on p.id = s.parent_id
            left join units n on n.id = u.successor_id
            """)
        .param("codes", codes.toArray(String[]::new))
        .query(row -> {
          String code = row.getString("code");
          List<UnitVersion> history = histories.computeIfAbsent(code, key -> new ArrayList<>());
          LocalDate from = row.getObject("valid_from", LocalDate.class);
          if (from != null) {
            history.add(
                new UnitVersion(
                    from,
                    row.getObject("valid_to", LocalDate.class),
                    row.getString("parent"),
                    row.getString("name"),
                    row.getString("kind"),
                    row.getObject("has_committee", Boolean.class)));
          }
          String successor = row.getString("successor");
          if (successor != null) {
            successors.put(code, successor);
          }
        });
    jdbc.sql("select u.code from units u where u.code = any(:codes) and " + AccessScope.sql("u.id"))
        .params(scope.parameters(actor, Right.SHAPE_TREE))
        .param("codes", histories.keySet().toArray(String[]::new))
        .query(row -> {
          reached.add(row.getString(1));
        });
    return new PartialTree(
        histories,
        successors,
        reached,
        actor.hasEverywhere(Right.SHAPE_TREE),
        units.kinds(Period.FOREVER));
  }

  /** Numbers of units by code. */
  Map<String, UnitId> ids(Collection<String> codes) {
    Map<String, UnitId> ids = new HashMap<>();
    jdbc.sql("select code, id from units where code = any(?)")
        .param(codes.toArray(String[]::new))
        .query(row -> {
          ids.put(row.getString(1), new UnitId(row.getLong(2)));
        });
    return ids;
  }

  Map<UnitId, String> codes(Collection<UnitId> units) {
    Map<UnitId, String> codes = new LinkedHashMap<>();
    jdbc.sql("select id, code from units where id = any(?) order by code")
        .param(array(units))
        .query(row -> {
          codes.put(new UnitId(row.getLong(1)), row.getString(2));
        });
    return codes;
  }

  /** Writes the versions and successors of the changed units. */
  void write(PartialTree part) {
    String[] changed = part.changed().toArray(String[]::new);
    jdbc.sql(
            "insert into units (code) select code from unnest(?) as n(code) on conflict on constraint units_code do nothing")
        .param(changed)
        .update();
    jdbc.sql("delete from unit_versions s using units u where u.id = s.unit_id and u.code = any(?)")
        .param(changed)
        .update();
    jdbc.sql(
            """
            insert into unit_versions (unit_id, valid_from, valid_to, parent_id, name, kind, has_committee)
            select u.id, r.valid_from, r.valid_to, p.id, r.name, r.kind, r.has_committee
            from jsonb_to_recordset(?::jsonb)
              as r(code text, valid_from date, valid_to date, parent text, name text, kind text, has_committee boolean)
            join units u on u.code = r.code
            left join units p on p.code = r.parent
            """)
        .param(
            json.writeValueAsString(
                part.changed().stream()
                    .flatMap(code -> part.history(code).stream().map(s -> row(code, s)))
                    .toList()))
        .update();
    jdbc.sql(
            """
            update units u set successor_id = n.id
            from jsonb_to_recordset(?::jsonb) as r(code text, successor text) left join units n on n.code = r.successor
            where u.code = r.code and u.successor_id is distinct from n.id
            """)
        .param(
            json.writeValueAsString(
                part.changed().stream().map(code -> pair(code, part.successor(code))).toList()))
        .update();
  }

  private static Map<String, @Nullable Object> row(String code, UnitVersion version) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("code", code);
    row.put("valid_from", version.from().toString());
    row.put("valid_to", version.to().equals(Period.FOREVER) ? "infinity" : version.to().toString());
    row.put("parent", version.parent());
    row.put("name", version.name());
    row.put("kind", version.kind());
    row.put("has_committee", version.hasCommittee());
    return row;
  }

  private static Map<String, @Nullable Object> pair(String code, @Nullable String successor) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("code", code);
    row.put("successor", successor);
    return row;
  }

  /**
   * The result of rebuilding the closure.
   *
   * @param shifted the units that have others above them than before, on some day
   * @param regrouped the units that have others at or under them than before, on some day
   */
  record Derived(Set<UnitId> shifted, Set<UnitId> regrouped) {}

  /**
   * Rebuilds closure and successors for the subtrees of these units, and writes the changes to the
   * change feed.
   */
  Derived derive(Collection<UnitId> touched) {
    Derived derived = new Derived(new LinkedHashSet<>(), new LinkedHashSet<>());
    jdbc.sql(
            """
            with derived as (select * from rebuild_unit_closure_of(?)),
            told as (
              insert into changes (topic, subject_id, other_id, day)
              select 'closure', changed_ancestor_id, changed_unit_id, first_day from derived order by changed_ancestor_id, changed_unit_id
            )
            select changed_unit_id, changed_ancestor_id from derived order by changed_unit_id, changed_ancestor_id\
            """)
        .param(array(touched))
        .query(row -> {
          derived.shifted.add(new UnitId(row.getLong(1)));
          derived.regrouped.add(new UnitId(row.getLong(2)));
        });
    return derived;
  }

  void deriveAll() {
    jdbc.sql("call rebuild_unit_closure()").update();
    jdbc.sql("insert into changes (topic) values ('closure')").update();
  }

  void announce(Collection<UnitId> units, LocalDate day) {
    jdbc.sql(
            "insert into changes (topic, subject_id, day) select 'units', unit_id, :day from unnest(:units) as c(unit_id) order by unit_id")
        .param("units", array(units))
        .param("day", day)
        .update();
  }

  /** Every unit above one of these, on any day from the given one on, without these themselves. */
  Set<UnitId> above(Collection<UnitId> units, LocalDate day) {
    return new HashSet<>(
        jdbc.sql(
                "select distinct ancestor_id from unit_closure where unit_id = any(:units) and valid_to >= :day and ancestor_id <> all(:units)")
            .param("units", array(units))
            .param("day", day)
            .query((row, number) -> new UnitId(row.getLong(1)))
            .list());
  }

  long keep(
      Actor actor,
      ReorganisationDecision decision,
      java.time.Instant now,
      Collection<UnitId> units) {
    long id =
        jdbc.sql(
                """
                insert into unit_decisions (day, symbol, reason, steps, at, account_id, login)
                values (:day, :symbol, :reason, :steps::jsonb, :at, :account, :login) returning id
                """)
            .param("day", decision.day())
            .param("symbol", decision.symbol())
            .param("reason", decision.reason())
            .param("steps", steps(decision))
            .param("at", java.sql.Timestamp.from(now))
            .param("account", actor.account())
            .param("login", actor.login())
            .query(Long.class)
            .single();
    jdbc.sql(
            "insert into unit_decision_units (decision_id, unit_id) select :id, unit_id from unnest(:units) as t(unit_id)")
        .param("id", id)
        .param("units", array(units))
        .update();
    return id;
  }

  /** The steps as JSON, each with its name: stored, and used to compare decisions. */
  String steps(ReorganisationDecision decision) {
    return json.writeValueAsString(
        decision.steps().stream()
            .map(step -> Map.of("step", step.getClass().getSimpleName(), "of", step))
            .toList());
  }

  /**
   * A decision that changed a unit covered by the actor's right to see, with those of its units
   * that are covered: the changed ones, and those that its steps name.
   */
  Optional<StoredDecision> kept(Actor actor, long id) {
    List<NamedUnit> units =
        jdbc.sql(
                """
                select n.unit_id as id, n.code, n.name, n.kind, n.has_committee, n.parent_id, n.valid_to = 'infinity' as standing
                from unit_decision_units t join units_named n on n.unit_id = t.unit_id
                where t.decision_id = :id and
                """
                    + AccessScope.sql("t.unit_id")
                    + " order by n.code")
            .params(scope.parameters(actor, Right.SEE))
            .param("id", id)
            .query(UnitsSql::named)
            .list();
    if (units.isEmpty()) {
      return Optional.empty();
    }
    return jdbc.sql("select day, symbol, reason, steps, at, login from unit_decisions where id = ?")
        .param(id)
        .query((row, number) ->
            new StoredDecision(
                id,
                row.getObject("day", LocalDate.class),
                row.getString("symbol"),
                row.getString("reason"),
                readSteps(row.getString("steps")),
                row.getTimestamp("at").toInstant(),
                row.getString("login"),
                units))
        .optional()
        .map(it -> it.naming(named(actor, DecisionUnits.named(it.steps()))));
  }

  private List<NamedUnit> named(Actor actor, Collection<String> codes) {
    return jdbc.sql(
            """
            select n.unit_id as id, n.code, n.name, n.kind, n.has_committee, n.parent_id, n.valid_to = 'infinity' as standing
            from units_named n where n.code = any(:codes) and
            """
                + AccessScope.sql("n.unit_id")
                + " order by n.code")
        .params(scope.parameters(actor, Right.SEE))
        .param("codes", codes.toArray(String[]::new))
        .query(UnitsSql::named)
        .list();
  }

  private List<TreeStep> readSteps(String written) {
    List<TreeStep> steps = new ArrayList<>();
    for (JsonNode step : json.readTree(written)) {
      String name = step.get("step").asString();
      for (Class<?> kind : TreeStep.class.getPermittedSubclasses()) {
        if (kind.getSimpleName().equals(name)) {
          steps.add((TreeStep) json.treeToValue(step.get("of"), kind));
        }
      }
    }
    return steps;
  }

  /** Names of units by code, as they were last. */
  Map<String, String> names(Collection<String> codes) {
    Map<String, String> names = new HashMap<>();
    jdbc.sql("select code, name from units_named where code = any(?)")
        .param(codes.toArray(String[]::new))
        .query(row -> {
          names.put(row.getString(1), row.getString(2));
        });
    return names;
  }

  /** The names that those who stood on the day had then. */
  Map<String, String> names(Collection<String> codes, LocalDate day) {
    Map<String, String> names = new HashMap<>();
    jdbc.sql("select code, name from units_on(?) where code = any(?)")
        .params(day, codes.toArray(String[]::new))
        .query(row -> {
          names.put(row.getString(1), row.getString(2));
        });
    return names;
  }

  private static Long[] array(Collection<UnitId> units) {
    return units.stream().map(UnitId::value).distinct().toArray(Long[]::new);
  }
}
