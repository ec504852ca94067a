package vn.mach.voice.findings;

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
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;

/** Who follows which place or field, and their visits. */
@Component
class FieldWorkSql {

  /**
   * A person who follows something for a body.
   *
   * @param place it and all below it; none: all below the body
   * @param fieldVi none: every field
   * @param to {@code Period.FOREVER}: until it is ended
   */
  record Assignment(
      long id,
      UnitId body,
      String bodyName,
      PersonId person,
      String personName,
      @Nullable UnitId place,
      String placeName,
      @Nullable String field,
      String fieldVi,
      String fieldEn,
      LocalDate from,
      LocalDate to,
      String task,
      int planned,
      int made,
      int findings) {

    boolean holdsOn(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  /** A visit; {@code findings}: how many were entered from it. */
  record Visit(
      long id,
      long assignment,
      UnitId body,
      PersonId person,
      String personName,
      UnitId place,
      String placeName,
      LocalDate day,
      String purpose,
      String state,
      @Nullable LocalDate madeOn,
      String note,
      int findings) {

    boolean planned() {
      return state.equals("planned");
    }
  }

  /** A field of work, by its code. */
  record Field(String code, String nameVi, String nameEn) {}

  private static final String ASSIGNMENTS =
      """
      select a.*, b.name as body_name, p.full_name, coalesce(u.name, '') as place_name, coalesce(f.name_vi, '') as name_vi,
        coalesce(f.name_en, '') as name_en,
        (select count(*) from finding_visits v where v.assignment_id = a.id and v.state = 'planned') as planned,
        (select count(*) from finding_visits v where v.assignment_id = a.id and v.state = 'made') as made,
        (select count(*) from findings g join finding_visits v on v.id = g.visit_id
          where v.assignment_id = a.id and g.withdrawn_on is null) as findings
      from finding_assignments a join units_named b on b.unit_id = a.body_id join people_named p on p.person_id = a.person_id
      left join units_named u on u.unit_id = a.place_id left join finding_fields f on f.code = a.field
      """;

  private static final String VISITS =
      """
      select v.*, a.body_id, a.person_id, p.full_name, u.name as place_name,
        (select count(*) from findings g where g.visit_id = v.id and g.withdrawn_on is null) as findings
      from finding_visits v join finding_assignments a on a.id = v.assignment_id join people_named p on p.person_id = a.person_id
      join units_named u on u.unit_id = v.place_id
      """;

  private final JdbcClient jdbc;

  FieldWorkSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Field> fields() {
    return jdbc.sql("select code, name_vi, name_en from finding_fields order by position, code")
        .query((row, number) -> new Field(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  /** What the reader may see, those that hold first. */
  List<Assignment> list(Map<String, @Nullable Object> seeing, LocalDate day, Paging paging) {
    return jdbc.sql(
            ASSIGNMENTS
                + "where "
                + FindingAccess.ASSIGNMENT_SEEN
                + " order by a.valid_to < :day, a.valid_from desc, a.id desc limit :limit offset :offset")
        .params(seeing)
        .param("day", day)
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query(FieldWorkSql::assignment)
        .list();
  }

  Optional<Assignment> find(Map<String, @Nullable Object> seeing, long id) {
    return jdbc.sql(ASSIGNMENTS + "where a.id = :id and " + FindingAccess.ASSIGNMENT_SEEN)
        .params(seeing)
        .param("id", id)
        .query(FieldWorkSql::assignment)
        .optional();
  }

  /** Locked, for its module. */
  Optional<Assignment> lock(long id) {
    return jdbc.sql(ASSIGNMENTS + "where a.id = ? for update of a")
        .param(id)
        .query(FieldWorkSql::assignment)
        .optional();
  }

  long insert(
      UnitId body,
      PersonId person,
      @Nullable UnitId place,
      @Nullable String field,
      LocalDate from,
      LocalDate to,
      String task) {
    return jdbc.sql(
            """
            insert into finding_assignments (body_id, person_id, place_id, field, valid_from, valid_to, task)
            values (:body, :person, :place::bigint, :field, :from, :to, :task) returning id
            """)
        .param("body", body.value())
        .param("person", person.value())
        .param("place", place == null ? null : place.value())
        .param("field", field)
        .param("from", from)
        .param("to", to)
        .param("task", task)
        .query((row, number) -> row.getLong(1))
        .single();
  }

  void end(long assignment, LocalDate last) {
    jdbc.sql("update finding_assignments set valid_to = ? where id = ?")
        .params(last, assignment)
        .update();
  }

  /** For which bodies the person follows the place on the day. */
  List<UnitId> bodies(PersonId person, UnitId place, LocalDate day) {
    return jdbc.sql(
            """
            select distinct a.body_id, a.place_id is null from finding_assignments a
            where a.person_id = :person and :day between a.valid_from and a.valid_to
              and exists (select 1 from unit_closure_on(:day) c where c.unit_id = :place and c.ancestor_id = coalesce(a.place_id, a.body_id))
            order by 2, 1
            """)
        .param("person", person.value())
        .param("day", day)
        .param("place", place.value())
        .query((row, number) -> new UnitId(row.getLong(1)))
        .list();
  }

  /** Whether the place is the ancestor or stands below it on the day. */
  boolean below(UnitId ancestor, UnitId place, LocalDate day) {
    return jdbc.sql(
            "select exists (select 1 from unit_closure_on(:day) c where c.unit_id = :place and c.ancestor_id = :ancestor)")
        .param("day", day)
        .param("place", place.value())
        .param("ancestor", ancestor.value())
        .query(Boolean.class)
        .single();
  }

  List<Visit> visits(long assignment) {
    return jdbc.sql(VISITS + "where v.assignment_id = ? order by v.day desc, v.id desc")
        .param(assignment)
        .query(FieldWorkSql::visit)
        .list();
  }

  Optional<Visit> visit(long id) {
    return jdbc.sql(VISITS + "where v.id = ?").param(id).query(FieldWorkSql::visit).optional();
  }

  Optional<Visit> lockVisit(long id) {
    return jdbc.sql(VISITS + "where v.id = ? for update of v")
        .param(id)
        .query(FieldWorkSql::visit)
        .optional();
  }

  /** The person's visits of the last months that a finding may come from. */
  List<Visit> recent(PersonId person, LocalDate since) {
    return jdbc.sql(
            VISITS
                + "where a.person_id = ? and v.state <> 'dropped' and v.day >= ? order by v.day desc, v.id desc limit 30")
        .params(person.value(), since)
        .query(FieldWorkSql::visit)
        .list();
  }

  long plan(long assignment, UnitId place, LocalDate day, String purpose) {
    return jdbc.sql(
            "insert into finding_visits (assignment_id, place_id, day, purpose) values (?, ?, ?, ?) returning id")
        .params(assignment, place.value(), day, purpose)
        .query((row, number) -> row.getLong(1))
        .single();
  }

  void made(long visit, LocalDate day, String note, @Nullable Long activity) {
    jdbc.sql(
            "update finding_visits set state = 'made', made_on = :day, note = :note, activity_id = :activity::bigint where id = :id")
        .param("day", day)
        .param("note", note)
        .param("activity", activity)
        .param("id", visit)
        .update();
  }

  void dropped(long visit, String note) {
    jdbc.sql("update finding_visits set state = 'dropped', note = ? where id = ?")
        .params(note, visit)
        .update();
  }

  private static Assignment assignment(ResultSet row, int number) throws SQLException {
    Long place = row.getObject("place_id", Long.class);
    return new Assignment(
        row.getLong("id"),
        new UnitId(row.getLong("body_id")),
        row.getString("body_name"),
        new PersonId(row.getLong("person_id")),
        row.getString("full_name"),
        place == null ? null : new UnitId(place),
        row.getString("place_name"),
        row.getString("field"),
        row.getString("name_vi"),
        row.getString("name_en"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        row.getString("task"),
        row.getInt("planned"),
        row.getInt("made"),
        row.getInt("findings"));
  }

  private static Visit visit(ResultSet row, int number) throws SQLException {
    return new Visit(
        row.getLong("id"),
        row.getLong("assignment_id"),
        new UnitId(row.getLong("body_id")),
        new PersonId(row.getLong("person_id")),
        row.getString("full_name"),
        new UnitId(row.getLong("place_id")),
        row.getString("place_name"),
        row.getObject("day", LocalDate.class),
        row.getString("purpose"),
        row.getString("state"),
        row.getObject("made_on", LocalDate.class),
        row.getString("note"),
        row.getInt("findings"));
  }
}
