package vn.mach.evidence.rollups;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.mach.base.kernel.DayFormats;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Today;

/**
 * Tells open scoreboards the age of their totals and when they have changed, by server-sent events.
 * Each node queries a realm twice a second, for any number of pages. A connection ends after a
 * while and the browser opens another, which checks the rights again; events contain no numbers of
 * units. Each open connection takes memory, so their number has limits.
 */
@Component
@ConditionalOnWebApplication
class RollupEvents {

  private static final Logger LOG = LoggerFactory.getLogger(RollupEvents.class);
  private static final Duration AT_LEAST = Duration.ofSeconds(5);

  /** Of one account; a further one ends the oldest. A browser itself opens six at most. */
  static final int OF_ONE_ACCOUNT = 20;

  /** Of a node, about 90 KB each; further pages are not told of changes. */
  static final int AT_MOST = 2_000;

  private final Map<Realm, Set<Looking>> looking = new ConcurrentHashMap<>();
  private final AtomicLong opened = new AtomicLong();
  private final TargetRollupsSql sql;
  private final Today today;
  private final Duration atMost;

  RollupEvents(
      TargetRollupsSql sql, Today today, @Value("${mach.figures.watch-for:PT2M}") Duration atMost) {
    this.sql = sql;
    this.today = today;
    this.atMost = atMost;
  }

  /** An open page. */
  private static final class Looking {
    final long number;
    final long account;
    final UnitId unit;
    final SseEmitter to;
    RollupFreshness told;

    Looking(long number, long account, UnitId unit, SseEmitter to, RollupFreshness told) {
      this.number = number;
      this.account = account;
      this.unit = unit;
      this.to = to;
      this.told = told;
    }
  }

  /**
   * Events named {@code totals} with {@code at} (a time of day: all until then is counted), {@code
   * waiting} (changes not yet added) and {@code changed} (whether the unit's totals differ from the
   * last event).
   *
   * @param shown {@link RollupFreshness#mark} of the totals that the page shows
   * @return empty where too many pages of all accounts are open
   */
  Optional<SseEmitter> open(long account, UnitId unit, String shown) {
    Realm realm = CurrentRealm.get();
    Set<Looking> all = looking.computeIfAbsent(realm, it -> ConcurrentHashMap.newKeySet());
    if (looking.values().stream().mapToInt(Set::size).sum() >= AT_MOST) {
      return Optional.empty();
    }
    SseEmitter emitter = new SseEmitter(atMost.toMillis());
    Looking one =
        new Looking(
            opened.incrementAndGet(),
            account,
            unit,
            emitter,
            new RollupFreshness(Instant.EPOCH, 0, shown));
    emitter.onCompletion(() -> all.remove(one));
    emitter.onTimeout(emitter::complete);
    emitter.onError(failure -> all.remove(one));
    all.add(one); // before the oldest ends: of many that open at once none is missed
    endOldest(account, all);
    try {
      tell(List.of(one));
    } catch (RuntimeException e) {
      all.remove(one); // nobody will hear of its end
      throw e;
    }
    return Optional.of(emitter);
  }

  /** Of an account that has more than its number of connections open, the oldest end. */
  private static void endOldest(long account, Set<Looking> all) {
    List<Looking> own =
        all.stream()
            .filter(one -> one.account == account)
            .sorted(Comparator.comparingLong(one -> one.number))
            .toList();
    own.subList(0, Math.max(0, own.size() - OF_ONE_ACCOUNT))
        .forEach(one -> {
          all.remove(one);
          one.to.complete();
        });
  }

  @Scheduled(fixedDelayString = "PT0.5S")
  void tellEverybody() {
    looking.forEach((realm, all) -> {
      if (!all.isEmpty()) {
        try {
          CurrentRealm.run(realm, () -> tell(all));
        } catch (RuntimeException e) {
          LOG.warn(
              "Those who look at the totals of {} could not be told just now: {}",
              realm.name(),
              e.getMessage());
        }
      }
    });
  }

  private void tell(Collection<Looking> all) {
    Map<UnitId, RollupFreshness> fresh =
        sql.freshness(all.stream().map(one -> one.unit).collect(Collectors.toSet()), today.now());
    for (Looking one : all) {
      RollupFreshness now = fresh.get(one.unit);
      if (now != null && news(one.told, now)) {
        tell(one, now);
      }
    }
  }

  private static boolean news(RollupFreshness told, RollupFreshness now) {
    return !told.mark().equals(now.mark())
        || told.waiting() != now.waiting()
        || Duration.between(told.upTo(), now.upTo()).compareTo(AT_LEAST) > 0;
  }

  private static void tell(Looking one, RollupFreshness now) {
    Map<String, Object> news =
        Map.of(
            "at",
            DayFormats.CLOCK.format(now.upTo().atZone(CurrentRealm.get().zone())),
            "instant",
            now.upTo().truncatedTo(ChronoUnit.SECONDS).toString(),
            "waiting",
            now.waiting(),
            "changed",
            !one.told.mark().equals(now.mark()));
    one.told = now;
    try {
      one.to.send(
          SseEmitter.event()
              .name("totals")
              .id(now.mark())
              .reconnectTime(2_000)
              .data(news, MediaType.APPLICATION_JSON));
    } catch (IOException e) {
      one.to.completeWithError(e); // the page was closed
    } catch (IllegalStateException e) {
      one.to.complete(); // it ended meanwhile, perhaps before it began
    }
  }

  /** Open connections would delay the shutdown. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    looking.values().forEach(all -> all.forEach(one -> one.to.complete()));
  }
}
