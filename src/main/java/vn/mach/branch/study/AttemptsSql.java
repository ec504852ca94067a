package vn.mach.branch.study;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.organisation.units.AccessScope;

/** Attempts and their answers. What is right is read only where an attempt is marked. */
@Component
class AttemptsSql {

  record Attempt(
      long id,
      long quiz,
      long person,
      int number,
      Instant startedAt,
      Instant endsAt,
      @Nullable Instant endedAt,
      @Nullable String endedHow,
      @Nullable Integer guess,
      @Nullable Integer points,
      int outOf) {

    boolean ended() {
      return endedAt != null;
    }
  }

  /** A question as it is asked. {@code right} is empty as long as nobody may know. */
  record Asked(
      long id,
      String text,
      List<String> options,
      boolean several,
      List<Integer> chosen,
      List<Integer> right) {}

  /** The best attempt of somebody, for a manager. */
  record Result(
      long person,
      String name,
      String unitName,
      int attempts,
      @Nullable Integer points,
      int outOf,
      boolean passed,
      int extraMinutes) {}

  private static final String ATTEMPT =
      """
      select id, quiz_id, person_id, number, started_at, ends_at, ended_at, ended_how, guess, points, cardinality(questions) as out_of
      from study_attempts
      """;

  private final JdbcClient jdbc;

  AttemptsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Attempt> of(long quiz, long person) {
    return jdbc.sql(ATTEMPT + "where quiz_id = ? and person_id = ? order by number")
        .params(quiz, person)
        .query(AttemptsSql::attempt)
        .list();
  }

  /** Whether somebody's attempt runs. */
  boolean isTaken(long quiz, Instant now) {
    return jdbc.sql(
            "select exists (select 1 from study_attempts where quiz_id = ? and ended_at is null and ends_at >= ?)")
        .params(quiz, Timestamp.from(now))
        .query((row, number) -> row.getBoolean(1))
        .single();
  }

  /** An attempt of this person. */
  Optional<Attempt> find(long id, long person) {
    return jdbc.sql(ATTEMPT + "where id = ? and person_id = ?")
        .params(id, person)
        .query(AttemptsSql::attempt)
        .optional();
  }

  Optional<Attempt> lock(long id, long person) {
    return jdbc.sql(ATTEMPT + "where id = ? and person_id = ? for update")
        .params(id, person)
        .query(AttemptsSql::attempt)
        .optional();
  }

  /** One after the other: two taps at once begin one attempt. */
  void lockPerson(long quiz, long person) {
    jdbc.sql(
            "select pg_advisory_xact_lock(hashtext(current_schema() || '.study.' || ?), hashtext(?))")
        .params(Long.toString(quiz), Long.toString(person))
        .query((row, number) -> true)
        .single();
  }

  int extraMinutes(long quiz, long person) {
    return jdbc.sql(
            "select coalesce(sum(minutes), 0) from study_extensions where quiz_id = ? and person_id = ?")
        .params(quiz, person)
        .query((row, number) -> row.getInt(1))
        .single();
  }

  long begin(Quiz quiz, long person, int number, Instant now, Instant endsAt) {
    return jdbc.sql(
            """
            insert into study_attempts (quiz_id, person_id, number, questions, started_at, ends_at)
            select :quiz, :person, :number,
              array(select question_id from study_quiz_questions where quiz_id = :quiz order by random() limit :questions), :now, :ends
            returning id
            """)
        .param("quiz", quiz.id())
        .param("person", person)
        .param("number", number)
        .param("questions", quiz.questions())
        .param("now", Timestamp.from(now))
        .param("ends", Timestamp.from(endsAt))
        .query((row, number1) -> row.getLong(1))
        .single();
  }

  /**
   * The questions of an attempt in their order.
   *
   * @param withRight whether what is right may be known
   */
  List<Asked> asked(long attempt, boolean withRight) {
    return jdbc.sql(
            """
            select q.id, q.text, q.options, cardinality(q.right_options) > 1, s.chosen, case when :right then q.right_options end
            from study_attempts a
            cross join lateral unnest(a.questions) with ordinality x (id, place)
            join study_questions q on q.id = x.id
            left join study_answers s on s.attempt_id = a.id and s.question_id = q.id
            where a.id = :attempt order by x.place
            """)
        .param("attempt", attempt)
        .param("right", withRight)
        .query((row, number) ->
            new Asked(
                row.getLong(1),
                row.getString(2),
                List.of((String[]) row.getArray(3).getArray()),
                row.getBoolean(4),
                QuizSql.integers(row.getArray(5)),
                QuizSql.integers(row.getArray(6))))
        .list();
  }

  /** Saves the answer to a question of the attempt; 0 where it has no such question or option. */
  int save(long attempt, long question, List<Integer> chosen, Instant now) {
    return jdbc.sql(
            """
            insert into study_answers (attempt_id, question_id, chosen, saved_at)
            select a.id, q.id, :chosen, :now from study_attempts a join study_questions q on q.id = any(a.questions)
            where a.id = :attempt and q.id = :question and :chosen <@ array(select generate_series(1, cardinality(q.options)))
              and (cardinality(q.right_options) > 1 or cardinality(:chosen) = 1)
            on conflict on constraint study_answers_key do update set chosen = excluded.chosen, saved_at = excluded.saved_at
            """)
        .param("attempt", attempt)
        .param("question", question)
        .param("chosen", chosen.toArray(Integer[]::new))
        .param("now", Timestamp.from(now))
        .update();
  }

  private static final String POINTS =
      """
      (select count(*) from study_answers s join study_questions q on q.id = s.question_id
        where s.attempt_id = a.id and s.chosen = q.right_options)\
      """;

  void end(long attempt, @Nullable Integer guess, Instant now) {
    jdbc.sql(
            "update study_attempts a set ended_at = :now, ended_how = 'sent', guess = :guess, points = "
                + POINTS
                + " where id = :id and ended_at is null")
        .param("id", attempt)
        .param("guess", guess)
        .param("now", Timestamp.from(now))
        .update();
  }

  /**
   * Ends the attempts whose time has run out, as of that moment. Answers the people. An answer that
   * is being saved is waited for, and counts.
   */
  List<Long> endOverdue(long quiz, Instant now) {
    jdbc.sql(
            "select id from study_attempts where quiz_id = ? and ended_at is null and ends_at < ? order by id for update")
        .params(quiz, Timestamp.from(now))
        .query((row, number) -> row.getLong(1))
        .list();
    return jdbc.sql(
            "update study_attempts a set ended_at = ends_at, ended_how = 'time', points = "
                + POINTS
                + " where quiz_id = :quiz and ended_at is null and ends_at < :now returning person_id")
        .param("quiz", quiz)
        .param("now", Timestamp.from(now))
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /**
   * What a person was given in a test, locked; empty where they are not due in it, or where the
   * right does not cover their unit.
   */
  Optional<Integer> extraMinutes(Map<String, Object> recording, long quiz, long person) {
    lockPerson(quiz, person); // an attempt that begins at this moment has what is given now, too
    return jdbc.sql(
            """
            select 1 from study_quizzes q join study_due d on d.campaign_id = q.campaign_id
            where q.id = :quiz and d.person_id = :person and %s
            """
                .formatted(AccessScope.ofFew("d.unit_id")))
        .params(recording)
        .param("quiz", quiz)
        .param("person", person)
        .query(Integer.class)
        .optional()
        .map(due -> extraMinutes(quiz, person));
  }

  /** More minutes for a person, of whom {@link #extraMinutes(Map, long, long)} was asked before. */
  void extend(long quiz, long person, int minutes, String reason, long account, Instant now) {
    jdbc.sql(
            "insert into study_extensions (quiz_id, person_id, minutes, reason, given_by, given_at) values (?, ?, ?, ?, ?, ?)")
        .params(quiz, person, minutes, reason, account, Timestamp.from(now))
        .update();
    jdbc.sql(
            "update study_attempts set ends_at = ends_at + make_interval(mins => ?) where quiz_id = ? and person_id = ? and ended_at is null")
        .params(minutes, quiz, person)
        .update();
  }

  List<Result> results(Map<String, Object> seeing, long quiz, int limit, int offset) {
    return jdbc.sql(
            """
            select d.person_id, p.full_name, u.name,
              (select count(*) from study_attempts a where a.quiz_id = q.id and a.person_id = d.person_id),
              b.points, b.out_of, coalesce(b.passed, false),
              (select coalesce(sum(minutes), 0) from study_extensions e where e.quiz_id = q.id and e.person_id = d.person_id)
            from study_quizzes q
            join study_due d on d.campaign_id = q.campaign_id and d.excused_at is null
            join people_named p on p.person_id = d.person_id
            join units_named u on u.unit_id = d.unit_id
            left join study_best b on b.quiz_id = q.id and b.person_id = d.person_id
            where q.id = :quiz and %s order by u.name, p.full_name, d.person_id limit :limit offset :offset
            """
                .formatted(AccessScope.ofFew("d.unit_id")))
        .params(seeing)
        .param("quiz", quiz)
        .param("limit", limit)
        .param("offset", offset)
        .query((row, number) -> {
          int points = row.getInt(5);
          Integer reached = row.wasNull() ? null : points;
          return new Result(
              row.getLong(1),
              row.getString(2),
              row.getString(3),
              row.getInt(4),
              reached,
              row.getInt(6),
              row.getBoolean(7),
              row.getInt(8));
        })
        .list();
  }

  private static Attempt attempt(ResultSet row, int number) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    int guess = row.getInt("guess");
    Integer guessed = row.wasNull() ? null : guess;
    int points = row.getInt("points");
    Integer reached = row.wasNull() ? null : points;
    return new Attempt(
        row.getLong("id"),
        row.getLong("quiz_id"),
        row.getLong("person_id"),
        row.getInt("number"),
        row.getTimestamp("started_at").toInstant(),
        row.getTimestamp("ends_at").toInstant(),
        ended == null ? null : ended.toInstant(),
        row.getString("ended_how"),
        guessed,
        reached,
        row.getInt("out_of"));
  }
}
