package vn.mach.voice.concerns;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.voice.concerns.ConcernsSql.Known;
import vn.mach.voice.concerns.StationsSql.Station;

/**
 * What a sender does after sending: writes, withdraws, says whether the answer helped, comes back
 * once. Who holds the receipt code, or the account of one that is not confidential, is the sender;
 * nothing more is asked or stored. The audit log gets these acts at night, without a name or time.
 */
@Component
class ConcernTalk {

  /** What a sender may write to one concern in all: both sides read all of it on one page. */
  static final int MOST_MESSAGES = 100;

  private final ConcernsSql sql;
  private final StationsSql stationsSql;
  private final ConcernStations stations;
  private final ConcernRouting routing;
  private final IdentitySql identity;
  private final SenderTasks senders;
  private final SecondReader second;
  private final Today today;

  ConcernTalk(
      ConcernsSql sql,
      StationsSql stationsSql,
      ConcernStations stations,
      ConcernRouting routing,
      IdentitySql identity,
      SenderTasks senders,
      SecondReader second,
      Today today) {
    this.sql = sql;
    this.stationsSql = stationsSql;
    this.stations = stations;
    this.routing = routing;
    this.identity = identity;
    this.senders = senders;
    this.second = second;
    this.today = today;
  }

  /** Adds something, or replies: then the days count again. */
  @Transactional
  Outcome<Long> say(long concern, String key, String text) {
    Known known = known(concern);
    if (text.isEmpty()) {
      return Outcome.refused("text", "web.refused.missing");
    }
    if (known.withdrawnOn() != null) {
      return Outcome.refused("", "concerns.refused.withdrawn");
    }
    if (sql.countOfSender(concern) >= MOST_MESSAGES) {
      return Outcome.refused("text", "concerns.refused.many_messages", MOST_MESSAGES);
    }
    if (sql.senderSays(concern, text, today.date(), once(concern, key))) {
      for (Station at : stationsSql.of(concern)) {
        if (at.state() == StationStatus.ASKED) {
          stationsSql.resume(at.id(), today.date());
          stationsSql.state(at.id(), StationStatus.OPEN, null, at.reason());
          stations.count(known, at);
        }
      }
      senders.replied(concern);
    }
    return Outcome.done(concern);
  }

  /**
   * Takes it back: text, messages and files are deleted, and nobody owes an answer. Those that were
   * joined to it still are owed one: the earliest of them stands for all from now.
   */
  @Transactional
  Outcome<Long> withdraw(long concern, String key) {
    Known known = known(concern);
    if (known.withdrawnOn() == null) {
      sql.senderSays(concern, "", today.date(), once(concern, key));
      sql.withdraw(concern, today.date());
      List<Station> running = stationsSql.of(concern).stream().filter(Station::running).toList();
      running.forEach(
          it -> stations.dropped(it, StationStatus.WITHDRAWN, "concerns.reason.withdrawn"));
      senders.dropped(concern);
      second.dropped(concern);
      List<Long> joined = sql.joined(concern);
      if (!running.isEmpty() && !joined.isEmpty()) {
        standsForAll(joined.getFirst(), joined, running);
      }
    }
    return Outcome.done(concern);
  }

  /** The units that had the one that was withdrawn have this one now, each its point. */
  private void standsForAll(long concern, List<Long> joined, List<Station> at) {
    sql.standsForAll(concern, joined);
    Known known = known(concern);
    at.forEach(it -> stations.open(known, it.unit(), it.point()));
    stations.countWhole(known);
  }

  /** Says whether the answer helped. */
  @Transactional
  Outcome<Long> helped(long concern, String key, boolean helped, String text) {
    Known known = known(concern);
    if (!answered(known)) {
      return Outcome.refused("", "concerns.refused.not_answered");
    }
    if (sql.countOfSender(concern) >= MOST_MESSAGES) {
      return Outcome.refused("text", "concerns.refused.many_messages", MOST_MESSAGES);
    }
    sql.helped(concern, helped, text);
    senders.read(concern);
    sql.senderSays(concern, text, today.date(), once(concern, key));
    return Outcome.done(concern);
  }

  /** The sender read the answer, and says nothing about it yet. */
  @Transactional
  Outcome<Long> read(long concern) {
    known(concern);
    senders.read(concern);
    return Outcome.done(concern);
  }

  /** Comes back, once: the level above the unit that answered last has it now. */
  @Transactional
  Outcome<Long> comeBack(long concern, String key, String text) {
    Known known = known(concern);
    if (text.isEmpty()) {
      return Outcome.refused("text", "web.refused.missing");
    }
    if (known.returnedOn() != null) {
      return Outcome.refused("", "concerns.refused.returned");
    }
    if (!answered(known)) {
      return Outcome.refused("", "concerns.refused.not_answered");
    }
    Station last = answeredLast(known);
    Optional<NamedUnit> above = routing.above(last.unit(), today.date());
    boolean confidential = known.confidential();
    while (confidential
        && above.isPresent()
        && routing.receivers(above.get().id(), today.date()).isEmpty()) {
      above = routing.above(above.get().id(), today.date());
    }
    if (above.isEmpty()) {
      return Outcome.refused("", "concerns.refused.top");
    }
    sql.senderSays(concern, text, today.date(), once(concern, key));
    sql.returned(concern, today.date());
    senders.read(concern);
    Known returned = known(concern);
    stations.open(returned, above.get().id(), "");
    second.identity(concern);
    stations.countWhole(returned);
    return Outcome.done(concern);
  }

  /** Says who they are, or that they will not, where that was asked for. */
  @Transactional
  Outcome<Long> identity(long concern, boolean named, String text) {
    known(concern);
    if (named && text.isEmpty()) {
      return Outcome.refused("text", "web.refused.missing");
    }
    return identity.answer(concern, named, named ? text : "", today.date())
        ? Outcome.done(concern)
        : Outcome.refused("", "concerns.refused.not_asked");
  }

  private boolean answered(Known concern) {
    return concern.state().equals("merged")
        ? answersJoined(known(Objects.requireNonNull(concern.mergedInto())).state())
        : concern.state().equals("answered");
  }

  /**
   * Whether those joined to one in this state have their answer. Of a withdrawn one too: had it
   * waited for an answer, another would stand for them.
   */
  static boolean answersJoined(String state) {
    return state.equals("answered") || state.equals("withdrawn");
  }

  private Station answeredLast(Known concern) {
    long with = concern.mergedInto() == null ? concern.id() : concern.mergedInto();
    List<Station> answered =
        stationsSql.of(with).stream().filter(it -> it.state() == StationStatus.ANSWERED).toList();
    return answered.getLast();
  }

  /** Of a random key, of which nothing else is kept. */
  private static byte[] once(long concern, String key) {
    return Digests.of(concern + " " + key);
  }

  private Known known(long concern) {
    return sql.lock(concern).orElseThrow(() -> new NotFound("concern"));
  }
}
