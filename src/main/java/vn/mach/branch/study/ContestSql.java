package vn.mach.branch.study;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Standings of contest rounds, and prizes. */
@Component
class ContestSql {

  /**
   * A place in a round. People with the same points, distance of the guess and second share it.
   *
   * @param off how far the guess was from the number of people who had everything right; none: no
   *     guess
   */
  record Place(
      int place,
      long person,
      String name,
      String unitName,
      int points,
      int outOf,
      @Nullable Integer guess,
      @Nullable Integer off,
      Instant endedAt) {}

  record Prize(long id, String who, boolean collective, String words) {}

  record Collective(long unit, String name, long takers, long points) {}

  private final JdbcClient jdbc;

  ContestSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String OUT =
      """
      (exists (select 1 from study_campaigns c where c.id = :campaign and c.created_person = %1$s)
        or exists (select 1 from study_staff s where s.campaign_id = :campaign and s.person_id = %1$s and s.role in ('organiser', 'question_writer'))
        or exists (select 1 from study_questions w join study_quiz_questions x on x.question_id = w.id join study_quizzes z on z.id = x.quiz_id
          where z.campaign_id = :campaign and w.written_person = %1$s))\
      """;

  /** Whether a person organises the contest or wrote questions of it: they may not take part. */
  boolean excluded(CampaignId campaign, long person) {
    return jdbc.sql("select " + OUT.formatted(":person"))
        .param("campaign", campaign.value())
        .param("person", person)
        .query((row, number) -> row.getBoolean(1))
        .single();
  }

  /** How many had everything right in their best attempt: what the guess was about. */
  int allRight(CampaignId campaign, long quiz) {
    return jdbc.sql(
            "select count(*) from study_best b where b.quiz_id = :quiz and b.points = b.out_of and not "
                + OUT.formatted("b.person_id"))
        .param("campaign", campaign.value())
        .param("quiz", quiz)
        .query((row, number) -> row.getInt(1))
        .single();
  }

  /** The standings of a round: points, then the closest guess, then the earliest by the second. */
  List<Place> standings(CampaignId campaign, long quiz, int right, int limit, int offset) {
    return jdbc.sql(
            """
            select rank() over (order by b.points desc, abs(b.guess - :right) nulls last, date_trunc('second', b.ended_at)) as place,
              b.person_id, p.full_name, coalesce(u.name, ''), b.points, b.out_of, b.guess, abs(b.guess - :right), b.ended_at
            from study_best b
            join people_named p on p.person_id = b.person_id
            left join study_due d on d.campaign_id = b.campaign_id and d.person_id = b.person_id
            left join units_named u on u.unit_id = d.unit_id
            where b.quiz_id = :quiz and not %s
            order by 1, p.full_name, b.person_id limit :limit offset :offset
            """
                .formatted(OUT.formatted("b.person_id")))
        .param("campaign", campaign.value())
        .param("quiz", quiz)
        .param("right", right)
        .param("limit", limit)
        .param("offset", offset)
        .query((row, number) ->
            new Place(
                row.getInt(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getInt(6),
                row.getObject(7, Integer.class),
                row.getObject(8, Integer.class),
                row.getTimestamp(9).toInstant()))
        .list();
  }

  /** Units by how many took part in the round, then by their points. */
  List<Collective> collectives(CampaignId campaign, long quiz) {
    return jdbc.sql(
            """
            select d.unit_id, u.name, count(*), sum(b.points)
            from study_best b join study_due d on d.campaign_id = b.campaign_id and d.person_id = b.person_id
            join units_named u on u.unit_id = d.unit_id
            where b.quiz_id = :quiz and not %s
            group by d.unit_id, u.name order by count(*) desc, sum(b.points) desc, u.name limit 50
            """
                .formatted(OUT.formatted("b.person_id")))
        .param("campaign", campaign.value())
        .param("quiz", quiz)
        .query((row, number) ->
            new Collective(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4)))
        .list();
  }

  List<Prize> prizes(CampaignId campaign) {
    return jdbc.sql(
            """
            select z.id, coalesce(p.full_name, u.name), z.unit_id is not null, z.words from study_prizes z
            left join people_named p on p.person_id = z.person_id left join units_named u on u.unit_id = z.unit_id
            where z.campaign_id = ? order by z.id
            """)
        .param(campaign.value())
        .query((row, number) ->
            new Prize(row.getLong(1), row.getString(2), row.getBoolean(3), row.getString(4)))
        .list();
  }

  long prize(
      CampaignId campaign,
      @Nullable Long person,
      @Nullable Long unit,
      String words,
      long account,
      Instant at) {
    return jdbc.sql(
            """
            insert into study_prizes (campaign_id, person_id, unit_id, words, noted_by, noted_at)
            values (:campaign, :person, :unit, :words, :account, :at) returning id
            """)
        .param("campaign", campaign.value())
        .param("person", person)
        .param("unit", unit)
        .param("words", words)
        .param("account", account)
        .param("at", Timestamp.from(at))
        .query((row, number) -> row.getLong(1))
        .single();
  }
}
