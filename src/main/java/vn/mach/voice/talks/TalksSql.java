package vn.mach.voice.talks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.organisation.access.NamedAccess;

/** Talks. Each question has in it that the actor is one of the two, or named. */
@Component
class TalksSql {

  /** A talk. */
  record Row(
      long id,
      String code,
      UnitId unit,
      String unitName,
      boolean inPlan,
      PersonId host,
      String hostName,
      PersonId guest,
      String guestName,
      TalkStatus status,
      String wish,
      LocalDate plannedOn,
      LocalDate dueOn,
      @Nullable LocalTime startsAt,
      String place,
      String answer,
      String answerText,
      @Nullable LocalDate heldOn,
      String notes,
      int version,
      String objection,
      @Nullable LocalDate agreedOn,
      boolean readAloud,
      @Nullable LocalDate nextOn,
      @Nullable Long previous,
      @Nullable Long activity,
      @Nullable String droppedReason) {

    /** What its page shows of where it is, besides the notes, which have a version. */
    String seen() {
      return Digests.hex(
          String.join(
              " ",
              status.code(),
              dueOn.toString(),
              String.valueOf(startsAt),
              place,
              "·",
              answer,
              answerText,
              "·",
              Integer.toString(version)));
    }

    /** The other of the two; of a third reader: the guest. */
    String other(@Nullable PersonId actor) {
      return guest.equals(actor) ? hostName : guestName;
    }
  }

  private static final String ROWS =
      """
      select t.*, u.name as unit_name, h.full_name as host_name, g.full_name as guest_name
      from talks t join units_named u on u.unit_id = t.unit_id
      join people_named h on h.person_id = t.host_id join people_named g on g.person_id = t.guest_id
      """;

  /** Parameters of {@link NamedAccess#parameters}. */
  private static final String MINE =
      "(t.host_id = :named_person::bigint or t.guest_id = :named_person::bigint or "
          + NamedAccess.sql(TalkFile.MODULE, "t.id")
          + ")";

  private final JdbcClient jdbc;

  TalksSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Row> find(Map<String, @Nullable Object> named, long id) {
    return jdbc.sql(ROWS + "where t.id = :id and " + MINE)
        .params(named)
        .param("id", id)
        .query(TalksSql::row)
        .optional();
  }

  /** The same, locked until the end of the transaction. */
  Optional<Row> lock(Map<String, @Nullable Object> named, long id) {
    jdbc.sql("select 1 from talks where id = ? for update").param(id).query().listOfRows();
    return find(named, id);
  }

  /** The actor's talks and those that they read, open ones first, the next day first. */
  List<Row> mine(Map<String, @Nullable Object> named, Paging paging) {
    return jdbc.sql(
            ROWS
                + "where "
                + MINE
                + """
                 order by t.status in ('agreed', 'dropped'), case when t.status not in ('agreed', 'dropped') then t.due_on end,
                  t.due_on desc, t.id limit :limit offset :offset
                """)
        .params(named)
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query(TalksSql::row)
        .list();
  }

  /** Inserts a talk that nobody was asked to yet. */
  long insert(
      String code,
      UnitId unit,
      PersonId host,
      PersonId guest,
      TalkStatus status,
      String wish,
      LocalDate on,
      @Nullable Long previous,
      LocalDate today) {
    return jdbc.sql(
            """
            insert into talks (code, unit_id, year, host_id, guest_id, status, wish, planned_on, due_on, previous_id, made_on)
            values (:code, :unit, :year, :host, :guest, :status, :wish, :on, :on, :previous::bigint, :today) returning id
            """)
        .param("code", code)
        .param("unit", unit.value())
        .param("year", on.getYear())
        .param("host", host.value())
        .param("guest", guest.value())
        .param("status", status.code())
        .param("wish", wish)
        .param("on", on)
        .param("previous", previous)
        .param("today", today)
        .query((row, number) -> row.getLong(1))
        .single();
  }

  /** Whether the guest waits for the host's answer already. */
  boolean waits(PersonId guest, PersonId host) {
    return jdbc.sql(
            "select exists (select 1 from talks where guest_id = ? and host_id = ? and status = 'asked')")
        .params(guest.value(), host.value())
        .query((row, number) -> row.getBoolean(1))
        .single();
  }

  void invite(long id, LocalDate day, @Nullable LocalTime at, String place) {
    jdbc.sql(
            """
            update talks set status = 'invited', due_on = :day, starts_at = :at::time, place = :place, answer = '', answer_text = '' where id = :id
            """)
        .param("day", day)
        .param("at", at)
        .param("place", place)
        .param("id", id)
        .update();
  }

  void leadAsked(long id) {
    jdbc.sql("update talks set lead_asked = true where id = ?").param(id).update();
  }

  void answer(long id, String answer, String text) {
    jdbc.sql("update talks set answer = ?, answer_text = ? where id = ?")
        .params(answer, text, id)
        .update();
  }

  void hold(long id, HeldTalk held) {
    jdbc.sql(
            """
            update talks set status = 'held', held_on = :held, due_on = :held, notes = :notes, next_on = :next::date, version = version + 1, objection = ''
            where id = :id
            """)
        .param("held", held.heldOn())
        .param("notes", held.notes())
        .param("next", held.nextOn())
        .param("id", id)
        .update();
  }

  void object(long id, String text) {
    jdbc.sql("update talks set objection = ? where id = ?").params(text, id).update();
  }

  void agree(long id, LocalDate day, boolean readAloud, @Nullable Long activity) {
    jdbc.sql(
            """
            update talks set status = 'agreed', agreed_on = :day, read_aloud = :aloud, objection = '', activity_id = :activity::bigint where id = :id
            """)
        .param("day", day)
        .param("aloud", readAloud)
        .param("activity", activity)
        .param("id", id)
        .update();
  }

  void drop(long id, String reason) {
    jdbc.sql("update talks set status = 'dropped', dropped_reason = ? where id = ?")
        .params(reason, id)
        .update();
  }

  /** For whoever was told the code by one of the two. */
  Optional<Long> byCode(String code) {
    return jdbc.sql("select id from talks where code = ?")
        .param(code)
        .query((row, number) -> row.getLong(1))
        .optional();
  }

  Optional<String> code(long id) {
    return jdbc.sql("select code from talks where id = ?")
        .param(id)
        .query((row, number) -> row.getString(1))
        .optional();
  }

  /** Whether the person can sign in, and so confirms in person. */
  boolean hasAccount(PersonId person) {
    return jdbc.sql(
            "select exists (select 1 from accounts_sheet a join people_named p on p.code = a.person where p.person_id = ?)")
        .param(person.value())
        .query((row, number) -> row.getBoolean(1))
        .single();
  }

  /** Somebody who may be asked for a talk: who holds a post in the person's unit or above it. */
  record Leader(PersonId person, String name, String post, UnitId unit, String unitName) {}

  /** The nearest unit first; the leading posts of a unit first. */
  List<Leader> leaders(PersonId asker, LocalDate day) {
    return jdbc.sql(
            """
            select distinct on (c.distance, p.place, n.full_name, x.person_id) x.person_id, n.full_name, x.post, x.unit_id, u.name
            from person_unit_on(:asker, :day) m join unit_closure_on(:day) c on c.unit_id = m.unit_id
            join posts_on(:day) x on x.unit_id = c.ancestor_id
            cross join lateral (select array_position(
              array['secretary', 'deputy_secretary', 'standing_member', 'committee_member', 'inspection_chair'], x.post) as place) p
            join people_named n on n.person_id = x.person_id join units_named u on u.unit_id = x.unit_id
            where x.person_id <> :asker
            order by c.distance, p.place, n.full_name, x.person_id limit 60
            """)
        .param("asker", asker.value())
        .param("day", day)
        .query((row, number) ->
            new Leader(
                new PersonId(row.getLong("person_id")),
                row.getString("full_name"),
                row.getString("post"),
                new UnitId(row.getLong("unit_id")),
                row.getString("name")))
        .list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getString("code"),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_name"),
        row.getObject("position") != null,
        new PersonId(row.getLong("host_id")),
        row.getString("host_name"),
        new PersonId(row.getLong("guest_id")),
        row.getString("guest_name"),
        TalkStatus.of(row.getString("status")),
        row.getString("wish"),
        row.getObject("planned_on", LocalDate.class),
        row.getObject("due_on", LocalDate.class),
        row.getObject("starts_at", LocalTime.class),
        row.getString("place"),
        row.getString("answer"),
        row.getString("answer_text"),
        row.getObject("held_on", LocalDate.class),
        row.getString("notes"),
        row.getInt("version"),
        row.getString("objection"),
        row.getObject("agreed_on", LocalDate.class),
        row.getBoolean("read_aloud"),
        row.getObject("next_on", LocalDate.class),
        row.getObject("previous_id", Long.class),
        row.getObject("activity_id", Long.class),
        row.getString("dropped_reason"));
  }
}
