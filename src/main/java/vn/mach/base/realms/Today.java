package vn.mach.base.realms;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * What day it is in the current realm. Rules take a day as an argument; pages and commands read it
 * here once and pass it on.
 */
@Component
public class Today {

  private final InstantSource clock;

  Today(InstantSource clock) {
    this.clock = clock;
  }

  public LocalDate date() {
    return LocalDate.ofInstant(clock.instant(), CurrentRealm.get().zone());
  }

  public Instant now() {
    return clock.instant();
  }
}
