package vn.mach.documents.adoptions;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.kernel.Actor;

/** What was decided about plans, with the lines as they were then. */
@Component
class PlanReviewsSql {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  PlanReviewsSql(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void insert(
      Plan plan,
      List<Plan.Line> lines,
      List<Plan.Decided> clauses,
      PlanStatus decision,
      String remark,
      Actor actor,
      Instant now) {
    long id =
        jdbc.sql(
                """
                insert into plan_reviews (plan_id, revision, version_number, decision, remark, content, decided_at, account_id, login)
                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?) returning id
                """)
            .params(
                plan.id(),
                plan.revision(),
                Objects.requireNonNull(plan.version(), "it was sent, for a version"),
                decision.code(),
                remark,
                json.writeValueAsString(lines.stream().map(PlanReviewsSql::content).toList()),
                Timestamp.from(now),
                actor.account(),
                actor.login())
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into plan_review_clauses (review_id, clause_key, decision, remark)
            select :review, c.* from unnest(:keys::int[], :decisions::text[], :remarks::text[]) c
            """)
        .param("review", id)
        .param("keys", clauses.stream().map(Plan.Decided::clause).toArray(Integer[]::new))
        .param(
            "decisions",
            clauses.stream()
                .map(it -> it.approved() ? "approved" : "returned")
                .toArray(String[]::new))
        .param("remarks", clauses.stream().map(Plan.Decided::remark).toArray(String[]::new))
        .update();
  }

  private static Map<String, @Nullable Object> content(Plan.Line line) {
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    content.put("text", line.text());
    content.put("person", line.personName());
    content.put("post", line.post());
    content.put("due_on", line.dueOn() == null ? null : line.dueOn().toString());
    content.put("figure", line.figure());
    content.put(
        "clauses", line.answers().stream().map(it -> it.clause() + "~" + it.version()).toList());
    return content;
  }

  /** The latest first. */
  List<Plan.Review> of(long plan) {
    Map<Long, List<Plan.Decided>> clauses = new HashMap<>();
    jdbc.sql(
            """
            select c.review_id, c.clause_key, c.decision, c.remark from plan_review_clauses c join plan_reviews r on r.id = c.review_id
            where r.plan_id = ? order by c.clause_key
            """)
        .param(plan)
        .query(row -> {
          clauses
              .computeIfAbsent(row.getLong(1), it -> new ArrayList<>())
              .add(
                  new Plan.Decided(
                      row.getInt(2), row.getString(3).equals("approved"), row.getString(4)));
        });
    return jdbc.sql(
            "select id, revision, version_number, decision, remark, decided_at, account_name(login) as by from"
                + " plan_reviews where plan_id = ? order by revision desc")
        .param(plan)
        .query((row, number) ->
            new Plan.Review(
                row.getInt("revision"),
                row.getInt("version_number"),
                row.getString("decision").equals("approved"),
                row.getString("remark"),
                row.getTimestamp("decided_at").toInstant(),
                row.getString("by"),
                clauses.getOrDefault(row.getLong("id"), List.of())))
        .list();
  }
}
