package vn.mach.branch.study;

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
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.AccessScope;

@Component
class EssaysSql {

  /** An essay in a marker's pile: without anything that says whose it is. */
  record Piled(
      long id, CampaignId campaign, String campaignTitle, EssayStatus status, LocalDate dueOn) {}

  /**
   * An essay in the list of a campaign.
   *
   * @param author empty where the campaign is blind and the essay is not released
   */
  record Listed(
      long id,
      String author,
      EssayStatus status,
      String marker,
      @Nullable Integer mark,
      boolean ownWork) {}

  /** An essay in review, with what is released. */
  record Reviewed(
      long id,
      long person,
      int mark,
      @Nullable String remark,
      Timestamp handedInAt,
      long markedBy) {}

  record Load(long marker, long unit, int essays) {}

  /** Whether the marker is one of the campaign's today; one who was released marks no more. */
  private static final String MARKS =
      "exists (select 1 from study_staff s where s.campaign_id = e.campaign_id and s.person_id = e.marker_id and s.role = 'marker')";

  private static final String SELECT =
      """
      select e.id, e.campaign_id, e.person_id, p.full_name, e.unit_id, e.text, e.handwritten, e.compared, e.status, e.changed_at, e.handed_in_at,
        case when %s then e.marker_id end as marker_id, e.marked_by, e.mark, e.remark
      from study_essays e join people_named p on p.person_id = e.person_id
      """
          .formatted(MARKS);

  private final JdbcClient jdbc;

  EssaysSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Essay> of(CampaignId campaign, long person) {
    return jdbc.sql(SELECT + "where e.campaign_id = ? and e.person_id = ?")
        .params(campaign.value(), person)
        .query(EssaysSql::essay)
        .optional();
  }

  Optional<Essay> find(long id) {
    return jdbc.sql(SELECT + "where e.id = ?").param(id).query(EssaysSql::essay).optional();
  }

  Optional<Essay> lock(long id) {
    return jdbc.sql(SELECT + "where e.id = ? for update of e")
        .param(id)
        .query(EssaysSql::essay)
        .optional();
  }

  /** The author's draft, begun where there is none; 0 where it was handed in. */
  long save(
      CampaignId campaign, long person, UnitId unit, String text, boolean handwritten, Instant at) {
    return jdbc.sql(
            """
            insert into study_essays as e (campaign_id, person_id, unit_id, text, handwritten, status, changed_at)
            values (:campaign, :person, :unit, :text, :handwritten, 'draft', :at)
            on conflict on constraint study_essays_once do update set text = excluded.text, handwritten = excluded.handwritten,
              changed_at = excluded.changed_at, compared = case when e.text = excluded.text then e.compared end
            where e.status = 'draft' returning id
            """)
        .param("campaign", campaign.value())
        .param("person", person)
        .param("unit", unit.value())
        .param("text", text)
        .param("handwritten", handwritten)
        .param("at", Timestamp.from(at))
        .query((row, number) -> row.getLong(1))
        .optional()
        .orElse(0L);
  }

  void compared(long id, String digest) {
    jdbc.sql("update study_essays set compared = ? where id = ? and status = 'draft'")
        .params(digest, id)
        .update();
  }

  void handedIn(long id, Instant at) {
    jdbc.sql("update study_essays set status = 'not_marked', handed_in_at = ? where id = ?")
        .params(Timestamp.from(at), id)
        .update();
  }

  void status(long id, EssayStatus status) {
    jdbc.sql("update study_essays set status = ? where id = ?").params(status.code(), id).update();
  }

  void marked(long id, EssayStatus status, int mark, String remark, long account) {
    jdbc.sql("update study_essays set status = ?, mark = ?, remark = ?, marked_by = ? where id = ?")
        .params(status.code(), mark, remark, account, id)
        .update();
  }

  void released(long id, long account, Instant at) {
    jdbc.sql(
            "update study_essays set status = 'released', released_by = ?, released_at = ? where id = ?")
        .params(account, Timestamp.from(at), id)
        .update();
  }

  /** What waits for this marker, and nothing else. */
  List<Piled> pile(long marker) {
    return jdbc.sql(
            """
            select e.id, e.campaign_id, c.title, e.status, c.ends_on from study_essays e join study_campaigns c on c.id = e.campaign_id
            where e.marker_id = ? and e.status in ('not_marked', 'marking') and %s order by c.ends_on, e.campaign_id, e.id limit 500
            """
                .formatted(MARKS))
        .param(marker)
        .query((row, number) ->
            new Piled(
                row.getLong(1),
                new CampaignId(row.getLong(2)),
                row.getString(3),
                Codes.of(EssayStatus.class, row.getString(4)),
                row.getObject(5, LocalDate.class)))
        .list();
  }

  int waiting(CampaignId campaign, long marker) {
    return jdbc.sql(
            "select count(*) from study_essays e where campaign_id = ? and marker_id = ? and status in ('not_marked', 'marking') and "
                + MARKS)
        .params(campaign.value(), marker)
        .query((row, number) -> row.getInt(1))
        .single();
  }

  /**
   * The essays of a campaign that were handed in, for a manager; of blind ones without names.
   *
   * @param me the manager's person, whose own essay and marking they do not decide about
   */
  List<Listed> list(
      Map<String, Object> recording,
      CampaignId campaign,
      long me,
      long account,
      int limit,
      int offset) {
    return jdbc.sql(
            """
            select e.id, case when c.essay_blind and e.status <> 'released' then '' else p.full_name end, e.status, coalesce(m.full_name, ''),
              case when e.status in ('review', 'released') and e.person_id <> :me then e.mark end,
              e.person_id = :me or e.marked_by = :account or e.marked_by in (select account_id from account_logins where person_id = :me)
            from study_essays e join study_campaigns c on c.id = e.campaign_id
            join people_named p on p.person_id = e.person_id left join people_named m on m.person_id = e.marker_id and (e.status in ('review', 'released') or %s)
            where e.campaign_id = :campaign and e.status <> 'draft' and %s
            order by e.status = 'released', e.id limit :limit offset :offset
            """
                .formatted(MARKS, AccessScope.ofFew("c.unit_id")))
        .params(recording)
        .param("campaign", campaign.value())
        .param("me", me)
        .param("account", account)
        .param("limit", limit)
        .param("offset", offset)
        .query((row, number) ->
            new Listed(
                row.getLong(1),
                row.getString(2),
                Codes.of(EssayStatus.class, row.getString(3)),
                row.getString(4),
                row.getObject(5, Integer.class),
                row.getBoolean(6)))
        .list();
  }

  /**
   * The markers of a campaign with how many essays each has, and the unit in which they are asked.
   */
  List<Load> markers(CampaignId campaign) {
    return jdbc.sql(
            """
            select s.person_id, m.unit_id, (select count(*) from study_essays e where e.campaign_id = s.campaign_id and e.marker_id = s.person_id)
            from study_staff s join study_campaigns c on c.id = s.campaign_id
            cross join lateral person_unit_on(s.person_id, c.starts_on) m
            where s.campaign_id = ? and s.role = 'marker' order by s.person_id
            """)
        .param(campaign.value())
        .query((row, number) -> new Load(row.getLong(1), row.getLong(2), row.getInt(3)))
        .list();
  }

  /**
   * Essays that nobody marks yet, or whose marker was released before the mark was finished,
   * locked, in random order: the order tells nothing.
   */
  List<Essay> unallocated(CampaignId campaign) {
    return jdbc.sql(
            SELECT
                + "where e.campaign_id = ? and e.status in ('not_marked', 'marking') and not "
                + MARKS
                + " order by random() limit 5000 for update of e")
        .param(campaign.value())
        .query(EssaysSql::essay)
        .list();
  }

  /** Gives a locked one to this marker, who begins anew. */
  void allocate(long essay, long marker) {
    jdbc.sql(
            "update study_essays set marker_id = ?, status = 'not_marked', mark = null, remark = null, marked_by = null where id = ?")
        .params(marker, essay)
        .update();
  }

  /** Essays of a campaign in review that this account may release. */
  List<Reviewed> inReview(CampaignId campaign, long me, long account) {
    return inReview(campaign, me, account, "");
  }

  /** The same, locked. */
  List<Reviewed> lockInReview(CampaignId campaign, long me, long account) {
    return inReview(campaign, me, account, "for update");
  }

  private List<Reviewed> inReview(CampaignId campaign, long me, long account, String lock) {
    return jdbc.sql(
            """
            select id, person_id, mark, remark, handed_in_at, marked_by from study_essays
            where campaign_id = :campaign and status = 'review' and person_id <> :me and marked_by <> :account
              and marked_by not in (select account_id from account_logins where person_id = :me) order by id %s
            """
                .formatted(lock))
        .param("campaign", campaign.value())
        .param("me", me)
        .param("account", account)
        .query((row, number) ->
            new Reviewed(
                row.getLong(1),
                row.getLong(2),
                row.getInt(3),
                row.getString(4),
                row.getTimestamp(5),
                row.getLong(6)))
        .list();
  }

  private static Essay essay(ResultSet row, int number) throws SQLException {
    Timestamp handedIn = row.getTimestamp("handed_in_at");
    return new Essay(
        row.getLong("id"),
        new CampaignId(row.getLong("campaign_id")),
        row.getLong("person_id"),
        row.getString("full_name"),
        new UnitId(row.getLong("unit_id")),
        row.getString("text"),
        row.getBoolean("handwritten"),
        row.getString("compared"),
        Codes.of(EssayStatus.class, row.getString("status")),
        row.getTimestamp("changed_at").toInstant(),
        handedIn == null ? null : handedIn.toInstant(),
        row.getObject("marker_id", Long.class),
        row.getObject("marked_by", Long.class),
        row.getObject("mark", Integer.class),
        row.getString("remark"));
  }
}
