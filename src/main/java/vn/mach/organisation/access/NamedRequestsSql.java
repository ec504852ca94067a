package vn.mach.organisation.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;

/** Requests to read named files, and their answers. None is changed once it is answered. */
@Component
class NamedRequestsSql {

  /** A request; what was answered where it is. */
  record Request(
      long id,
      long file,
      NamedFile of,
      long account,
      @Nullable PersonId person,
      String name,
      String reason,
      Instant askedAt,
      @Nullable Instant decidedAt,
      @Nullable Boolean granted,
      @Nullable String decisionReason,
      @Nullable LocalDate until) {

    boolean isOf(Actor actor) {
      return account == actor.account() || person != null && person.equals(actor.person());
    }
  }

  private static final String REQUESTS =
      """
      select r.*, f.module, f.subject, coalesce(p.full_name, a.login) as name
      from named_file_requests r join named_files f on f.id = r.file_id
      join account_logins a on a.account_id = r.account_id left join people_named p on p.person_id = r.person_id
      """;

  private final JdbcClient jdbc;

  NamedRequestsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty where a request of this actor waits already. */
  Optional<Long> ask(long file, Actor actor, String reason, Instant now) {
    return jdbc.sql(
            """
            insert into named_file_requests (file_id, account_id, person_id, reason, asked_at) values (:file, :account, :person::bigint, :reason, :now)
            on conflict do nothing returning id
            """)
        .param("file", file)
        .param("account", actor.account())
        .param("person", actor.person() == null ? null : actor.person().value())
        .param("reason", reason)
        .param("now", Timestamp.from(now))
        .query((row, number) -> row.getLong(1))
        .optional();
  }

  /** False where it was decided already. */
  boolean decide(
      long request,
      long by,
      boolean granted,
      String reason,
      @Nullable LocalDate until,
      Instant now) {
    return jdbc.sql(
                """
                update named_file_requests set decided_at = :now, decided_by = :by, granted = :granted, decision_reason = :reason, until = :until::date
                where id = :request and decided_at is null
                """)
            .param("now", Timestamp.from(now))
            .param("by", by)
            .param("granted", granted)
            .param("reason", reason)
            .param("until", granted ? until : null)
            .param("request", request)
            .update()
        == 1;
  }

  Optional<Request> request(long id) {
    return jdbc.sql(REQUESTS + "where r.id = ?")
        .param(id)
        .query(NamedRequestsSql::request)
        .optional();
  }

  /** All requests for a file, those that wait first. */
  List<Request> requests(long file) {
    return jdbc.sql(
            REQUESTS + "where r.file_id = ? order by r.decided_at is not null, r.id desc limit 200")
        .param(file)
        .query(NamedRequestsSql::request)
        .list();
  }

  /** The actor's own requests, the latest first. */
  List<Request> requestsOf(Actor actor) {
    return jdbc.sql(REQUESTS + "where r.account_id = ? order by r.id desc limit 20")
        .param(actor.account())
        .query(NamedRequestsSql::request)
        .list();
  }

  boolean hasAsked(long file, long account) {
    return jdbc.sql(
            "select exists (select 1 from named_file_requests where file_id = ? and account_id = ?)")
        .params(file, account)
        .query((row, number) -> row.getBoolean(1))
        .single();
  }

  boolean somebodyWaits(long file) {
    return jdbc.sql(
            "select exists (select 1 from named_file_requests where file_id = ? and decided_at is null)")
        .param(file)
        .query((row, number) -> row.getBoolean(1))
        .single();
  }

  private static Request request(ResultSet row, int number) throws SQLException {
    Long person = row.getObject("person_id", Long.class);
    return new Request(
        row.getLong("id"),
        row.getLong("file_id"),
        NamedAccessSql.file(row),
        row.getLong("account_id"),
        person == null ? null : new PersonId(person),
        row.getString("name"),
        row.getString("reason"),
        row.getTimestamp("asked_at").toInstant(),
        NamedAccessSql.instant(row, "decided_at"),
        row.getObject("granted", Boolean.class),
        row.getString("decision_reason"),
        row.getObject("until", LocalDate.class));
  }
}
