package vn.mach.voice.concerns;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.calendar.WorkingCalendar;
import vn.mach.base.calendar.WorkingDays;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.access.NamedFile;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.organisation.units.Units;
import vn.mach.voice.concerns.ConcernClock.Pause;
import vn.mach.voice.concerns.ConcernClock.Term;
import vn.mach.voice.concerns.ConcernsSql.Known;
import vn.mach.voice.concerns.StationsSql.Station;

/**
 * Opens, moves and ends stations, each with its task: so lateness is counted at the unit that has
 * the concern and at no other. Runs in its callers' transactions.
 */
@Component
class ConcernStations {

  static final String MODULE = "concerns";
  static final String TASK = "concern";

  /** Of a confidential one: seen by nobody but the reader who owes it, and in no count. */
  static final String NAMED_TASK = "concern_named";

  private final StationsSql sql;
  private final ConcernsSql concerns;
  private final ConcernRouting routing;
  private final WorkingCalendar calendar;
  private final Units units;
  private final Tasks tasks;
  private final NamedAccess named;
  private final Today today;

  ConcernStations(
      StationsSql sql,
      ConcernsSql concerns,
      ConcernRouting routing,
      WorkingCalendar calendar,
      Units units,
      Tasks tasks,
      NamedAccess named,
      Today today) {
    this.sql = sql;
    this.concerns = concerns;
    this.routing = routing;
    this.calendar = calendar;
    this.units = units;
    this.tasks = tasks;
    this.named = named;
    this.today = today;
  }

  /** The named file of a confidential concern at one station. */
  static NamedFile fileOf(long station) {
    return new NamedFile(MODULE, station);
  }

  /** The rule for a kind at a unit on a day. */
  ConcernRule rule(ConcernKind kind, UnitId unit, LocalDate day) {
    String level = units.named(unit, day).orElseThrow().kind();
    return ConcernRule.on(day, kind, level, sql.rules())
        .orElseThrow(() -> new IllegalStateException("no rule for " + kind + " on " + day));
  }

  /** The last day of a term without pauses. */
  LocalDate due(LocalDate event, int days) {
    return calendar.end(event, days);
  }

  /** The unit has it from today, as a task of its own. */
  long open(Known concern, UnitId unit, String point) {
    LocalDate day = today.date();
    ConcernRule rule = rule(concern.kind(), unit, day);
    int days = rule.part(concern.urgent());
    LocalDate due = due(day, days);
    long station = sql.insert(concern.id(), unit, point, day, days, due, rule.id());
    if (concern.confidential()) {
      named.open(Actor.system(), fileOf(station), unit, routing.receivers(unit, day));
    }
    assign(concern, station, unit, new TaskDue(due, days, true));
    return station;
  }

  /**
   * A confidential one is owed by the first of those who read it there: nobody else is told of it,
   * also where others receive in the unit by now.
   */
  private void assign(Known concern, long station, UnitId unit, TaskDue due) {
    String link = "/concerns/" + concern.id();
    if (!concern.confidential()) {
      tasks.assign(
          Actor.system(),
          TaskSubject.of(TASK, MODULE, station, "", link),
          TaskOwner.unit(unit),
          due);
      return;
    }
    named.keepers(fileOf(station)).stream()
        .findFirst()
        .ifPresent(reader ->
            tasks.assign(
                Actor.system(),
                TaskSubject.of(NAMED_TASK, MODULE, station, "", link),
                TaskOwner.person(reader, unit),
                due));
  }

  private void cancel(long station, String reason) {
    tasks.cancel(TASK, MODULE, station, null, reason);
    tasks.cancel(NAMED_TASK, MODULE, station, null, reason);
  }

  /**
   * Works the days of a station and of the whole out anew, after a question, reply or extension.
   */
  void count(Known concern, Station station) {
    WorkingDays days = calendar.days();
    Optional<LocalDate> due = ConcernClock.due(term(station, sql.pauses(station.id())), days);
    sql.due(station.id(), due.orElse(null));
    if (due.isPresent()) {
      assign(
          concern,
          station.id(),
          station.unit(),
          new TaskDue(due.get(), station.days() + station.extension(), true));
    } else {
      cancel(station.id(), "concerns.reason.asked");
    }
    countWhole(concern);
  }

  void countWhole(Known concern) {
    concerns.wholeDue(concern.id(), ConcernClock.due(whole(concern), calendar.days()).orElse(null));
  }

  /** A station's part. */
  static Term term(Station station, List<Pause> pauses) {
    return new Term(station.from(), station.days(), station.extension(), pauses);
  }

  /** From receipt, or from the day on which the sender came back. */
  Term whole(Known concern) {
    LocalDate event = concern.returnedOn() == null ? concern.sentOn() : concern.returnedOn();
    int extension =
        sql.of(concern.id()).stream()
            .filter(it -> !it.from().isBefore(event))
            .mapToInt(Station::extension)
            .max()
            .orElse(0);
    return new Term(event, concern.wholeDays(), extension, sql.pausesOf(concern.id()));
  }

  /** It is done with here: answered or handed on. */
  void done(Station station, StationStatus state, String reason) {
    sql.state(station.id(), state, today.date(), reason);
    tasks.settle(TASK, MODULE, station.id(), null);
    tasks.settle(NAMED_TASK, MODULE, station.id(), null);
  }

  /** It is no longer asked here. */
  void dropped(Station station, StationStatus state, String reason) {
    sql.state(station.id(), state, today.date(), station.reason());
    cancel(station.id(), reason);
  }
}
