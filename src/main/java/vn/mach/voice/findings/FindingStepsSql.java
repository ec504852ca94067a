package vn.mach.voice.findings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;

/** Findings at their levels. Its callers have checked rights. */
@Component
class FindingStepsSql {

  /**
   * A finding at one level.
   *
   * @param number 1 for the level that received it first
   * @param until the day on which this level had done its part
   * @param reader the account that reads it; none: nobody at the moment
   * @param proposal as this level sent it up; empty where it did not
   * @param note what the level added or left out and why; why it is known, or for information
   */
  record Level(
      long id,
      long finding,
      int number,
      UnitId unit,
      String unitName,
      FindingStatus state,
      LocalDate from,
      @Nullable LocalDate until,
      int days,
      LocalDate due,
      @Nullable Long reader,
      String readerName,
      @Nullable LocalDate readingSince,
      String proposal,
      String note,
      String answer,
      String ruleSource,
      @Nullable LocalDate ruleFrom) {

    /** Whether the level's part was, or is by the day, done after its due day. */
    boolean late(LocalDate today) {
      return (until == null ? today : until).isAfter(due);
    }

    /** Whether somebody else than the account reads it. */
    boolean readByOther(long account) {
      return reader != null && reader != account;
    }
  }

  private static final String LEVELS =
      """
      select s.*, u.name as unit_name, coalesce(r.source, '') as source, r.valid_from
      from finding_steps s join units_named u on u.unit_id = s.unit_id left join finding_rules r on r.id = s.rule_id
      """;

  private final JdbcClient jdbc;

  FindingStepsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long insert(
      long finding, int number, UnitId unit, LocalDate from, int days, LocalDate due, long rule) {
    return jdbc.sql(
            """
            insert into finding_steps (finding_id, number, unit_id, state, from_on, days, due_on, rule_id)
            values (?, ?, ?, 'new', ?, ?, ?, ?) returning id
            """)
        .params(finding, number, unit.value(), from, days, due, rule)
        .query((row, count) -> row.getLong(1))
        .single();
  }

  Optional<Level> find(long step) {
    return jdbc.sql(LEVELS + "where s.id = ?").param(step).query(FindingStepsSql::row).optional();
  }

  /** From the first level to the last. */
  List<Level> of(long finding) {
    return jdbc.sql(LEVELS + "where s.finding_id = ? order by s.number")
        .param(finding)
        .query(FindingStepsSql::row)
        .list();
  }

  void reading(long step, Actor actor, String name, LocalDate day) {
    jdbc.sql(
            "update finding_steps set state = 'reading', reader_id = ?, reader_name = ?, reading_since = ? where id = ?")
        .params(actor.account(), name, day, step)
        .update();
  }

  /**
   * Puts the level into a state, in which nobody reads it any more.
   *
   * @param until none: it still has something to do
   */
  void state(long step, FindingStatus state, @Nullable LocalDate until, String note) {
    jdbc.sql(
            """
            update finding_steps set state = :state, until_on = :until::date, note = case when :note = '' then note else :note end,
              reader_id = null, reader_name = '', reading_since = null where id = :id
            """)
        .param("state", state.code())
        .param("until", until)
        .param("note", note)
        .param("id", step)
        .update();
  }

  /** What came from above: the day on which the level had done its own part stays. */
  void cameDown(long step, FindingStatus state) {
    jdbc.sql("update finding_steps set state = ? where id = ?").params(state.code(), step).update();
  }

  void proposal(long step, String text) {
    jdbc.sql("update finding_steps set proposal = ? where id = ?").params(text, step).update();
  }

  void answer(long step, String text) {
    jdbc.sql("update finding_steps set answer = ? where id = ?").params(text, step).update();
  }

  List<FindingRule> rules() {
    return jdbc.sql("select * from finding_rules order by level nulls first, valid_from")
        .query((row, number) ->
            new FindingRule(
                row.getLong("id"),
                row.getString("level"),
                row.getInt("days"),
                row.getObject("valid_from", LocalDate.class),
                row.getString("source")))
        .list();
  }

  private static Level row(ResultSet row, int number) throws SQLException {
    return new Level(
        row.getLong("id"),
        row.getLong("finding_id"),
        row.getInt("number"),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_name"),
        FindingStatus.of(row.getString("state")),
        row.getObject("from_on", LocalDate.class),
        row.getObject("until_on", LocalDate.class),
        row.getInt("days"),
        row.getObject("due_on", LocalDate.class),
        row.getObject("reader_id", Long.class),
        row.getString("reader_name"),
        row.getObject("reading_since", LocalDate.class),
        row.getString("proposal"),
        row.getString("note"),
        row.getString("answer"),
        row.getString("source"),
        row.getObject("valid_from", LocalDate.class));
  }
}
