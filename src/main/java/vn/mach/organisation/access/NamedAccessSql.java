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
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;

/** Named files, their readers and looks. */
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

  /** A file that somebody reads. */
  record Mine(long id, NamedFile file, boolean keeps, int waiting) {}

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

  /** The unit that a file belongs to. */
  UnitId unit(long file) {
    return jdbc.sql("select unit_id from named_files where id = ?")
        .param(file)
        .query((row, number) -> new UnitId(row.getLong(1)))
        .single();
  }

  long insert(
      NamedFile file,
      UnitId unit,
      @Nullable PersonId about,
      boolean showsLooks,
      long account,
      Instant now) {
    return jdbc.sql(
            """
            insert into named_files (module, subject, unit_id, concerned_id, looks_shown, opened_at, opened_by)
            values (:module, :subject, :unit, :about::bigint, :shows, :now, :account) returning id
            """)
        .param("module", file.module())
        .param("subject", file.subject())
        .param("unit", unit.value())
        .param("about", about == null ? null : about.value())
        .param("shows", showsLooks)
        .param("now", Timestamp.from(now))
        .param("account", account)
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
  List<NamedLook> looks(long file) {
    return looks("l.file_id = :file", Map.of("file", file));
  }

  /** The same of a file that shows them to the person whom it is about. */
  List<NamedLook> looksShown(NamedFile file) {
    return looks(
        "l.file_id in (select id from named_files where module = :module and subject = :subject and looks_shown)",
        Map.of("module", file.module(), "subject", file.subject()));
  }

  private List<NamedLook> looks(String which, Map<String, Object> parameters) {
    return jdbc.sql(
            """
            select coalesce(a.name, '') as name, l.at from named_file_looks l left join account_logins a on a.account_id = l.account_id
            where %s order by l.at desc limit 100
            """
                .formatted(which))
        .params(parameters)
        .query((row, number) ->
            new NamedLook(row.getString("name"), row.getTimestamp("at").toInstant()))
        .list();
  }

  /** Whom a file is about; empty where it is about nobody. */
  Optional<PersonId> about(NamedFile file) {
    return jdbc.sql(
            "select concerned_id from named_files where module = ? and subject = ? and concerned_id is not null")
        .params(file.module(), file.subject())
        .query((row, number) -> new PersonId(row.getLong(1)))
        .optional();
  }

  /** The persons who keep a file today. */
  List<PersonId> keepers(long file) {
    return jdbc.sql(
            "select person_id from named_file_people where file_id = ? and keeps and removed_at is null and person_id is not null order by id")
        .param(file)
        .query((row, number) -> new PersonId(row.getLong(1)))
        .list();
  }

  static NamedFile file(ResultSet row) throws SQLException {
    return new NamedFile(row.getString("module"), row.getLong("subject"));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
