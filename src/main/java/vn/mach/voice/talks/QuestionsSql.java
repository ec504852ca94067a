package vn.mach.voice.talks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;

/** Questions of conferences. Who may see a conference, its caller has asked. */
@Component
class QuestionsSql {

  /**
   * A question.
   *
   * @param text as it was asked
   * @param wording as all read it
   * @param head under which it stands; none: it is answered itself
   * @param askerName where whoever asked wished to be named
   * @param unit who answers
   */
  record Row(
      long id,
      long dialogue,
      int number,
      String text,
      String wording,
      @Nullable Long head,
      @Nullable String askerName,
      LocalDate askedOn,
      UnitId unit,
      String unitName,
      @Nullable LocalDate dueOn,
      @Nullable String answer,
      @Nullable LocalDate answeredOn,
      @Nullable String answeredIn) {

    boolean isOpen() {
      return answer == null;
    }
  }

  private static final String ROWS =
      """
      select q.id, q.dialogue_id, q.number, q.text, coalesce(q.wording, q.text) as wording, q.head_id, p.full_name as asker_name, q.asked_on,
        q.unit_id, u.name as unit_name, q.due_on, q.answer, q.answered_on, q.answered_in
      from dialogue_questions q join units_named u on u.unit_id = q.unit_id
      left join people_named p on q.shows_name and p.person_id = q.person_id
      """;

  private final JdbcClient jdbc;

  QuestionsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All of a conference, by their numbers. */
  List<Row> of(long dialogue) {
    return jdbc.sql(ROWS + "where q.dialogue_id = ? order by q.number")
        .param(dialogue)
        .query(QuestionsSql::row)
        .list();
  }

  /** The actor's own, each with the answer of the one under which it stands. */
  List<Row> mine(Actor actor, long dialogue) {
    return jdbc.sql(
            """
            select q.id, q.dialogue_id, q.number, q.text, coalesce(h.wording, h.text) as wording, q.head_id, p.full_name as asker_name, q.asked_on,
              h.unit_id, u.name as unit_name, h.due_on, h.answer, h.answered_on, h.answered_in
            from dialogue_questions q join dialogue_questions h on h.id = coalesce(q.head_id, q.id) join units_named u on u.unit_id = h.unit_id
            left join people_named p on q.shows_name and p.person_id = q.person_id
            where q.dialogue_id = ? and q.account_id = ? order by q.number
            """)
        .params(dialogue, actor.account())
        .query(QuestionsSql::row)
        .list();
  }

  Optional<Row> find(long id) {
    return jdbc.sql(ROWS + "where q.id = ?").param(id).query(QuestionsSql::row).optional();
  }

  boolean isOf(Actor actor, long id) {
    return jdbc.sql(
            "select exists (select 1 from dialogue_questions where id = ? and account_id = ?)")
        .params(id, actor.account())
        .query((row, number) -> row.getBoolean(1))
        .single();
  }

  int countOf(Actor actor, long dialogue) {
    return jdbc.sql(
            "select count(*) from dialogue_questions where dialogue_id = ? and account_id = ?")
        .params(dialogue, actor.account())
        .query((row, number) -> row.getInt(1))
        .single();
  }

  /** Adds a question; the conference is locked. Without an asker it was taken down. */
  long insert(
      DialoguesSql.Row dialogue,
      String text,
      @Nullable Actor asker,
      boolean showsName,
      LocalDate today) {
    PersonId person = asker == null ? null : asker.person();
    return jdbc.sql(
            """
            insert into dialogue_questions (dialogue_id, number, text, account_id, person_id, shows_name, asked_on, unit_id)
            select :dialogue, coalesce(max(number), 0) + 1, :text, :account::bigint, :person::bigint, :shows, :today, :unit
            from dialogue_questions where dialogue_id = :dialogue returning id
            """)
        .param("dialogue", dialogue.id())
        .param("text", text)
        .param("account", asker == null ? null : asker.account())
        .param("person", person == null ? null : person.value())
        .param("shows", showsName)
        .param("today", today)
        .param("unit", dialogue.unit().value())
        .query((row, number) -> row.getLong(1))
        .single();
  }

  /** Sets questions, and those under them, under one. */
  void merge(long head, Collection<Long> questions) {
    Long[] ids = questions.toArray(Long[]::new);
    jdbc.sql(
            "update dialogue_questions set head_id = :head where id = any(:ids) or head_id = any(:ids)")
        .param("head", head)
        .param("ids", ids)
        .update();
  }

  void separate(long id) {
    jdbc.sql("update dialogue_questions set head_id = null where id = ?").param(id).update();
  }

  void assign(long id, UnitId unit) {
    jdbc.sql("update dialogue_questions set unit_id = ? where id = ?")
        .params(unit.value(), id)
        .update();
  }

  void due(long id, LocalDate day) {
    jdbc.sql("update dialogue_questions set due_on = ? where id = ?").params(day, id).update();
  }

  void answer(long id, String wording, String answer, boolean inHall, LocalDate day) {
    jdbc.sql(
            "update dialogue_questions set wording = ?, answer = ?, answered_on = ?, answered_in = ? where id = ?")
        .params(wording, answer, day, inHall ? "hall" : "after", id)
        .update();
  }

  /** Who asked a question. */
  record Asker(long question, PersonId person) {}

  /** Those who asked it, and who asked what stands under it, where they are members. */
  List<Asker> askers(long head) {
    return jdbc.sql(
            "select id, person_id from dialogue_questions where (id = ? or head_id = ?) and person_id is not null order by id")
        .params(head, head)
        .query(
            (row, number) -> new Asker(row.getLong("id"), new PersonId(row.getLong("person_id"))))
        .list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getLong("dialogue_id"),
        row.getInt("number"),
        row.getString("text"),
        row.getString("wording"),
        row.getObject("head_id", Long.class),
        row.getString("asker_name"),
        row.getObject("asked_on", LocalDate.class),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_name"),
        row.getObject("due_on", LocalDate.class),
        row.getString("answer"),
        row.getObject("answered_on", LocalDate.class),
        row.getString("answered_in"));
  }
}
