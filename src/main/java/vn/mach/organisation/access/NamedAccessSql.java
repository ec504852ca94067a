package vn.mach.organisation.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;

/** Named files, their readers, requests and looks. */
@Component
class NamedAccessSql {

  /** Who reads a file, or did. */
  record Reader(
      long id,
      String name,
      boolean keeps,
      @Nullable LocalDate until,
      Instant namedAt,
      String reason,
      @Nullable Instant removedAt,
      @Nullable String removedReason) {}

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

  record Look(String name, Instant at) {}

  /** A file that somebody reads. */
  record Mine(long id, NamedFile file, boolean keeps, int waiting) {}

  private static final String REQUESTS =
      """
      select r.*, f.module, f.subject, coalesce(p.full_name, a.login) as name
      from named_file_requests r join named_files f on f.id = r.file_id
      join account_logins a on a.account_id = r.account_id left join people_named p on p.person_id = r.person_id
      """;

  private final JdbcClient jdbc;

  NamedAccessSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Long> find(NamedFile file) {
    return jdbc.sql("select id from named_files where module = ? and subject = ?")
        .params(file.module(), file.subject())
        .query((row, number) -> row.getLong(1))
        .optional();
  }

  Optional<NamedFile> file(long id) {
    return jdbc.sql("select module, subject from named_files where id = ?")
        .param(id)
        .query((row, number) -> file(row))
        .optional();
  }

  long insert(NamedFile file, UnitId unit, long account, Instant now) {
    return jdbc.sql(
            "insert into named_files (module, subject, unit_id, opened_at, opened_by) values (?, ?, ?, ?, ?) returning id")
        .params(file.module(), file.subject(), unit.value(), Timestamp.from(now), account)
        .query((row, number) -> row.getLong(1))
        .single();
  }

  /**
   * @param parameters of {@link NamedAccess#parameters}
   */
  NamedFileStanding standing(long file, Map<String, @Nullable Object> parameters) {
    return jdbc.sql(
            """
            select count(*) > 0 as reads, coalesce(bool_or(p.keeps), false) as keeps,
              exists (select 1 from named_file_requests r
                where r.file_id = :file and r.account_id = :named_account and r.decided_at is null) as asked
            from named_file_people p
            where p.file_id = :file and p.removed_at is null and (p.until is null or p.until >= :named_today)
              and (p.person_id = :named_person::bigint or p.account_id = :named_account)
            """)
        .params(parameters)
        .param("file", file)
        .query((row, number) ->
            new NamedFileStanding(
                file, row.getBoolean("reads"), row.getBoolean("keeps"), row.getBoolean("asked")))
        .single();
  }

  /**
   * Names a person, or an account that is bound to nobody; of one who is named, what is new holds.
   * But whoever keeps the file goes on keeping it, without an end: a file always has one.
   */
  void name(
      long file,
      @Nullable PersonId person,
      long account,
      boolean keeps,
      @Nullable LocalDate until,
      long by,
      String reason,
      Instant now) {
    jdbc.sql(
            """
            insert into named_file_people (file_id, person_id, account_id, keeps, until, named_at, named_by, reason)
            values (:file, :person::bigint, :account::bigint, :keeps, :until::date, :now, :by, :reason)
            on conflict (file_id, person_id, account_id) where removed_at is null
            do update set keeps = named_file_people.keeps or excluded.keeps,
              until = case when named_file_people.keeps or excluded.keeps then null else excluded.until end,
              named_at = excluded.named_at, named_by = excluded.named_by, reason = excluded.reason
            """)
        .param("file", file)
        .param("person", person == null ? null : person.value())
        .param("account", person == null ? account : null)
        .param("keeps", keeps)
        .param("until", until)
        .param("now", Timestamp.from(now))
        .param("by", by)
        .param("reason", reason)
        .update();
  }

  /** False where this is the last who keeps the file. */
  boolean remove(long file, long entry, long by, String reason, Instant now) {
    jdbc.sql("select 1 from named_files where id = ? for update").param(file).query().listOfRows();
    return jdbc.sql(
                """
                update named_file_people p set removed_at = :now, removed_by = :by, removed_reason = :reason
                where id = :entry and removed_at is null and exists (
                  select 1 from named_file_people o where o.file_id = :file and o.id <> :entry and o.keeps and o.removed_at is null)
                """)
            .param("now", Timestamp.from(now))
            .param("by", by)
            .param("reason", reason)
            .param("entry", entry)
            .param("file", file)
            .update()
        == 1;
  }

  Optional<Long> fileOfEntry(long entry) {
    return jdbc.sql("select file_id from named_file_people where id = ?")
        .param(entry)
        .query((row, number) -> row.getLong(1))
        .optional();
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
        .query(NamedAccessSql::request)
        .optional();
  }

  /** All requests for a file, those that wait first. */
  List<Request> requests(long file) {
    return jdbc.sql(
            REQUESTS + "where r.file_id = ? order by r.decided_at is not null, r.id desc limit 200")
        .param(file)
        .query(NamedAccessSql::request)
        .list();
  }

  /** The actor's own requests, the latest first. */
  List<Request> requestsOf(Actor actor) {
    return jdbc.sql(REQUESTS + "where r.account_id = ? order by r.id desc limit 20")
        .param(actor.account())
        .query(NamedAccessSql::request)
        .list();
  }

  List<Reader> readers(long file) {
    return jdbc.sql(
            """
            select p.*, coalesce(n.full_name, a.login) as name from named_file_people p
            left join people_named n on n.person_id = p.person_id left join account_logins a on a.account_id = p.account_id
            where p.file_id = ? order by p.removed_at is not null, p.keeps desc, p.id
            """)
        .param(file)
        .query((row, number) ->
            new Reader(
                row.getLong("id"),
                row.getString("name"),
                row.getBoolean("keeps"),
                row.getObject("until", LocalDate.class),
                row.getTimestamp("named_at").toInstant(),
                row.getString("reason"),
                instant(row, "removed_at"),
                row.getString("removed_reason")))
        .list();
  }

  /** The files that the actor reads, those with requests that wait for them first. */
  List<Mine> mine(Map<String, @Nullable Object> parameters, Paging paging) {
    return jdbc.sql(
            """
            select * from (
              select f.id, f.module, f.subject, p.keeps, case when p.keeps then (
                select count(*) from named_file_requests r where r.file_id = f.id and r.decided_at is null) else 0 end as waiting
              from named_file_people p join named_files f on f.id = p.file_id
              where p.removed_at is null and (p.until is null or p.until >= :named_today)
                and (p.person_id = :named_person::bigint or p.account_id = :named_account)
            ) mine
            order by waiting = 0, id desc limit :limit offset :offset
            """)
        .params(parameters)
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query((row, number) ->
            new Mine(row.getLong("id"), file(row), row.getBoolean("keeps"), row.getInt("waiting")))
        .list();
  }

  void looked(long file, long account, Instant now) {
    jdbc.sql("insert into named_file_looks (file_id, account_id, at) values (?, ?, ?)")
        .params(file, account, Timestamp.from(now))
        .update();
  }

  /** The latest first. */
  List<Look> looks(long file) {
    return jdbc.sql(
            """
            select coalesce(a.login, '') as name, l.at from named_file_looks l left join account_logins a on a.account_id = l.account_id
            where l.file_id = ? order by l.at desc limit 100
            """)
        .param(file)
        .query((row, number) -> new Look(row.getString("name"), row.getTimestamp("at").toInstant()))
        .list();
  }

  private static NamedFile file(ResultSet row) throws SQLException {
    return new NamedFile(row.getString("module"), row.getLong("subject"));
  }

  private static Request request(ResultSet row, int number) throws SQLException {
    Long person = row.getObject("person_id", Long.class);
    return new Request(
        row.getLong("id"),
        row.getLong("file_id"),
        file(row),
        row.getLong("account_id"),
        person == null ? null : new PersonId(person),
        row.getString("name"),
        row.getString("reason"),
        row.getTimestamp("asked_at").toInstant(),
        instant(row, "decided_at"),
        row.getObject("granted", Boolean.class),
        row.getString("decision_reason"),
        row.getObject("until", LocalDate.class));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
