package vn.mach.branch.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.branch.attendance.AttendanceCounts;
import vn.mach.organisation.units.AccessScope;

/** Statements of {@code meetings} and of who is due at one. */
@Component
class MeetingsSql {

  private static final String ROWS =
      """
      select m.*, n.code as unit_code, n.name as unit_name, c.full_name as chair_name, t.full_name as minute_taker_name
      from meetings m
      join units_named n on n.unit_id = m.unit_id
      left join people_named c on c.person_id = m.chair_id
      left join people_named t on t.person_id = m.minute_taker_id
      """;

  private static final String MINE =
      "exists (select 1 from meeting_people mine where mine.meeting_id = m.id and mine.person_id = :me)";

  /** Whoever sees the branch sees its meetings, and so does whoever is due or a guest there. */
  static final String SEEN = "(" + AccessScope.ofFew("m.unit_id") + " or " + MINE + ")";

  private static final String SEEN_MANY = "(" + AccessScope.sql("m.unit_id") + " or " + MINE + ")";

  private final JdbcClient jdbc;
  private final AccessScope scope;

  MeetingsSql(JdbcClient jdbc, AccessScope scope) {
    this.jdbc = jdbc;
    this.scope = scope;
  }

  /** The parameters of {@link #SEEN}. */
  Map<String, Object> seeing(Actor actor) {
    Map<String, Object> parameters = new HashMap<>(scope.parameters(actor, Right.SEE));
    PersonId person = actor.person();
    parameters.put("me", person == null ? -1L : person.value());
    return parameters;
  }

  Optional<MeetingRow> show(Actor actor, MeetingId id) {
    return jdbc.sql(ROWS + " where m.id = :id and " + SEEN)
        .params(seeing(actor))
        .param("id", id.value())
        .query(MeetingsSql::row)
        .optional();
  }

  Optional<MeetingRow> byCode(Actor actor, String code) {
    return jdbc.sql(ROWS + " where m.code = :code and " + SEEN)
        .params(seeing(actor))
        .param("code", code)
        .query(MeetingsSql::row)
        .optional();
  }

  /** Without the access scope: for commands that check the right, and for jobs. */
  Optional<MeetingRow> find(MeetingId id) {
    return jdbc.sql(ROWS + " where m.id = ?").param(id.value()).query(MeetingsSql::row).optional();
  }

  /** Locks the meeting: of two commands at once, the second sees what the first did. */
  boolean lock(MeetingId id) {
    return jdbc.sql("select id from meetings where id = ? for update")
        .param(id.value())
        .query(Long.class)
        .optional()
        .isPresent();
  }

  /** What the actor may see of these days, the latest first; of one unit where one is named. */
  List<MeetingRow> list(
      Actor actor, @Nullable UnitId unit, LocalDate from, LocalDate to, Paging paging) {
    return jdbc.sql(
            ROWS
                + " where "
                + SEEN_MANY
                + " and m.held_on between :from and :to and (:unit::bigint is null or m.unit_id = :unit)"
                + " order by m.held_on desc, m.id desc limit :limit offset :offset")
        .params(seeing(actor))
        .param("unit", unit == null ? null : unit.value())
        .param("from", from)
        .param("to", to)
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query(MeetingsSql::row)
        .list();
  }

  /** What is to come for one person or in units where they record, the soonest first. */
  List<MeetingRow> soon(Actor actor, LocalDate from, LocalDate to, int most) {
    Long[] mine = actor.unitsOf(Right.RECORD).stream().map(UnitId::value).toArray(Long[]::new);
    return jdbc.sql(
            ROWS
                + """
                 where (m.unit_id = any(:mine) or exists (select 1 from meeting_people p where p.meeting_id = m.id and p.person_id = :me))
                  and m.held_on between :from and :to and m.status not in ('cancelled', 'withdrawn')
                order by m.held_on, m.starts_at, m.id limit :most
                """)
        .params(seeing(actor))
        .param("mine", mine)
        .param("from", from)
        .param("to", to)
        .param("most", most)
        .query(MeetingsSql::row)
        .list();
  }

  /** Meetings of a unit on these days that are not cancelled or withdrawn. */
  List<MeetingRow> ofUnit(UnitId unit, LocalDate from, LocalDate to) {
    return jdbc.sql(
            ROWS
                + " where m.unit_id = ? and m.held_on between ? and ? and m.status not in ('cancelled', 'withdrawn') order by m.held_on, m.id")
        .params(unit.value(), from, to)
        .query(MeetingsSql::row)
        .list();
  }

  /** The day of the unit's last meeting that was held before the day. */
  Optional<LocalDate> lastBefore(UnitId unit, LocalDate day) {
    return jdbc.sql(
            "select held_on from meetings where unit_id = ? and held_on < ? and status = 'closed' order by held_on desc limit 1")
        .params(unit.value(), day)
        .query((row, number) -> row.getObject(1, LocalDate.class))
        .optional();
  }

  /** Closed meetings by groups of the unit in a year. */
  long byGroups(UnitId unit, int year) {
    return jdbc.sql(
            """
            select count(*) from meetings where unit_id = ? and by_groups and status not in ('cancelled', 'withdrawn')
              and held_on between make_date(?, 1, 1) and make_date(?, 12, 31)
            """)
        .params(unit.value(), year, year)
        .query(Long.class)
        .single();
  }

  // ---- writing ----

  MeetingId insert(Actor actor, String code, NewMeeting it, Instant now) {
    return new MeetingId(
        jdbc.sql(
                """
                insert into meetings (code, unit_id, kind, status, held_on, starts_at, place, theme, by_groups, planned_by, planned_at)
                values (:code, :unit, :kind, 'planned', :day, :starts, :place, :theme, :groups, :by, :now) returning id
                """)
            .param("code", code)
            .param("unit", it.unit().value())
            .param("kind", it.kind().code())
            .param("day", it.day())
            .param("starts", it.startsAt())
            .param("place", it.place())
            .param("theme", it.theme())
            .param("groups", it.byGroups())
            .param("by", actor.account())
            .param("now", Timestamp.from(now))
            .query(Long.class)
            .single());
  }

  void change(MeetingId id, NewMeeting it) {
    jdbc.sql(
            "update meetings set kind = ?, held_on = ?, starts_at = ?, place = ?, theme = ?, by_groups = ? where id = ?")
        .params(
            it.kind().code(),
            it.day(),
            it.startsAt(),
            it.place(),
            it.theme(),
            it.byGroups(),
            id.value())
        .update();
  }

  void prepare(
      MeetingId id, @Nullable PersonId chair, @Nullable PersonId minuteTaker, String resolution) {
    jdbc.sql("update meetings set chair_id = ?, minute_taker_id = ?, resolution = ? where id = ?")
        .param(chair == null ? null : chair.value())
        .param(minuteTaker == null ? null : minuteTaker.value())
        .param(resolution)
        .param(id.value())
        .update();
  }

  void status(MeetingId id, MeetingStatus status, @Nullable String reason) {
    jdbc.sql("update meetings set status = ?, reason = coalesce(?, reason) where id = ?")
        .param(status.code())
        .param(reason)
        .param(id.value())
        .update();
  }

  void invited(MeetingId id, Instant now) {
    jdbc.sql("update meetings set status = 'invited', invited_at = ? where id = ?")
        .params(Timestamp.from(now), id.value())
        .update();
  }

  // ---- who is due ----

  /** Somebody who is due or a guest. */
  record Summoned(PersonId person, String name, String standing, @Nullable Long group) {}

  List<Summoned> people(MeetingId id) {
    return jdbc.sql(
            """
            select p.person_id, n.full_name, p.standing, g.group_id
            from meeting_people p join people_named n on n.person_id = p.person_id
            left join meeting_group_people g on g.meeting_id = p.meeting_id and g.person_id = p.person_id
            where p.meeting_id = ? order by p.standing = 'guest', regexp_replace(n.full_name, '^.*\\s', '') collate "vi-x-icu", n.full_name collate "vi-x-icu", p.person_id
            """)
        .param(id.value())
        .query((row, number) ->
            new Summoned(
                new PersonId(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getObject(4, Long.class)))
        .list();
  }

  /** Adds those who belong to the unit on the day, and takes out members who no longer do. */
  void summon(MeetingId id, UnitId unit, LocalDate day, @Nullable PersonId guest) {
    jdbc.sql(
            """
            delete from meeting_group_people where meeting_id = :id and person_id not in (
              select person_id from members_on(:day) where unit_id = :unit and status <> 'suspended')
            """)
        .param("id", id.value())
        .param("unit", unit.value())
        .param("day", day)
        .update();
    jdbc.sql(
            """
            delete from meeting_people where meeting_id = :id and standing <> 'guest' and person_id not in (
              select person_id from members_on(:day) where unit_id = :unit and status <> 'suspended')
            """)
        .param("id", id.value())
        .param("unit", unit.value())
        .param("day", day)
        .update();
    jdbc.sql(
            """
            insert into meeting_people (meeting_id, person_id, standing)
            select :id, person_id, status from members_on(:day) where unit_id = :unit and status <> 'suspended'
            union all
            select :id, :guest::bigint, 'guest' where :guest::bigint is not null
              and :guest::bigint not in (select person_id from members_on(:day) where unit_id = :unit)
            on conflict on constraint meeting_people_key do update set standing = excluded.standing
            """)
        .param("id", id.value())
        .param("unit", unit.value())
        .param("day", day)
        .param("guest", guest == null ? null : guest.value())
        .update();
  }

  // ---- closing ----

  /** What closing settles about the numbers. */
  void counted(
      MeetingId id, Instant began, Instant ended, AttendanceCounts counts, String summary) {
    jdbc.sql(
            """
            update meetings set began_at = :began, ended_at = :ended, expected = :expected, present = :present, excused = :excused,
              absent = :absent, official_base = :base, summary = :summary where id = :id
            """)
        .param("began", Timestamp.from(began))
        .param("ended", Timestamp.from(ended))
        .param("expected", counts.due())
        .param("present", counts.present())
        .param("excused", counts.excused())
        .param("absent", counts.absent())
        .param("base", counts.votingBase())
        .param("summary", summary)
        .param("id", id.value())
        .update();
  }

  void closed(
      Actor actor, MeetingId id, String minutes, MeetingActivities.Recorded recorded, Instant now) {
    jdbc.sql(
            """
            update meetings set status = 'closed', closed_by = ?, closed_at = ?, minutes_text = ?::jsonb, activity_id = ?, theme_activity_id = ?,
              attendance_activity_id = ? where id = ?
            """)
        .param(actor.account())
        .param(Timestamp.from(now))
        .param(minutes)
        .param(recorded.activity())
        .param(recorded.theme())
        .param(recorded.attendance())
        .param(id.value())
        .update();
  }

  void minutesText(MeetingId id, String minutes) {
    jdbc.sql("update meetings set minutes_text = ?::jsonb where id = ?")
        .params(minutes, id.value())
        .update();
  }

  /** The activities no longer hold. */
  void withoutActivities(MeetingId id) {
    jdbc.sql(
            "update meetings set activity_id = null, theme_activity_id = null, attendance_activity_id = null where id = ?")
        .param(id.value())
        .update();
  }

  Optional<String> minutesText(MeetingId id) {
    return jdbc.sql("select minutes_text from meetings where id = ? and minutes_text is not null")
        .param(id.value())
        .query(String.class)
        .optional();
  }

  /**
   * @param paper {@code minutes} or {@code resolution}
   */
  void numbered(MeetingId id, String paper, long entry, String symbol) {
    String column = paper.equals("minutes") ? "minutes" : "resolution";
    jdbc.sql("update meetings set %1$s_entry = ?, %1$s_symbol = ? where id = ?".formatted(column))
        .params(entry, symbol, id.value())
        .update();
  }

  /** The task of a conclusion: its number, by which tasks know it. Closed again, it is the same. */
  long conclusion(
      MeetingId id, UUID act, String title, @Nullable PersonId person, LocalDate dueOn) {
    return jdbc.sql(
            """
            insert into meeting_conclusions (meeting_id, act_id, title, person_id, due_on) values (?, ?, ?, ?, ?)
            on conflict on constraint meeting_conclusions_once
              do update set title = excluded.title, person_id = excluded.person_id, due_on = excluded.due_on
            returning id
            """)
        .param(id.value())
        .param(act)
        .param(title)
        .param(person == null ? null : person.value())
        .param(dueOn)
        .query(Long.class)
        .single();
  }

  List<Long> conclusions(MeetingId id) {
    return jdbc.sql("select id from meeting_conclusions where meeting_id = ? order by id")
        .param(id.value())
        .query((row, number) -> row.getLong(1))
        .list();
  }

  private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
    Long id = row.getObject(column, Long.class);
    return id == null ? null : new PersonId(id);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private static MeetingRow row(ResultSet row, int number) throws SQLException {
    return new MeetingRow(
        new MeetingId(row.getLong("id")),
        row.getString("code"),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_code"),
        row.getString("unit_name"),
        MeetingKind.of(row.getString("kind")),
        MeetingStatus.of(row.getString("status")),
        row.getObject("held_on", LocalDate.class),
        row.getObject("starts_at", LocalTime.class),
        row.getString("place"),
        row.getString("theme"),
        row.getBoolean("by_groups"),
        row.getString("resolution"),
        row.getString("summary"),
        person(row, "chair_id"),
        row.getString("chair_name"),
        person(row, "minute_taker_id"),
        row.getString("minute_taker_name"),
        instant(row, "invited_at"),
        instant(row, "began_at"),
        instant(row, "ended_at"),
        instant(row, "closed_at"),
        row.getString("reason"),
        row.getObject("expected", Long.class),
        row.getObject("present", Long.class),
        row.getObject("excused", Long.class),
        row.getObject("absent", Long.class),
        row.getObject("official_base", Long.class),
        row.getObject("minutes_entry", Long.class),
        row.getString("minutes_symbol"),
        row.getObject("resolution_entry", Long.class),
        row.getString("resolution_symbol"),
        row.getObject("activity_id", Long.class),
        row.getObject("theme_activity_id", Long.class),
        row.getObject("attendance_activity_id", Long.class));
  }
}
