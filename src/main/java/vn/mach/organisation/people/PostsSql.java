package vn.mach.organisation.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;

@Component
class PostsSql {

  private static final String POSTS =
      """
      select o.id, o.person_id, p.full_name, o.unit_id, u.name as unit_name, o.post, o.valid_from, o.valid_to,
        (select m.status from members_on(:day) m where m.person_id = o.person_id) as status,
        u.kind in ('branch', 'grassroots_branch') as of_branch,
        (select count(*) from members_on(:day) m where m.unit_id = o.unit_id and m.status = any(:counting)) as counting,
        people_rule('committee_members', :day) as needed,
        (select count(*) from posts_on(:day) x where x.unit_id = o.unit_id and x.post = o.post and x.person_id <> o.person_id) as others
      from posts o join people p on p.id = o.person_id join units_named u on u.unit_id = o.unit_id
      """;

  private static final String[] COUNTING =
      java.util.Arrays.stream(MemberStatus.values())
          .filter(MemberStatus::countsForCommittee)
          .map(MemberStatus::code)
          .toArray(String[]::new);

  private final JdbcClient jdbc;

  PostsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All that the person holds and held, the latest first. */
  List<Post> ofPerson(PersonId person, LocalDate day) {
    return jdbc.sql(
            POSTS + "where o.person_id = :person order by o.valid_to desc, o.valid_from desc, o.id")
        .param("day", day)
        .param("counting", COUNTING)
        .param("person", person.value())
        .query(PostsSql::post)
        .list();
  }

  Optional<Post> find(long id, LocalDate day) {
    return jdbc.sql(POSTS + "where o.id = :id")
        .param("day", day)
        .param("counting", COUNTING)
        .param("id", id)
        .query(PostsSql::post)
        .optional();
  }

  /** Whether the person holds this post in this unit on some day from the given one on. */
  boolean heldFrom(PersonId person, UnitId unit, PostKind kind, LocalDate from) {
    return jdbc.sql(
            "select exists (select 1 from posts where person_id = ? and unit_id = ? and post = ? and valid_to >= ?)")
        .params(person.value(), unit.value(), kind.code(), from)
        .query(Boolean.class)
        .single();
  }

  long insert(PersonId person, UnitId unit, PostKind kind, LocalDate from) {
    return jdbc.sql(
            "insert into posts (person_id, unit_id, post, valid_from) values (?, ?, ?, ?) returning id")
        .params(person.value(), unit.value(), kind.code(), from)
        .query(Long.class)
        .single();
  }

  /** Whether it had no last day before: of two who end it at once one does. */
  boolean end(long id, LocalDate lastDay) {
    return jdbc.sql("update posts set valid_to = ? where id = ? and valid_to = 'infinity'")
            .params(lastDay, id)
            .update()
        == 1;
  }

  private static Post post(ResultSet row, int number) throws SQLException {
    String status = row.getString("status");
    return new Post(
        row.getLong("id"),
        new PersonId(row.getLong("person_id")),
        row.getString("full_name"),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_name"),
        PostKind.of(row.getString("post")),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        status == null ? null : MemberStatus.of(status),
        row.getBoolean("of_branch"),
        row.getInt("counting"),
        row.getInt("needed"),
        row.getInt("others"));
  }
}
