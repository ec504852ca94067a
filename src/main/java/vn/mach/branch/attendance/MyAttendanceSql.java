package vn.mach.branch.attendance;

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
import vn.mach.organisation.units.AccessScope;

/** What lists say about one person, and the lists of a unit. */
@Component
class MyAttendanceSql {

  /** A list for its row in an overview. */
  record Row(
      long id,
      String title,
      String unitName,
      LocalDate day,
      boolean open,
      AttendanceStatus status,
      @Nullable Instant at,
      String how) {}

  /** A round for its row in an overview. */
  record Round(long id, String title, LocalDate day) {}

  /** One thing that was said of a person, now or before. */
  record Statement(
      AttendanceStatus status,
      String how,
      @Nullable String reason,
      Instant at,
      @Nullable String by,
      boolean holds) {}

  private final JdbcClient jdbc;

  MyAttendanceSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The lists on which a person is, those of today and to come first, then the latest. */
  List<Row> of(PersonId person, LocalDate today, int most) {
    return jdbc.sql(
            """
            select l.id, l.title, u.name as unit_name, l.day, l.status = 'open' as open, coalesce(s.status, 'expected') as status, s.at,
              coalesce(s.how, '') as how
            from attendance_due d join attendance_lists l on l.id = d.list_id join units_named u on u.unit_id = l.unit_id
            left join attendance_said s on s.list_id = d.list_id and s.person_id = d.person_id
            where d.person_id = :person order by l.day >= :today desc, abs(l.day - :today), l.id limit :most
            """)
        .param("person", person.value())
        .param("today", today)
        .param("most", most)
        .query(MyAttendanceSql::row)
        .list();
  }

  /** One list as a person on it sees it: of the list itself or of another of its round. */
  Optional<Row> one(AttendanceListId list, PersonId person) {
    return jdbc.sql(
            """
            select l.id, l.title, u.name as unit_name, l.day, l.status = 'open' as open, coalesce(s.status, 'expected') as status, s.at,
              coalesce(s.how, '') as how
            from attendance_lists asked
            join attendance_due d on d.person_id = :person and (d.list_id = asked.id or d.round_id = asked.round_id)
            join attendance_lists l on l.id = d.list_id join units_named u on u.unit_id = l.unit_id
            left join attendance_said s on s.list_id = d.list_id and s.person_id = d.person_id
            where asked.id = :list order by d.list_id = asked.id desc limit 1
            """)
        .param("person", person.value())
        .param("list", list.value())
        .query(MyAttendanceSql::row)
        .optional();
  }

  /** Lists that the actor keeps, those near today first. */
  List<Row> kept(Map<String, Object> recording, LocalDate today) {
    return jdbc.sql(
            """
            select l.id, l.title, u.name as unit_name, l.day, l.status = 'open' as open, 'expected' as status, null::timestamptz as at, '' as how
            from attendance_lists l join units_named u on u.unit_id = l.unit_id
            where l.day between :today - 366 and :today + 366 and %s order by abs(l.day - :today), l.id limit 30
            """
                .formatted(AccessScope.sql("l.unit_id")))
        .params(recording)
        .param("today", today)
        .query(MyAttendanceSql::row)
        .list();
  }

  /** Rounds with a list within the scope, the latest first. */
  List<Round> rounds(Map<String, Object> seeing) {
    return jdbc.sql(
            """
            select r.id, r.title, r.day from attendance_rounds r
            where exists (select 1 from attendance_lists l where l.round_id = r.id and %s) order by r.day desc, r.id desc limit 20
            """
                .formatted(AccessScope.sql("l.unit_id")))
        .params(seeing)
        .query((row, number) ->
            new Round(row.getLong(1), row.getString(2), row.getObject(3, LocalDate.class)))
        .list();
  }

  /** What was said of a person on a list, the latest first. */
  List<Statement> history(AttendanceListId list, PersonId person) {
    return jdbc.sql(
            """
            select status, how, reason, at, a.name, holds from (
              select status, how, reason, at, account_id, true as holds from attendance_said where list_id = :list and person_id = :person
              union all
              select status, how, reason, at, account_id, false from attendance_said_before where list_id = :list and person_id = :person
            ) s left join account_logins a on a.account_id = s.account_id
            order by holds desc, at desc
            """)
        .param("list", list.value())
        .param("person", person.value())
        .query((row, number) ->
            new Statement(
                AttendanceStatus.of(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getTimestamp(4).toInstant(),
                row.getString(5),
                row.getBoolean(6)))
        .list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    Timestamp at = row.getTimestamp("at");
    return new Row(
        row.getLong("id"),
        row.getString("title"),
        row.getString("unit_name"),
        row.getObject("day", LocalDate.class),
        row.getBoolean("open"),
        AttendanceStatus.of(row.getString("status")),
        at == null ? null : at.toInstant(),
        row.getString("how"));
  }
}
