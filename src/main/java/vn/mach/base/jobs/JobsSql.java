package vn.mach.base.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.kernel.Actor;

/** The table of jobs. */
@Component
class JobsSql {

  private static final TypeReference<Map<String, String>> ARGUMENTS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  JobsSql(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * Notes what is asked for in the place of an ended job about the same; empty where one is under
   * way.
   */
  Optional<Long> insert(
      Actor actor, String type, String about, Map<String, String> arguments, Instant now) {
    jdbc.sql("delete from jobs where about = ? and ended_at is not null").param(about).update();
    return jdbc.sql(
            """
            insert into jobs (type, about, arguments, account_id, login, status, asked_at)
            values (:type, :about, :arguments::jsonb, :account, :login, 'waiting', :now) on conflict (about) do nothing returning id\
            """)
        .param("type", type)
        .param("about", about)
        .param("arguments", json.writeValueAsString(arguments))
        .param("account", actor.account())
        .param("login", actor.login())
        .param("now", Timestamp.from(now))
        .query(Long.class)
        .optional();
  }

  Optional<Job> find(long id) {
    return jdbc.sql("select * from jobs where id = ?").param(id).query(this::job).optional();
  }

  List<Job> notEnded() {
    return jdbc.sql("select * from jobs where ended_at is null order by id")
        .query(this::job)
        .list();
  }

  Optional<Job> about(String about) {
    return jdbc.sql("select * from jobs where about = ?").param(about).query(this::job).optional();
  }

  /**
   * How far those are together whose matter begins so: one that has not begun counts as much as one
   * that has.
   */
  JobProgress progress(String about) {
    return jdbc.sql(
            """
            select count(*) as jobs, coalesce(sum(done), 0) as done, count(*) * greatest(max(steps), 1) as steps
            from jobs where starts_with(about, ?) and ended_at is null\
            """)
        .param(about)
        .query((row, number) ->
            new JobProgress(row.getLong("jobs"), row.getLong("done"), row.getLong("steps")))
        .single();
  }

  /** Begins an attempt; empty where the job has ended or is gone. */
  Optional<Job> begin(long id, UUID claim, Instant now) {
    return jdbc.sql(
            """
            update jobs set status = 'running', claim = :claim, attempts = attempts + 1, started_at = coalesce(started_at, :now), done = 0, steps = 0
            where id = :id and ended_at is null returning *\
            """)
        .param("id", id)
        .param("claim", claim)
        .param("now", Timestamp.from(now))
        .query(this::job)
        .optional();
  }

  /**
   * Keeps how far it is, and gives whether it should be cancelled; empty where the attempt no
   * longer has the job.
   */
  Optional<Boolean> reached(long id, UUID claim, long done, long steps) {
    return jdbc.sql(
            "update jobs set done = ?, steps = ? where id = ? and claim = ? returning cancel_asked")
        .params(done, steps, id, claim)
        .query(Boolean.class)
        .optional();
  }

  /** Ends the attempt so; the job waits for another one. */
  boolean waitAgain(long id, UUID claim, boolean counted, @Nullable JobText problem) {
    return jdbc.sql(
                "update jobs set status = 'waiting', claim = null, attempts = attempts - :uncounted, problem = :problem::jsonb where id = :id and claim = :claim")
            .param("uncounted", counted ? 0 : 1)
            .param("problem", text(problem))
            .param("id", id)
            .param("claim", claim)
            .update()
        == 1;
  }

  /** Ends attempt and job so. */
  boolean end(long id, UUID claim, Job.Status status, Instant now, @Nullable JobText problem) {
    return jdbc.sql(
                """
                update jobs set status = :status, claim = null, ended_at = :now, problem = :problem::jsonb, done = case when :status = 'done' then steps else done end
                where id = :id and claim = :claim\
                """)
            .param("status", status.code())
            .param("now", Timestamp.from(now))
            .param("problem", text(problem))
            .param("id", id)
            .param("claim", claim)
            .update()
        == 1;
  }

  void delete(long id) {
    jdbc.sql("delete from jobs where id = ?").param(id).update();
  }

  /** Ends a job that has not begun; a running one is told to. */
  void cancel(long id, Instant now) {
    jdbc.sql(
            """
            update jobs set cancel_asked = true, status = case status when 'waiting' then 'cancelled' else status end,
              ended_at = case status when 'waiting' then :now::timestamptz end
            where id = :id and ended_at is null\
            """)
        .param("now", Timestamp.from(now))
        .param("id", id)
        .update();
  }

  private @Nullable String text(@Nullable JobText words) {
    return words == null ? null : json.writeValueAsString(words);
  }

  private Job job(ResultSet row, int number) throws SQLException {
    String problem = row.getString("problem");
    return new Job(
        row.getLong("id"),
        row.getString("type"),
        row.getString("about"),
        json.readValue(row.getString("arguments"), ARGUMENTS),
        row.getLong("account_id"),
        row.getString("login"),
        Job.Status.of(row.getString("status")),
        row.getTimestamp("asked_at").toInstant(),
        instant(row.getTimestamp("started_at")),
        instant(row.getTimestamp("ended_at")),
        row.getInt("attempts"),
        row.getLong("done"),
        row.getLong("steps"),
        row.getBoolean("cancel_asked"),
        problem == null ? null : json.readValue(problem, JobText.class));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
