package vn.mach.voice.talks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.organisation.access.NamedAccess;

/** What was agreed in talks. */
@Component
class PointsSql {

  /**
   * A point.
   *
   * @param personCode by which a form names whoever does it
   */
  record Row(
      long id,
      long talk,
      String text,
      PersonId person,
      String personName,
      String personCode,
      LocalDate dueOn,
      @Nullable LocalDate doneOn,
      String doneText) {}

  private static final String ROWS =
      """
      select p.*, n.full_name, n.code from talk_points p join people_named n on n.person_id = p.person_id
      """;

  private final JdbcClient jdbc;

  PointsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Of a talk that the caller knows that the actor reads. */
  List<Row> of(long talk) {
    return jdbc.sql(ROWS + "where p.talk_id = ? order by p.place, p.id")
        .param(talk)
        .query(PointsSql::row)
        .list();
  }

  /**
   * One that was agreed: for the two, for whoever does it, and for those who are named.
   *
   * @param named {@link NamedAccess#parameters}
   */
  Optional<Row> find(Map<String, @Nullable Object> named, long id) {
    return jdbc.sql(
            ROWS
                + """
                join talks t on t.id = p.talk_id
                where p.id = :id and t.status = 'agreed' and (p.person_id = :named_person::bigint or t.host_id = :named_person::bigint
                  or t.guest_id = :named_person::bigint or\
                """
                + " "
                + NamedAccess.sql(TalkFile.MODULE, "t.id")
                + ")")
        .params(named)
        .param("id", id)
        .query(PointsSql::row)
        .optional();
  }

  void lock(long id) {
    jdbc.sql("select 1 from talk_points where id = ? for update").param(id).query().listOfRows();
  }

  /** Writes the points of a talk anew; none of them was agreed yet. */
  void replace(long talk, List<HeldTalk.Point> points) {
    jdbc.sql("delete from talk_points where talk_id = ?").param(talk).update();
    int place = 0;
    for (HeldTalk.Point point : points) {
      jdbc.sql(
              "insert into talk_points (talk_id, place, text, person_id, due_on) values (?, ?, ?, ?, ?)")
          .params(talk, ++place, point.text(), point.person().value(), point.dueOn())
          .update();
    }
  }

  void done(long id, LocalDate day, String text) {
    jdbc.sql("update talk_points set done_on = ?, done_text = ? where id = ?")
        .params(day, text, id)
        .update();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getLong("talk_id"),
        row.getString("text"),
        new PersonId(row.getLong("person_id")),
        row.getString("full_name"),
        row.getString("code"),
        row.getObject("due_on", LocalDate.class),
        row.getObject("done_on", LocalDate.class),
        row.getString("done_text"));
  }
}
