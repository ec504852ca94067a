package vn.mach.voice.concerns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.voice.concerns.ConcernClock.Pause;

/** The stations of concerns and their days. Its callers have checked rights. */
@Component
class StationsSql {

  /** A concern at one unit. */
  record Station(
      long id,
      long concern,
      UnitId unit,
      String unitName,
      String point,
      StationStatus state,
      LocalDate from,
      @Nullable LocalDate until,
      int days,
      int extension,
      String extensionReason,
      @Nullable LocalDate due,
      long rule,
      boolean checked,
      int mostExtension,
      String ruleSource,
      LocalDate ruleFrom,
      String reason) {

    /** What is left to be done here. */
    boolean running() {
      return !StationStatus.TRANSITIONS.isFinal(state);
    }
  }

  private static final String STATIONS =
      """
      select s.*, u.name as unit_name, r.checked, r.extension_days, r.source, r.valid_from
      from concern_stations s join units_named u on u.unit_id = s.unit_id join concern_rules r on r.id = s.rule_id
      """;

  private final JdbcClient jdbc;

  StationsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<ConcernRule> rules() {
    return jdbc.sql("select * from concern_rules order by kind, level nulls first, valid_from")
        .query((row, number) ->
            new ConcernRule(
                row.getLong("id"),
                ConcernKind.find(row.getString("kind")).orElseThrow(),
                row.getString("level"),
                row.getInt("whole_days"),
                row.getInt("station_days"),
                row.getInt("urgent_days"),
                row.getInt("extension_days"),
                row.getBoolean("checked"),
                row.getObject("valid_from", LocalDate.class),
                row.getString("source")))
        .list();
  }

  long insert(
      long concern, UnitId unit, String point, LocalDate from, int days, LocalDate due, long rule) {
    return jdbc.sql(
            """
            insert into concern_stations (concern_id, unit_id, point, state, from_on, days, due_on, rule_id)
            values (?, ?, ?, 'open', ?, ?, ?, ?) returning id
            """)
        .params(concern, unit.value(), point, from, days, due, rule)
        .query((row, number) -> row.getLong(1))
        .single();
  }

  Optional<Station> find(long station) {
    return jdbc.sql(STATIONS + "where s.id = ?").param(station).query(StationsSql::row).optional();
  }

  List<Station> of(long concern) {
    return jdbc.sql(STATIONS + "where s.concern_id = ? order by s.id")
        .param(concern)
        .query(StationsSql::row)
        .list();
  }

  void state(long station, StationStatus state, @Nullable LocalDate until, String reason) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("state", state.code());
    values.put("until", until);
    values.put("reason", reason);
    values.put("id", station);
    jdbc.sql(
            "update concern_stations set state = :state, until_on = :until::date, reason = :reason where id = :id")
        .params(values)
        .update();
  }

  void due(long station, @Nullable LocalDate due) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("due", due);
    values.put("id", station);
    jdbc.sql("update concern_stations set due_on = :due::date where id = :id")
        .params(values)
        .update();
  }

  void extend(long station, int days, String reason) {
    jdbc.sql("update concern_stations set extension = ?, extension_reason = ? where id = ?")
        .params(days, reason, station)
        .update();
  }

  /** Asked twice on one day it is one pause, which is open again. */
  void pause(long station, LocalDate day) {
    jdbc.sql(
            """
            insert into concern_pauses (station_id, asked_on) values (?, ?)
            on conflict on constraint concern_pauses_key do update set replied_on = null
            """)
        .params(station, day)
        .update();
  }

  void resume(long station, LocalDate day) {
    jdbc.sql("update concern_pauses set replied_on = ? where station_id = ? and replied_on is null")
        .params(day, station)
        .update();
  }

  List<Pause> pauses(long station) {
    return pauses("station_id = ?", station);
  }

  /** Of all stations of a concern. */
  List<Pause> pausesOf(long concern) {
    return pauses("station_id in (select id from concern_stations where concern_id = ?)", concern);
  }

  private List<Pause> pauses(String condition, long id) {
    return jdbc.sql(
            "select asked_on, replied_on from concern_pauses where " + condition + " order by 1")
        .param(id)
        .query((row, number) ->
            new Pause(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
        .list();
  }

  /** An answer, given or not. */
  record Answer(
      long id,
      long station,
      String unitName,
      String text,
      String changed,
      long writtenBy,
      @Nullable Long writingPerson,
      LocalDate writtenOn,
      String state,
      @Nullable LocalDate checkedOn,
      String remark) {

    /** Whether the actor wrote it, also under an account of before. */
    boolean isOf(Actor actor) {
      PersonId person = actor.person();
      return writtenBy == actor.account()
          || person != null && Long.valueOf(person.value()).equals(writingPerson);
    }
  }

  long answer(
      long station, String text, String changed, long account, LocalDate day, boolean given) {
    return jdbc.sql(
            """
            insert into concern_answers (station_id, text, changed, written_by, written_on, state) values (?, ?, ?, ?, ?, ?) returning id
            """)
        .params(station, text, changed, account, day, given ? "given" : "waiting")
        .query((row, number) -> row.getLong(1))
        .single();
  }

  void checked(long answer, boolean good, long account, LocalDate day, String remark) {
    jdbc.sql(
            "update concern_answers set state = ?, checked_by = ?, checked_on = ?, remark = ? where id = ?")
        .params(good ? "given" : "returned", account, day, remark, answer)
        .update();
  }

  /** Of all stations of a concern. */
  List<Answer> answers(long concern) {
    return jdbc.sql(
            """
            select a.*, u.name as unit_name, l.person_id as writing_person from concern_answers a
            join concern_stations s on s.id = a.station_id join units_named u on u.unit_id = s.unit_id
            left join account_logins l on l.account_id = a.written_by where s.concern_id = ? order by a.id
            """)
        .param(concern)
        .query((row, number) ->
            new Answer(
                row.getLong("id"),
                row.getLong("station_id"),
                row.getString("unit_name"),
                row.getString("text"),
                row.getString("changed"),
                row.getLong("written_by"),
                row.getObject("writing_person", Long.class),
                row.getObject("written_on", LocalDate.class),
                row.getString("state"),
                row.getObject("checked_on", LocalDate.class),
                row.getString("remark")))
        .list();
  }

  private static Station row(ResultSet row, int number) throws SQLException {
    return new Station(
        row.getLong("id"),
        row.getLong("concern_id"),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_name"),
        row.getString("point"),
        StationStatus.of(row.getString("state")),
        row.getObject("from_on", LocalDate.class),
        row.getObject("until_on", LocalDate.class),
        row.getInt("days"),
        row.getInt("extension"),
        row.getString("extension_reason"),
        row.getObject("due_on", LocalDate.class),
        row.getLong("rule_id"),
        row.getBoolean("checked"),
        row.getInt("extension_days"),
        row.getString("source"),
        row.getObject("valid_from", LocalDate.class),
        row.getString("reason"));
  }
}
