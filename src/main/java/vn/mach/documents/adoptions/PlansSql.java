package vn.mach.documents.adoptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.directives.DirectiveId;

/** Plans, their lines and what these answer. */
@Component
class PlansSql {

  private static final String PLAN =
      "select id, directive_id, unit_id, title, status, revision, version_number, sent_at, sent_by"
          + " from plans ";

  private final JdbcClient jdbc;

  PlansSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Plan> find(long id) {
    return jdbc.sql(PLAN + "where id = ?").param(id).query(PlansSql::plan).optional();
  }

  Optional<Plan> lock(long id) {
    return jdbc.sql(PLAN + "where id = ? for update").param(id).query(PlansSql::plan).optional();
  }

  Optional<Plan> of(DirectiveId directive, UnitId unit) {
    return jdbc.sql(PLAN + "where directive_id = ? and unit_id = ?")
        .params(directive.value(), unit.value())
        .query(PlansSql::plan)
        .optional();
  }

  /** Empty where the unit has a plan for the directive. */
  Optional<Long> insert(DirectiveId directive, UnitId unit, String title, LocalDate day) {
    return jdbc.sql(
            "insert into plans (directive_id, unit_id, title, begun_on) values (?, ?, ?, ?) on"
                + " conflict on constraint plans_once do nothing returning id")
        .params(directive.value(), unit.value(), title, day)
        .query(Long.class)
        .optional();
  }

  void status(long plan, PlanStatus status) {
    jdbc.sql("update plans set status = ? where id = ?").params(status.code(), plan).update();
  }

  void sent(long plan, int version, Instant now, String login) {
    jdbc.sql(
            "update plans set status = 'sent', revision = revision + 1, version_number = ?, sent_at"
                + " = ?, sent_by = ? where id = ?")
        .params(version, Timestamp.from(now), login, plan)
        .update();
  }

  List<Plan.Line> lines(long plan) {
    Map<Long, List<Plan.Answer>> answers = new HashMap<>();
    jdbc.sql(
            "select line_id, clause_key, version_number, repeated, outdated from plan_answers where"
                + " plan_id = ? order by clause_key")
        .param(plan)
        .query(row -> {
          answers
              .computeIfAbsent(row.getLong(1), it -> new ArrayList<>())
              .add(
                  new Plan.Answer(
                      row.getInt(2), row.getInt(3), row.getBoolean(4), row.getBoolean(5)));
        });
    return jdbc.sql(
            """
            select l.id, l.position, l.text, l.person_id, p.full_name, l.post, l.due_on, l.figure
            from plan_lines l left join people_named p on p.person_id = l.person_id where l.plan_id = ? order by l.position
            """)
        .param(plan)
        .query((row, number) -> {
          Long person = row.getObject("person_id", Long.class);
          long id = row.getLong("id");
          return new Plan.Line(
              id,
              row.getInt("position"),
              row.getString("text"),
              person == null ? null : new PersonId(person),
              row.getString("full_name"),
              row.getString("post"),
              row.getObject("due_on", LocalDate.class),
              row.getString("figure"),
              answers.getOrDefault(id, List.of()));
        })
        .list();
  }

  /** How far the plan answers each clause that it names. */
  Map<Integer, ClauseState> states(long plan) {
    Map<Integer, ClauseState> states = new HashMap<>();
    jdbc.sql("select clause_key, state from clause_answers where plan_id = ?")
        .param(plan)
        .query(row -> {
          states.put(row.getInt(1), ClauseState.of(row.getString(2)));
        });
    return states;
  }

  long insertLine(long plan, PlanLineDraft line) {
    return jdbc.sql(
            """
            insert into plan_lines (plan_id, position, text, person_id, post, due_on, figure)
            values (:plan, (select coalesce(max(position), 0) + 1 from plan_lines where plan_id = :plan), :text, :person, :post, :due, :figure)
            returning id
            """)
        .param("plan", plan)
        .params(written(line))
        .query(Long.class)
        .single();
  }

  /** Whether there is such a line. */
  boolean updateLine(long plan, long id, PlanLineDraft line) {
    return jdbc.sql(
                """
                update plan_lines set text = :text, person_id = :person, post = :post, due_on = :due, figure = :figure
                where id = :id and plan_id = :plan
                """)
            .param("id", id)
            .param("plan", plan)
            .params(written(line))
            .update()
        == 1;
  }

  private static Map<String, @Nullable Object> written(PlanLineDraft line) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("text", line.text());
    values.put("person", line.person() == null ? null : line.person().value());
    values.put("post", line.post());
    values.put("due", line.dueOn());
    values.put("figure", line.figure());
    return values;
  }

  boolean removeLine(long plan, long id) {
    return jdbc.sql("delete from plan_lines where id = ? and plan_id = ?").params(id, plan).update()
        == 1;
  }

  /** What a line answers, by clause: whether it only repeats it. */
  void answers(Plan plan, long line, int version, Map<Integer, Boolean> repeated) {
    jdbc.sql("delete from plan_line_clauses where line_id = ?").param(line).update();
    Map<Integer, Boolean> ordered = new LinkedHashMap<>(repeated);
    jdbc.sql(
            """
            insert into plan_line_clauses (line_id, clause_key, plan_id, directive_id, unit_id, version_number, repeated)
            select :line, c.key, :plan, :directive, :unit, :version, c.repeated from unnest(:keys::int[], :repeated::boolean[]) c(key, repeated)
            """)
        .param("line", line)
        .param("plan", plan.id())
        .param("directive", plan.directive().value())
        .param("unit", plan.unit().value())
        .param("version", version)
        .param("keys", ordered.keySet().toArray(Integer[]::new))
        .param("repeated", ordered.values().toArray(Boolean[]::new))
        .update();
  }

  /** What the plans of the units above say to a clause, as far as they were sent. */
  List<String> above(DirectiveId directive, UnitId unit, int clause, LocalDate day) {
    return jdbc.sql(
            """
            select l.text from unit_closure_on(:day) a
            join plan_line_clauses r on r.directive_id = :directive and r.clause_key = :clause and r.unit_id = a.ancestor_id
            join plan_lines l on l.id = r.line_id
            join plans p on p.id = r.plan_id and p.revision > 0
            where a.unit_id = :unit and a.distance > 0
            """)
        .param("day", day)
        .param("directive", directive.value())
        .param("clause", clause)
        .param("unit", unit.value())
        .query((row, number) -> row.getString(1))
        .list();
  }

  /** The one who holds a post in a unit on the day; empty where nobody or several do. */
  Optional<PersonId> holder(UnitId unit, String post, LocalDate day) {
    List<Long> holders =
        jdbc.sql("select person_id from posts_on(?) where unit_id = ? and post = ? limit 2")
            .params(day, unit.value(), post)
            .query((row, number) -> row.getLong(1))
            .list();
    return holders.size() == 1 ? Optional.of(new PersonId(holders.getFirst())) : Optional.empty();
  }

  private static Plan plan(ResultSet row, int number) throws SQLException {
    Timestamp sentAt = row.getTimestamp("sent_at");
    return new Plan(
        row.getLong("id"),
        new DirectiveId(row.getLong("directive_id")),
        new UnitId(row.getLong("unit_id")),
        row.getString("title"),
        PlanStatus.of(row.getString("status")),
        row.getInt("revision"),
        row.getObject("version_number", Integer.class),
        sentAt == null ? null : sentAt.toInstant(),
        row.getString("sent_by"));
  }
}
