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
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.branch.attendance.ExpectedPerson;

/** The sessions of campaigns. Whoever sees the campaign may know of its sessions. */
@Component
class SessionsSql {

  /**
   * A session.
   *
   * @param due people of the campaign who were due, as closed; none: not held yet
   */
  record Session(
      SessionId id,
      String code,
      CampaignId campaign,
      UnitId unit,
      String unitName,
      String title,
      SessionForm form,
      SessionLevel level,
      LocalDate heldOn,
      Instant opensAt,
      Instant closesAt,
      String place,
      int othersDue,
      @Nullable Integer othersPresent,
      @Nullable Integer due,
      @Nullable Integer present,
      SessionStatus status,
      @Nullable String reason,
      @Nullable Long activity) {}

  /** What is typed of a session, read. */
  record Draft(
      UnitId unit,
      String title,
      SessionForm form,
      SessionLevel level,
      LocalDate heldOn,
      Instant opensAt,
      Instant closesAt,
      String place,
      int othersDue) {}

  private static final String SELECT =
      """
      select s.id, s.code, s.campaign_id, s.unit_id, u.name as unit_name, s.title, s.form, s.level, s.held_on, s.opens_at, s.closes_at, s.place,
        s.others_due, s.others_present, s.due, s.present, s.status, s.reason, s.activity_id
      from study_sessions s join units_named u on u.unit_id = s.unit_id
      """;

  private final JdbcClient jdbc;

  SessionsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The sessions of a campaign; of those under a unit only. */
  List<Session> list(CampaignId campaign, UnitId under, LocalDate day, int limit, int offset) {
    return jdbc.sql(
            SELECT
                + """
                where s.campaign_id = :campaign
                  and exists (select 1 from unit_closure_on(:day) k where k.unit_id = s.unit_id and k.ancestor_id = :under)
                order by s.held_on, s.level, s.id limit :limit offset :offset
                """)
        .param("campaign", campaign.value())
        .param("under", under.value())
        .param("day", day)
        .param("limit", limit)
        .param("offset", offset)
        .query(SessionsSql::session)
        .list();
  }

  /** The sessions at which a person is expected. */
  List<Session> of(CampaignId campaign, long person) {
    return jdbc.sql(
            SELECT
                + """
                where s.campaign_id = :campaign and s.status <> 'cancelled' and exists (
                  select 1 from attendance_marks k where k.kind = 'session' and k.subject = s.id and k.person_id = :person)
                order by s.held_on, s.id limit 50
                """)
        .param("campaign", campaign.value())
        .param("person", person)
        .query(SessionsSql::session)
        .list();
  }

  Optional<Session> find(SessionId id) {
    return jdbc.sql(SELECT + "where s.id = ?")
        .param(id.value())
        .query(SessionsSql::session)
        .optional();
  }

  Optional<SessionStatus> lock(SessionId id) {
    return jdbc.sql("select status from study_sessions where id = ? for update")
        .param(id.value())
        .query((row, number) -> Codes.of(SessionStatus.class, row.getString(1)))
        .optional();
  }

  long insert(CampaignId campaign, Draft it, long account, Instant at) {
    return jdbc.sql(
            """
            insert into study_sessions (code, campaign_id, unit_id, title, form, level, held_on, opens_at, closes_at, place, others_due, status,
              created_by, created_at)
            select c.code || '.' || (select count(*) + 1 from study_sessions s where s.campaign_id = c.id), c.id, :unit, :title, :form, :level, :day,
              :opens, :closes, :place, :others, 'planned', :account, :at
            from study_campaigns c where c.id = :campaign returning id
            """)
        .param("campaign", campaign.value())
        .param("unit", it.unit().value())
        .param("title", it.title())
        .param("form", it.form().code())
        .param("level", it.level().code())
        .param("day", it.heldOn())
        .param("opens", Timestamp.from(it.opensAt()))
        .param("closes", Timestamp.from(it.closesAt()))
        .param("place", it.place())
        .param("others", it.othersDue())
        .param("account", account)
        .param("at", Timestamp.from(at))
        .query((row, number) -> row.getLong(1))
        .single();
  }

  /**
   * Those who are due under the session's unit, of its level, and were not present at another one
   * yet; the excused left out.
   */
  List<ExpectedPerson> expected(SessionId id) {
    return jdbc.sql(
            """
            select g.person_id, g.standing from study_sessions s
            join study_progress g on g.campaign_id = s.campaign_id and not g.excused and not g.present
            where s.id = :id and (s.level <> 'key_cadres' or g.key_cadre)
              and exists (select 1 from unit_closure_on(s.held_on) k where k.unit_id = g.unit_id and k.ancestor_id = s.unit_id)
            order by g.person_id
            """)
        .param("id", id.value())
        .query((row, number) -> new ExpectedPerson(new PersonId(row.getLong(1)), row.getString(2)))
        .list();
  }

  /** A member's own mark in a session: the status; empty where they are not expected. */
  Optional<String> mark(SessionId id, long person) {
    return jdbc.sql(
            "select status from attendance_marks where kind = 'session' and subject = ? and person_id = ?")
        .params(id.value(), person)
        .query((row, number) -> row.getString(1))
        .optional();
  }

  void held(SessionId id, int due, int present, int othersPresent, @Nullable Long activity) {
    jdbc.sql(
            """
            update study_sessions set status = 'held', due = ?, present = ?, others_due = greatest(others_due, ?), others_present = ?, activity_id = ?
            where id = ?
            """)
        .param(due)
        .param(present)
        .param(othersPresent)
        .param(othersPresent)
        .param(activity)
        .param(id.value())
        .update();
  }

  void cancelled(SessionId id, String reason) {
    jdbc.sql("update study_sessions set status = 'cancelled', reason = ? where id = ?")
        .params(reason, id.value())
        .update();
  }

  /** The days and people of all held sessions of a unit in a campaign: who was due, who came. */
  Map<String, Integer> turnout(CampaignId campaign, UnitId unit, LocalDate day) {
    return jdbc.sql(
            """
            select count(*) filter (where not g.excused), count(*) filter (where g.present and not g.excused)
            from study_progress g
            where g.campaign_id = :campaign
              and exists (select 1 from unit_closure_on(:day) k where k.unit_id = g.unit_id and k.ancestor_id = :unit)
            """)
        .param("campaign", campaign.value())
        .param("unit", unit.value())
        .param("day", day)
        .query((row, number) -> Map.of("due", row.getInt(1), "present", row.getInt(2)))
        .single();
  }

  private static Session session(ResultSet row, int number) throws SQLException {
    long activity = row.getLong("activity_id");
    Long recorded = row.wasNull() ? null : activity;
    return new Session(
        new SessionId(row.getLong("id")),
        row.getString("code"),
        new CampaignId(row.getLong("campaign_id")),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_name"),
        row.getString("title"),
        Codes.of(SessionForm.class, row.getString("form")),
        Codes.of(SessionLevel.class, row.getString("level")),
        row.getObject("held_on", LocalDate.class),
        row.getTimestamp("opens_at").toInstant(),
        row.getTimestamp("closes_at").toInstant(),
        row.getString("place"),
        row.getInt("others_due"),
        row.getObject("others_present", Integer.class),
        row.getObject("due", Integer.class),
        row.getObject("present", Integer.class),
        Codes.of(SessionStatus.class, row.getString("status")),
        row.getString("reason"),
        recorded);
  }
}
