package vn.mach.branch.attendance;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.branch.attendance.AttendanceCounts.Standing;
import vn.mach.organisation.units.AccessScope;

/** The SQL of lists, for one who has shown that their right covers the list's unit. */
@Component
class AttendanceSql {

  private static final int SECRET = 32;

  private static final String LISTS =
      """
      select l.*, u.name as unit_name from attendance_lists l join units_named u on u.unit_id = l.unit_id where l.id = ?
      """;

  private static final String EXPECT =
      """
      insert into attendance_due (list_id, person_id, round_id, standing)
      select l.id, p.person, l.round_id, p.standing
      from attendance_lists l cross join unnest(:people::bigint[], :standings::text[]) p(person, standing)
      where l.id = :list order by p.person
      on conflict do nothing
      """;

  private final JdbcClient jdbc;
  private final SecureRandom random = new SecureRandom();

  AttendanceSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A list of this name that came by files is from now on that of the kind and subject. */
  Optional<AttendanceListId> takeOver(NewAttendanceList list) {
    return jdbc.sql(
            """
            update attendance_lists set subject = :subject, path = :path, opens_at = :opens, closes_at = :closes
            where id = (select id from attendance_lists where kind = :kind and unit_id = :unit and day = :day and title = :title and subject is null
                order by id limit 1 for update)
              and not exists (select 1 from attendance_lists where kind = :kind and subject = :subject)
            returning id
            """)
        .param("kind", list.kind())
        .param("subject", list.subject())
        .param("unit", list.unit().value())
        .param("title", list.title())
        .param("day", list.day())
        .param("opens", Timestamp.from(list.opensAt()))
        .param("closes", Timestamp.from(list.closesAt()))
        .param("path", list.path())
        .query(Long.class)
        .optional()
        .map(AttendanceListId::new);
  }

  /** Empty where the kind and subject have a list. */
  Optional<AttendanceListId> insert(NewAttendanceList list) {
    return jdbc.sql(
            """
            insert into attendance_lists (kind, subject, unit_id, title, day, opens_at, closes_at, path, secret)
            values (:kind, :subject, :unit, :title, :day, :opens, :closes, :path, :secret)
            on conflict on constraint attendance_lists_once do nothing returning id
            """)
        .param("kind", list.kind())
        .param("subject", list.subject())
        .param("unit", list.unit().value())
        .param("title", list.title())
        .param("day", list.day())
        .param("opens", Timestamp.from(list.opensAt()))
        .param("closes", Timestamp.from(list.closesAt()))
        .param("path", list.path())
        .param("secret", secret())
        .query(Long.class)
        .optional()
        .map(AttendanceListId::new);
  }

  long round(AttendanceRound round) {
    return jdbc.sql(
            """
            insert into attendance_rounds (kind, subject, title, day, path) values (:kind, :subject, :title, :day, :path)
            on conflict on constraint attendance_rounds_once do update set title = excluded.title, path = excluded.path returning id
            """)
        .param("kind", round.kind())
        .param("subject", round.subject())
        .param("title", round.title())
        .param("day", round.day())
        .param("path", round.path())
        .query(Long.class)
        .single();
  }

  Optional<Long> roundOf(String kind, long subject) {
    return jdbc.sql("select id from attendance_rounds where kind = ? and subject = ?")
        .params(kind, subject)
        .query(Long.class)
        .optional();
  }

  /** How many of the units the right covers. */
  int covered(Map<String, Object> scope, List<UnitId> units) {
    return jdbc.sql(
            "select count(*) from unnest(:units::bigint[]) asked(unit_id) where "
                + AccessScope.sql("asked.unit_id"))
        .params(scope)
        .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
        .query(Integer.class)
        .single();
  }

  int insertAll(long round, List<NewAttendanceList> lists) {
    return jdbc.sql(
            """
            insert into attendance_lists (kind, subject, unit_id, round_id, title, day, opens_at, closes_at, path, secret)
            select n.kind, n.subject, n.unit, :round, n.title, n.day, n.opens, n.closes, n.path, n.secret
            from unnest(:kinds::text[], :subjects::bigint[], :units::bigint[], :titles::text[], :days::date[], :opens::timestamptz[],
              :closes::timestamptz[], :paths::text[], :secrets::bytea[]) n(kind, subject, unit, title, day, opens, closes, path, secret)
            on conflict on constraint attendance_lists_once do nothing
            """)
        .param("round", round)
        .param("kinds", lists.stream().map(NewAttendanceList::kind).toArray(String[]::new))
        .param("subjects", lists.stream().map(NewAttendanceList::subject).toArray(Long[]::new))
        .param("units", lists.stream().map(it -> it.unit().value()).toArray(Long[]::new))
        .param("titles", lists.stream().map(NewAttendanceList::title).toArray(String[]::new))
        .param("days", lists.stream().map(it -> it.day().toString()).toArray(String[]::new))
        .param("opens", lists.stream().map(it -> it.opensAt().toString()).toArray(String[]::new))
        .param("closes", lists.stream().map(it -> it.closesAt().toString()).toArray(String[]::new))
        .param("paths", lists.stream().map(NewAttendanceList::path).toArray(String[]::new))
        .param("secrets", lists.stream().map(it -> secret()).toArray(byte[][]::new))
        .update();
  }

  /** All members of the units of a round, each on the day of the list, who are on no list of it. */
  void expectMembers(long round) {
    jdbc.sql(
            """
            insert into attendance_due (list_id, person_id, round_id, standing)
            select l.id, m.person_id, l.round_id, m.status
            from (select distinct day from attendance_lists where round_id = :round) d
            cross join lateral members_on(d.day) m
            join attendance_lists l on l.round_id = :round and l.day = d.day and l.unit_id = m.unit_id
            where m.status <> 'suspended' order by l.id, m.person_id
            on conflict do nothing
            """)
        .param("round", round)
        .update();
  }

  List<ExpectedPerson> members(UnitId unit, LocalDate day) {
    return jdbc.sql(
            "select person_id, status from members_on(?) where unit_id = ? and status <> 'suspended' order by person_id")
        .params(day, unit.value())
        .query((row, number) -> new ExpectedPerson(new PersonId(row.getLong(1)), row.getString(2)))
        .list();
  }

  Optional<AttendanceListId> of(String kind, long subject) {
    return jdbc.sql("select id from attendance_lists where kind = ? and subject = ?")
        .params(kind, subject)
        .query(Long.class)
        .optional()
        .map(AttendanceListId::new);
  }

  Optional<AttendanceList> find(AttendanceListId id) {
    return jdbc.sql(LISTS).param(id.value()).query(AttendanceSql::list).optional();
  }

  AttendanceList lock(AttendanceListId id) {
    return jdbc.sql(LISTS + " for update of l")
        .param(id.value())
        .query(AttendanceSql::list)
        .single();
  }

  /** Answers how many were not on the list yet. */
  int expect(AttendanceListId id, List<ExpectedPerson> people) {
    return people.isEmpty()
        ? 0
        : jdbc.sql(EXPECT)
            .param("list", id.value())
            .param("people", people.stream().map(it -> it.person().value()).toArray(Long[]::new))
            .param(
                "standings", people.stream().map(ExpectedPerson::standing).toArray(String[]::new))
            .update();
  }

  boolean isOn(AttendanceListId id, PersonId person) {
    return jdbc.sql(
            "select exists (select 1 from attendance_due where list_id = ? and person_id = ?)")
        .params(id.value(), person.value())
        .query(Boolean.class)
        .single();
  }

  /** Answers whether it changed something. */
  boolean mark(
      AttendanceListId id,
      PersonId person,
      AttendanceStatus status,
      @Nullable String reason,
      String how,
      long account,
      Instant now) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("list", id.value());
    values.put("person", person.value());
    values.put("status", status.code());
    values.put("how", how);
    values.put("reason", reason);
    values.put("now", Timestamp.from(now));
    values.put("account", account);
    return jdbc.sql(
                """
                insert into attendance_said as s (list_id, person_id, status, how, reason, at, account_id)
                select :list, :person, :status, :how, :reason::text, :now, :account
                where :status <> 'expected' or exists (select 1 from attendance_said where list_id = :list and person_id = :person)
                on conflict on constraint attendance_said_key
                  do update set status = excluded.status, how = excluded.how, reason = excluded.reason, at = excluded.at, account_id = excluded.account_id
                  where s.status <> excluded.status or s.reason is distinct from excluded.reason
                """)
            .params(values)
            .update()
        == 1;
  }

  void status(AttendanceListId id, AttendanceListStatus status) {
    jdbc.sql("update attendance_lists set status = ? where id = ?")
        .params(status.code(), id.value())
        .update();
  }

  void guests(AttendanceListId id, TypedNumbers guests) {
    jdbc.sql(
            "update attendance_lists set guests_due = ?, guests_present = ?, guests_excused = ?, guests_absent = ? where id = ?")
        .params(guests.due(), guests.present(), guests.excused(), guests.absent(), id.value())
        .update();
  }

  /** Who is due by the rule and of whom nothing was said yet. */
  List<PersonId> dueAndOpen(AttendanceListId id) {
    return jdbc.sql(
            """
            select d.person_id from attendance_due d left join attendance_said o on o.list_id = d.list_id and o.person_id = d.person_id
            where d.list_id = ? and coalesce(o.status, 'expected') = 'expected' and is_due_at_meetings(d.standing) order by d.person_id
            """)
        .param(id.value())
        .query((row, number) -> new PersonId(row.getLong(1)))
        .list();
  }

  void restAbsent(AttendanceListId id, long account, Instant now) {
    jdbc.sql(
            """
            insert into attendance_said as s (list_id, person_id, status, how, at, account_id)
            select d.list_id, d.person_id, 'absent', 'close', :now, :account
            from attendance_due d left join attendance_said o on o.list_id = d.list_id and o.person_id = d.person_id
            where d.list_id = :list and coalesce(o.status, 'expected') = 'expected' and (is_due_at_meetings(d.standing) or d.standing = 'guest')
            on conflict on constraint attendance_said_key
              do update set status = 'absent', how = 'close', reason = null, at = excluded.at, account_id = excluded.account_id
              where s.status = 'expected'
            """)
        .param("list", id.value())
        .param("now", Timestamp.from(now))
        .param("account", account)
        .update();
  }

  AttendanceCounts counts(AttendanceListId id) {
    List<Standing> standings =
        jdbc.sql(
                """
                select standing, counted, expected, present, excused, absent from attendance_totals where list_id = ? order by standing
                """)
            .param(id.value())
            .query((row, number) ->
                new Standing(
                    row.getString(1),
                    row.getBoolean(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6)))
            .list();
    Standing unnamed =
        jdbc.sql(
                "select guests_due, guests_present, guests_excused, guests_absent from attendance_lists where id = ?")
            .param(id.value())
            .query((row, number) ->
                new Standing(
                    "guest", false, row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
            .single();
    return new AttendanceCounts(standings, unnamed);
  }

  List<AttendanceRow> rows(AttendanceListId id) {
    return jdbc.sql(
            """
            select d.person_id, p.code, p.full_name, d.standing, coalesce(s.status, 'expected') as status, s.reason, s.how, s.at
            from attendance_due d join people_named p on p.person_id = d.person_id
            left join attendance_said s on s.list_id = d.list_id and s.person_id = d.person_id
            where d.list_id = ? order by d.standing = 'guest', p.sort_given, p.sort_family, p.full_name, d.person_id
            """)
        .param(id.value())
        .query((row, number) ->
            new AttendanceRow(
                new PersonId(row.getLong("person_id")),
                row.getString("code"),
                row.getString("full_name"),
                row.getString("standing"),
                AttendanceStatus.of(row.getString("status")),
                row.getString("reason"),
                row.getString("how"),
                instant(row.getTimestamp("at"))))
        .list();
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  private byte[] secret() {
    byte[] secret = new byte[SECRET];
    random.nextBytes(secret);
    return secret;
  }

  private static AttendanceList list(ResultSet row, int number) throws SQLException {
    return new AttendanceList(
        new AttendanceListId(row.getLong("id")),
        row.getString("kind"),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_name"),
        row.getObject("round_id", Long.class),
        row.getString("title"),
        row.getObject("day", LocalDate.class),
        row.getTimestamp("opens_at").toInstant(),
        row.getTimestamp("closes_at").toInstant(),
        row.getString("path"),
        AttendanceListStatus.of(row.getString("status")),
        new TypedNumbers(
            row.getInt("guests_due"),
            row.getInt("guests_present"),
            row.getInt("guests_excused"),
            row.getInt("guests_absent")));
  }
}
