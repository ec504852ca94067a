package vn.mach.organisation.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the page of the outbox shows: to whom, why it waits, never what it says. */
@Component
class OutboxListSql {

  /**
   * An e-mail.
   *
   * @param address to which it was given to the server; none: it was not yet
   * @param problem a message key, or what the server said
   */
  record Row(
      long id,
      String login,
      boolean digest,
      String state,
      String messageId,
      @Nullable String address,
      int attempts,
      Instant createdAt,
      Instant dueAt,
      @Nullable String problem) {}

  private final JdbcClient jdbc;

  OutboxListSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many are in each state. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    jdbc.sql("select state, count(*) from notice_mails group by state order by state")
        .query(row -> {
          counts.put(row.getString(1), row.getLong(2));
        });
    return counts;
  }

  /** Those that are in one of the states, the first to be sent first. */
  List<Row> in(List<String> states, int most) {
    return jdbc.sql(
            """
            select m.id, a.login, m.digest, m.state, m.message_id, m.address, m.attempts, m.created_at, m.due_at, m.problem
            from notice_mails m join account_logins a on a.account_id = m.account_id
            where m.state = any(?) order by m.due_at, m.id limit ?
            """)
        .params(states.toArray(String[]::new), most)
        .query(OutboxListSql::row)
        .list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getString("login"),
        row.getBoolean("digest"),
        row.getString("state"),
        row.getString("message_id"),
        row.getString("address"),
        row.getInt("attempts"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("due_at").toInstant(),
        row.getString("problem"));
  }
}
