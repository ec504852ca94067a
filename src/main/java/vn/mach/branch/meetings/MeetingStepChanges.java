package vn.mach.branch.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Refusal;

/**
 * The standard steps of an agenda, as an administrator sets them from a day on. An agenda is
 * drafted from the rows of its meeting's day, so what is set today changes no agenda of before.
 */
@Component
class MeetingStepChanges {

  static final int LONGEST = 600; // minutes
  static final int LAST_PLACE = 10_000;

  /** At which meetings a step stands in the agenda. */
  enum Applies {
    ALL,
    MONTHLY,
    THEMATIC;

    String code() {
      return Codes.code(this);
    }
  }

  /** A step as it is from one day to another. */
  record Row(
      String code,
      LocalDate validFrom,
      LocalDate validTo,
      int position,
      String title,
      int minutes,
      Applies applies,
      List<String> takes,
      String source) {

    boolean holdsOn(LocalDate day) {
      return !day.isBefore(validFrom) && !day.isAfter(validTo);
    }

    boolean isOpen() {
      return !validTo.isBefore(Period.FOREVER);
    }
  }

  /**
   * What is to hold from a day on; what is null stays as it is.
   *
   * @param code none: a new step
   * @param ends the step is in no agenda from the day on
   */
  record Change(
      @Nullable String code,
      @Nullable String title,
      @Nullable Integer minutes,
      @Nullable Integer position,
      @Nullable Applies applies,
      LocalDate from,
      boolean ends,
      String source) {

    /** What a new step cannot do without. */
    private List<Refusal> missing() {
      return Stream.of(
              title == null ? "title" : "",
              minutes == null ? "minutes" : "",
              position == null ? "position" : "")
          .filter(it -> !it.isEmpty())
          .map(it -> Refusal.of(it, "web.refused.missing"))
          .toList();
    }

    private Row fresh(String newCode) {
      return after(
          new Row(newCode, from, Period.FOREVER, 0, "", 0, Applies.ALL, List.of(), source),
          Period.FOREVER);
    }

    private Row after(Row before, LocalDate last) {
      return new Row(
          before.code(),
          from,
          last,
          position == null ? before.position() : position,
          title == null ? before.title() : title,
          minutes == null ? before.minutes() : minutes,
          applies == null ? before.applies() : applies,
          before.takes(),
          source);
    }
  }

  private final JdbcClient jdbc;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  MeetingStepChanges(JdbcClient jdbc, Idempotency idempotency, AuditLog auditLog) {
    this.jdbc = jdbc;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /** All rows in the order of the agenda, of one step the latest first. */
  List<Row> rows() {
    return jdbc.sql(
            """
            select s.* from meeting_steps s
            join (select distinct on (code) code, position as place from meeting_steps order by code, valid_from desc) l on l.code = s.code
            order by l.place, s.code, s.valid_from desc
            """)
        .query(MeetingStepChanges::row)
        .list();
  }

  /** Sets a step from a day on, adds one, or takes it out of the agenda. */
  @Transactional
  Outcome<String> set(Actor actor, String key, Change change) {
    MeetingRuleChanges.require(actor);
    return idempotency.once(
        new Key(actor, key, "meetings.step", change), Answer.text(), () -> decide(actor, change));
  }

  private Outcome<String> decide(Actor actor, Change change) {
    List<Row> there = versions(change.code());
    Optional<Row> holds = there.stream().filter(it -> it.holdsOn(change.from())).findFirst();
    if (there.stream().anyMatch(it -> it.validFrom().equals(change.from()))) {
      return Outcome.refused("validFrom", "meetings.refused.step_known");
    }
    if (change.ends() && holds.isEmpty()) {
      return Outcome.refused("validFrom", "meetings.refused.step_not_there", change.from());
    }
    if (change.ends()) {
      end(holds.get(), change.from());
      return done(actor, change, "meetings.step_ended", holds.get().code());
    }
    List<Refusal> missing = there.isEmpty() ? change.missing() : List.of();
    if (!missing.isEmpty()) {
      return Outcome.refused(missing);
    }
    Row row =
        there.isEmpty()
            ? change.fresh("own-" + UUID.randomUUID().toString().substring(0, 8))
            : change.after(holds.orElse(there.getFirst()), lastDay(change.from(), holds, there));
    holds.ifPresent(it -> end(it, change.from()));
    insert(row);
    return done(actor, change, "meetings.step_set", row.code());
  }

  /** As long as the row that it takes the place of; until a later one where there was none. */
  private static LocalDate lastDay(LocalDate from, Optional<Row> holds, List<Row> there) {
    return holds
        .map(Row::validTo)
        .or(() ->
            there.stream()
                .map(Row::validFrom)
                .filter(it -> it.isAfter(from))
                .min(LocalDate::compareTo)
                .map(it -> it.minusDays(1)))
        .orElse(Period.FOREVER);
  }

  private Outcome<String> done(Actor actor, Change change, String action, String code) {
    auditLog.record(actor, action, null, null, change.source(), Map.of("code", code));
    return Outcome.done(code);
  }

  /** Of a step, the latest first; locked, so that two who set it at once come one after another. */
  private List<Row> versions(@Nullable String code) {
    return jdbc.sql(
            "select * from meeting_steps where code = :code::text order by valid_from desc for update")
        .param("code", code)
        .query(MeetingStepChanges::row)
        .list();
  }

  private void end(Row row, LocalDate from) {
    jdbc.sql("update meeting_steps set valid_to = ? where code = ? and valid_from = ?")
        .params(from.minusDays(1), row.code(), row.validFrom())
        .update();
  }

  private void insert(Row row) {
    jdbc.sql(
            """
            insert into meeting_steps (code, valid_from, valid_to, position, title, minutes, thematic_only, monthly_only, takes, source)
            values (:code, :from, :to, :position, :title, :minutes, :thematic, :monthly, :takes, :source)
            """)
        .param("code", row.code())
        .param("from", row.validFrom())
        .param("to", row.validTo())
        .param("position", row.position())
        .param("title", row.title())
        .param("minutes", row.minutes())
        .param("thematic", row.applies() == Applies.THEMATIC)
        .param("monthly", row.applies() == Applies.MONTHLY)
        .param("takes", row.takes().toArray(String[]::new))
        .param("source", row.source())
        .update();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getString("code"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        row.getInt("position"),
        row.getString("title"),
        row.getInt("minutes"),
        row.getBoolean("thematic_only")
            ? Applies.THEMATIC
            : row.getBoolean("monthly_only") ? Applies.MONTHLY : Applies.ALL,
        Arrays.asList((String[]) row.getArray("takes").getArray()),
        row.getString("source"));
  }
}
