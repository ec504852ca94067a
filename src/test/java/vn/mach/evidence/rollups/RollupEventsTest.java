package vn.mach.evidence.rollups;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Today;
import vn.mach.evidence.figures.SmallRealm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** How many pages at once are told of changes: each open connection takes memory. */
@MachTest
class RollupEventsTest {

  private static final UnitId UNIT = new UnitId(4);

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired TargetRollupsSql sql;
  @Autowired Today today;

  private Realm realm;
  private RollupEvents events;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    realms.sql(realm, SmallRealm.SQL);
    events = new RollupEvents(sql, today, Duration.ofMinutes(2));
  }

  @Test
  void ofManyConnectionsOfOneAccountTheOldestEnd() {
    CurrentRealm.run(
        realm,
        () -> {
          SseEmitter others = events.open(2, UNIT, "").orElseThrow();
          SseEmitter oldest = events.open(1, UNIT, "").orElseThrow();
          SseEmitter next = events.open(1, UNIT, "").orElseThrow();
          for (int i = 2; i < RollupEvents.OF_ONE_ACCOUNT; i++) {
            events.open(1, UNIT, "");
          }
          assertThat(isOpen(oldest)).isTrue();
          events.open(1, UNIT, "");
          assertThat(isOpen(oldest)).isFalse();
          assertThat(isOpen(next)).isTrue();
          assertThat(isOpen(others)).isTrue();
        });
  }

  @Test
  void beyondWhatTheMemoryIsMeantForNobodyFurtherIsTold() {
    CurrentRealm.run(
        realm,
        () -> {
          for (int i = 0; i < RollupEvents.AT_MOST; i++) {
            assertThat(events.open(i, UNIT, "")).isPresent();
          }
          assertThat(events.open(-1, UNIT, "")).isEqualTo(Optional.empty());
        });
  }

  private boolean isOpen(SseEmitter emitter) {
    try {
      emitter.send("x");
      return true;
    } catch (IOException | IllegalStateException e) {
      return false;
    }
  }
}
