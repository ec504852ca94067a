package vn.mach.voice.concerns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.voice.concerns.ConcernsSql.Known;
import vn.mach.voice.concerns.StationStatus.Step;
import vn.mach.voice.concerns.StationsSql.Station;

/**
 * What a unit does with a concern that it has: asks the sender, answers, checks an answer, hands it
 * on to whose it is, splits it by points, joins it with others like it, takes more time. Whoever
 * may read the concern and records at the unit does so.
 */
@Component
class ConcernWork {

  static final int LONGEST_REASON = 1_000;
  static final int MOST_MERGED = 50;
  static final int MOST_POINTS = 10;

  private final ConcernsSql concerns;
  private final StationsSql sql;
  private final ConcernStations stations;
  private final ConcernRouting routing;
  private final ConcernAccess access;
  private final SenderTasks senders;
  private final SecondReader second;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  ConcernWork(
      ConcernsSql concerns,
      StationsSql sql,
      ConcernStations stations,
      ConcernRouting routing,
      ConcernAccess access,
      SenderTasks senders,
      SecondReader second,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.concerns = concerns;
    this.sql = sql;
    this.stations = stations;
    this.routing = routing;
    this.access = access;
    this.senders = senders;
    this.second = second;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** A point that goes to a unit. */
  record Point(UnitId unit, String text) {}

  /** Asks the sender something: the days do not count until the reply. */
  @Transactional
  Outcome<Long> ask(Actor actor, String key, long station, String text) {
    return take(
        actor,
        new Key(actor, key, "concerns.ask", station, text),
        station,
        Step.ASK,
        (concern, at) -> {
          if (text.isEmpty()) {
            return Outcome.refused("text", "web.refused.missing");
          }
          concerns.unitSays(concern.id(), at.unit(), text, today.date());
          sql.state(at.id(), StationStatus.ASKED, null, at.reason());
          sql.pause(at.id(), today.date());
          stations.count(concern, at);
          senders.asked(concern.id());
          return wrote(actor, "asked", concern, at);
        });
  }

  /** Takes more time, once for the whole concern; the sender reads the reason. */
  @Transactional
  Outcome<Long> extend(Actor actor, String key, long station, int days, String reason) {
    return take(
        actor,
        new Key(actor, key, "concerns.extend", station, days, reason),
        station,
        Step.EXTEND,
        (concern, at) -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          if (days < 1 || days > at.mostExtension()) {
            return Outcome.refused("days", "concerns.refused.extension", at.mostExtension());
          }
          if (sql.of(concern.id()).stream().anyMatch(it -> it.extension() > 0)) {
            return Outcome.refused("", "concerns.refused.extended");
          }
          sql.extend(at.id(), days, reason);
          stations.count(concern, sql.find(at.id()).orElseThrow());
          return wrote(actor, "extended", concern, at);
        });
  }

  /** Answers, or proposes an answer where the rule asks for a second person. */
  @Transactional
  Outcome<Long> answer(Actor actor, String key, long station, String text, String changed) {
    return take(
        actor,
        new Key(actor, key, "concerns.answer", station, text, changed),
        station,
        Step.ANSWER,
        (concern, at) -> {
          if (at.state() != StationStatus.OPEN) { // another answer waits for the second person
            return Outcome.refused("", "concerns.refused.moved_on");
          }
          if (text.isEmpty()) {
            return Outcome.refused("text", "web.refused.missing");
          }
          if (at.checked() && !second.mayCheck(actor, concern, at)) {
            return Outcome.refused("", "concerns.refused.no_second");
          }
          sql.answer(at.id(), text, changed, actor.account(), today.date(), !at.checked());
          if (at.checked()) {
            sql.state(at.id(), StationStatus.CHECKING, null, at.reason());
            second.check(actor, concern, at);
            return wrote(actor, "answer_proposed", concern, at);
          }
          stations.done(at, StationStatus.ANSWERED, at.reason());
          senders.told(concern.id());
          return wrote(actor, "answered", concern, at);
        });
  }

  /**
   * The second person agrees to an answer, or returns it with a remark.
   *
   * @param read the number of the answer that they read: another may wait by now; empty: whichever
   *     waits
   */
  @Transactional
  Outcome<Long> check(
      Actor actor, String key, long station, boolean good, String remark, String read) {
    return take(
        actor,
        new Key(actor, key, "concerns.check", station, good, remark, read),
        station,
        good ? Step.ANSWER : Step.GIVE_BACK,
        (concern, at) -> {
          if (at.state() != StationStatus.CHECKING) {
            return Outcome.refused("", "concerns.refused.moved_on");
          }
          if (!good && remark.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          StationsSql.Answer waiting =
              sql.answers(concern.id()).stream()
                  .filter(it -> it.station() == at.id() && it.state().equals("waiting"))
                  .findFirst()
                  .orElseThrow();
          if (!read.isEmpty() && !read.equals(Long.toString(waiting.id()))) {
            return Outcome.refused("", "concerns.refused.other_answer");
          }
          if (waiting.isOf(actor)) {
            return Outcome.refused("", "concerns.refused.own_answer");
          }
          sql.checked(waiting.id(), good, actor.account(), today.date(), remark);
          second.checked(at.id());
          if (good) {
            stations.done(at, StationStatus.ANSWERED, at.reason());
            senders.told(concern.id());
          } else {
            sql.state(at.id(), StationStatus.OPEN, null, at.reason());
          }
          return wrote(actor, good ? "answered" : "answer_returned", concern, at);
        });
  }

  /** It is not ours: says whose it is, and hands it on there. */
  @Transactional
  Outcome<Long> handOn(Actor actor, String key, long station, UnitId to, String reason) {
    return take(
        actor,
        new Key(actor, key, "concerns.hand_on", station, to, reason),
        station,
        Step.HAND_ON,
        (concern, at) -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          Optional<Outcome<Long>> refused = unfit(concern, at, to, "unit");
          if (refused.isPresent()) {
            return refused.get();
          }
          stations.done(at, StationStatus.HANDED, reason);
          stations.open(concern, to, at.point());
          second.identity(concern.id());
          return wrote(actor, "handed_on", concern, at);
        });
  }

  /** Several units answer, each its point. */
  @Transactional
  Outcome<Long> split(Actor actor, String key, long station, List<Point> points) {
    return take(
        actor,
        new Key(actor, key, "concerns.split", station, points),
        station,
        Step.SPLIT,
        (concern, at) -> {
          if (points.size() < 2 || points.size() > MOST_POINTS) {
            return Outcome.refused("points", "concerns.refused.points", MOST_POINTS);
          }
          for (Point point : points) {
            if (concern.confidential() && routing.receivers(point.unit(), today.date()).isEmpty()) {
              return Outcome.refused("points", "concerns.refused.unit_receiver");
            }
          }
          stations.done(at, StationStatus.SPLIT, "");
          points.forEach(it -> stations.open(concern, it.unit(), it.text()));
          second.identity(concern.id());
          return wrote(actor, "split", concern, at);
        });
  }

  /**
   * Joins others like it, which the same unit has: one answer, and each sender reads it.
   *
   * @param others numbers of concerns
   */
  @Transactional
  Outcome<Long> merge(Actor actor, String key, long station, List<Long> others) {
    return take(
        actor,
        new Key(actor, key, "concerns.merge", station, others),
        station,
        Step.EXTEND, // it stays open here
        (concern, at) -> {
          if (others.isEmpty() || others.size() > MOST_MERGED) {
            return Outcome.refused("others", "concerns.refused.merge", MOST_MERGED);
          }
          for (long other : others) {
            Optional<Known> known = concerns.lock(other).filter(it -> access.maySee(actor, other));
            List<Station> open =
                known.isEmpty()
                    ? List.of()
                    : sql.of(other).stream().filter(Station::running).toList();
            boolean fits =
                other != concern.id()
                    && known.filter(it -> it.confidential() == concern.confidential()).isPresent()
                    && open.size() == 1
                    && open.getFirst().unit().equals(at.unit())
                    && open.getFirst().state() == StationStatus.OPEN;
            if (known.isEmpty() || !fits) {
              return Outcome.refused("others", "concerns.refused.merge_unfit", other);
            }
          }
          for (long other : others) {
            Station open =
                sql.of(other).stream().filter(Station::running).findFirst().orElseThrow();
            stations.dropped(open, StationStatus.MERGED, "concerns.reason.merged");
            concerns.merged(other, concern.id());
          }
          return wrote(actor, "merged", concern, at);
        });
  }

  private Optional<Outcome<Long>> unfit(Known concern, Station at, UnitId to, String field) {
    if (to.equals(at.unit())) {
      return Optional.of(Outcome.refused(field, "concerns.refused.same_unit"));
    }
    return concern.confidential() && routing.receivers(to, today.date()).isEmpty()
        ? Optional.of(Outcome.refused(field, "concerns.refused.unit_receiver"))
        : Optional.empty();
  }

  /** Refuses, as if there were none, whoever may not act at the station. */
  void require(Actor actor, long station) {
    Station at = sql.find(station).orElseThrow(() -> new NotFound("station " + station));
    boolean confidential = concerns.known(at.concern()).filter(Known::confidential).isPresent();
    if (!access.mayAct(actor, at, confidential)) {
      throw new NotFound("station " + station);
    }
  }

  private Outcome<Long> take(
      Actor actor,
      Key key,
      long station,
      Step step,
      BiFunction<Known, Station, Outcome<Long>> action) {
    long id = sql.find(station).orElseThrow(() -> new NotFound("station " + station)).concern();
    Known concern = concerns.lock(id).orElseThrow();
    Station at = sql.find(station).orElseThrow(); // as it is once nobody else acts on it
    if (!access.mayAct(actor, at, concern.confidential())) {
      throw new NotFound("station " + station);
    }
    return idempotency.once(
        key,
        Answer.known(id),
        () ->
            StationStatus.TRANSITIONS.allows(at.state(), step)
                ? action.apply(concern, at)
                : Outcome.refused("", "concerns.refused.moved_on"));
  }

  private Outcome<Long> wrote(Actor actor, String action, Known concern, Station at) {
    auditLog.record(
        actor,
        "concerns." + action,
        ConcernStations.MODULE + ":" + concern.id(),
        concern.audited(at.unit()),
        null,
        Map.of());
    return Outcome.done(concern.id());
  }
}
