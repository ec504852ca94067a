package vn.mach.branch.inspections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.branch.inspections.InspectionStatus.Step;

/** What was done and said in a file. The caller has found the file for the actor. */
@Component
class InspectionStepsSql {

  /**
   * What was done.
   *
   * @param login whose account recorded it
   * @param name of whoever that is
   */
  record Done(
      Step step,
      LocalDate day,
      String text,
      @Nullable LocalDate dueOn,
      @Nullable HearingVote vote,
      String login,
      String name,
      Instant at) {}

  /** What somebody wrote in the talk. */
  record Message(String name, String text, Instant at) {}

  /** Of accounts that are no more the login stands in the row. */
  private static final String NAMED =
      "select s.*, coalesce(a.name, s.login) as name from %s s left join account_logins a on a.account_id = s.account_id where s.inspection_id = ? order by s.id";

  private final JdbcClient jdbc;

  InspectionStepsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void step(
      long id,
      Step step,
      InspectionStatus status,
      StepInput typed,
      @Nullable HearingVote vote,
      Actor actor,
      Instant now) {
    jdbc.sql("update inspections set status = ? where id = ?").params(status.code(), id).update();
    jdbc.sql(
            """
            insert into inspection_steps (inspection_id, step, day, text, due_on, base, votes_for, votes_against, votes_other, account_id, login, at)
            values (:id, :step, :day, :text, :due::date, :base::int, :for::int, :against::int, :other::int, :account, :login, :now)
            """)
        .param("id", id)
        .param("step", step.code())
        .param("day", typed.day())
        .param("text", typed.text())
        .param("due", typed.dueOn())
        .param("base", vote == null ? null : vote.base())
        .param("for", vote == null ? null : vote.inFavour())
        .param("against", vote == null ? null : vote.against())
        .param("other", vote == null ? null : vote.other())
        .param("account", actor.account())
        .param("login", actor.login())
        .param("now", Timestamp.from(now))
        .update();
  }

  void counted(long id, long activity) {
    jdbc.sql("update inspections set activity_id = ? where id = ?").params(activity, id).update();
  }

  /** Steps that were recorded as activities of their own. */
  Set<String> stepsCounted(long id) {
    return new HashSet<>(
        jdbc.sql("select step from inspection_steps_counted where inspection_id = ?")
            .param(id)
            .query(String.class)
            .list());
  }

  void stepCounted(long id, String step, long activity) {
    jdbc.sql(
            "insert into inspection_steps_counted (inspection_id, step, activity_id) values (?, ?, ?)")
        .params(id, step, activity)
        .update();
  }

  /** What was done in a file, the earliest first; the caller has asked who looks. */
  List<Done> steps(long id) {
    return jdbc.sql(NAMED.formatted("inspection_steps"))
        .param(id)
        .query(InspectionStepsSql::done)
        .list();
  }

  /** The talk about a file, the earliest first; the caller has asked who looks. */
  List<Message> messages(long id) {
    return jdbc.sql(NAMED.formatted("inspection_messages") + " limit 1000")
        .param(id)
        .query((row, number) ->
            new Message(
                row.getString("name"), row.getString("text"), row.getTimestamp("at").toInstant()))
        .list();
  }

  void say(long id, String text, Actor actor, Instant now) {
    jdbc.sql(
            "insert into inspection_messages (inspection_id, account_id, login, text, at) values (?, ?, ?, ?, ?)")
        .params(id, actor.account(), actor.login(), text, Timestamp.from(now))
        .update();
  }

  /**
   * Ends the talk, or takes it up again.
   *
   * @param reason none: it goes on
   */
  void talk(long id, @Nullable String reason, Instant now) {
    jdbc.sql(
            "update inspections set talk_ended_at = :at::timestamptz, talk_ended_reason = :reason where id = :id")
        .param("at", reason == null ? null : Timestamp.from(now))
        .param("reason", reason)
        .param("id", id)
        .update();
  }

  private static Done done(ResultSet row, int number) throws SQLException {
    Integer base = row.getObject("base", Integer.class);
    return new Done(
        Step.of(row.getString("step")),
        row.getObject("day", LocalDate.class),
        row.getString("text"),
        row.getObject("due_on", LocalDate.class),
        base == null
            ? null
            : new HearingVote(
                base,
                row.getInt("votes_for"),
                row.getInt("votes_against"),
                row.getInt("votes_other")),
        row.getString("login"),
        row.getString("name"),
        row.getTimestamp("at").toInstant());
  }
}
