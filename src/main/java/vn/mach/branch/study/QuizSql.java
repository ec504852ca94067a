package vn.mach.branch.study;

import java.sql.Array;
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
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.AccessScope;

/** The bank of questions, and the tests made of it. */
@Component
class QuizSql {

  /** A question with its answers' key: for whoever keeps the bank only. */
  record Question(
      long id,
      UnitId unit,
      String unitName,
      String topic,
      String text,
      List<String> options,
      List<Integer> right,
      boolean retired) {}

  record Topic(String topic, int questions) {}

  private static final String QUIZ =
      """
      select q.id, q.campaign_id, q.round, q.title, q.opens_at, q.closes_at, q.questions, q.minutes, q.pass_percent, q.most_attempts,
        (select count(*) from study_quiz_questions x where x.quiz_id = q.id) as chosen
      from study_quizzes q
      """;

  private final JdbcClient jdbc;

  QuizSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long insertQuestion(
      UnitId unit,
      String topic,
      String text,
      List<String> options,
      List<Integer> right,
      long account,
      @Nullable Long person,
      Instant at) {
    return jdbc.sql(
            """
            insert into study_questions (unit_id, topic, text, options, right_options, written_by, written_person, written_at)
            values (:unit, :topic, :text, :options, :right, :account, :person, :at) returning id
            """)
        .param("unit", unit.value())
        .param("topic", topic)
        .param("text", text)
        .param("options", options.toArray(String[]::new))
        .param("right", right.stream().sorted().toArray(Integer[]::new))
        .param("account", account)
        .param("person", person)
        .param("at", Timestamp.from(at))
        .query((row, number) -> row.getLong(1))
        .single();
  }

  /** Takes a question out of the bank; answers its unit. */
  int retire(Map<String, Object> recording, long id, Instant at) {
    return jdbc.sql(
            "update study_questions q set retired_at = coalesce(retired_at, :at) where id = :id and "
                + AccessScope.ofFew("q.unit_id"))
        .params(recording)
        .param("id", id)
        .param("at", Timestamp.from(at))
        .update();
  }

  List<Question> bank(Map<String, Object> recording, String topic, int limit, int offset) {
    return jdbc.sql(
            """
            select q.id, q.unit_id, u.name, q.topic, q.text, q.options, q.right_options, q.retired_at is not null
            from study_questions q join units_named u on u.unit_id = q.unit_id
            where %s and (:topic = '' or q.topic = :topic) and q.retired_at is null order by q.id desc limit :limit offset :offset
            """
                .formatted(AccessScope.ofFew("q.unit_id")))
        .params(recording)
        .param("topic", topic)
        .param("limit", limit)
        .param("offset", offset)
        .query(QuizSql::question)
        .list();
  }

  List<Topic> topics(Map<String, Object> recording) {
    return jdbc.sql(
            """
            select q.topic, count(*) from study_questions q where q.retired_at is null and %s group by q.topic order by q.topic limit 200
            """
                .formatted(AccessScope.ofFew("q.unit_id")))
        .params(recording)
        .query((row, number) -> new Topic(row.getString(1), row.getInt(2)))
        .list();
  }

  List<Quiz> quizzes(CampaignId campaign) {
    return jdbc.sql(QUIZ + "where q.campaign_id = ? order by q.round")
        .param(campaign.value())
        .query(QuizSql::quiz)
        .list();
  }

  Optional<Quiz> quiz(long id) {
    return jdbc.sql(QUIZ + "where q.id = ?").param(id).query(QuizSql::quiz).optional();
  }

  long insertQuiz(CampaignId campaign, Quiz.Draft it) {
    return jdbc.sql(
            """
            insert into study_quizzes (campaign_id, round, title, opens_at, closes_at, questions, minutes, pass_percent, most_attempts)
            select :campaign, coalesce(max(round), 0) + 1, :title, :opens, :closes, :questions, :minutes, :pass, :most
            from study_quizzes where campaign_id = :campaign returning id
            """)
        .param("campaign", campaign.value())
        .param("title", it.title())
        .param("opens", Timestamp.from(it.opensAt()))
        .param("closes", Timestamp.from(it.closesAt()))
        .param("questions", it.questions())
        .param("minutes", it.minutes())
        .param("pass", it.passPercent())
        .param("most", it.mostAttempts())
        .query((row, number) -> row.getLong(1))
        .single();
  }

  /** How many questions of the topic the manager's bank has; without a topic: all. */
  int available(Map<String, Object> recording, String topic) {
    return jdbc.sql(
            """
            select count(*) from study_questions q where q.retired_at is null and (:topic = '' or q.topic = :topic) and %s
            """
                .formatted(AccessScope.ofFew("q.unit_id")))
        .params(recording)
        .param("topic", topic)
        .query((row, number) -> row.getInt(1))
        .single();
  }

  /** Chooses all questions of the topic that the manager's bank has; answers how many. */
  int choose(Map<String, Object> recording, long quiz, String topic) {
    return jdbc.sql(
            """
            insert into study_quiz_questions (quiz_id, question_id)
            select :quiz, q.id from study_questions q
            where q.retired_at is null and (:topic = '' or q.topic = :topic) and %s
            on conflict do nothing
            """
                .formatted(AccessScope.ofFew("q.unit_id")))
        .params(recording)
        .param("quiz", quiz)
        .param("topic", topic)
        .update();
  }

  private static Quiz quiz(ResultSet row, int number) throws SQLException {
    return new Quiz(
        row.getLong("id"),
        new CampaignId(row.getLong("campaign_id")),
        row.getInt("round"),
        row.getString("title"),
        row.getTimestamp("opens_at").toInstant(),
        row.getTimestamp("closes_at").toInstant(),
        row.getInt("questions"),
        row.getInt("minutes"),
        row.getInt("pass_percent"),
        row.getInt("most_attempts"),
        row.getInt("chosen"));
  }

  private static Question question(ResultSet row, int number) throws SQLException {
    return new Question(
        row.getLong(1),
        new UnitId(row.getLong(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        List.of((String[]) row.getArray(6).getArray()),
        integers(row.getArray(7)),
        row.getBoolean(8));
  }

  static List<Integer> integers(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((Integer[]) array.getArray());
  }
}
