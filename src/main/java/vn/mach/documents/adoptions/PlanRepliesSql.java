package vn.mach.documents.adoptions;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What authors say about passages of their plans. */
@Component
class PlanRepliesSql {

  /**
   * @param revision how often the plan had been sent when it was said
   */
  record Reply(int revision, String text, Instant at, String by) {}

  private final JdbcClient jdbc;

  PlanRepliesSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Reply> of(long plan) {
    return jdbc.sql(
            "select revision, text, said_at, account_name(said_by) from plan_replies where plan_id = ? order by"
                + " id")
        .param(plan)
        .query((row, number) ->
            new Reply(
                row.getInt(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getString(4)))
        .list();
  }

  void insert(Plan plan, String text, Instant now, String login) {
    jdbc.sql(
            "insert into plan_replies (plan_id, revision, text, said_at, said_by) values (?, ?, ?,"
                + " ?, ?)")
        .params(plan.id(), plan.revision(), text, Timestamp.from(now), login)
        .update();
  }
}
