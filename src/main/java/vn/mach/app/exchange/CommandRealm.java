package vn.mach.app.exchange;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;

/** Finds the realm that a command is told to work in. */
@Component
class CommandRealm {

  private final Realms realms;

  CommandRealm(Realms realms) {
    this.realms = realms;
  }

  /**
   * Runs the work in the realm of this name, or in the first one where none is named.
   *
   * @throws IllegalArgumentException where there is no such realm, with a sentence for the person
   *     at the machine
   */
  <T> T run(@Nullable String name, Callable<T> work) throws Exception {
    Realm realm =
        (name == null ? realms.first() : realms.find(name))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    name == null
                        ? "There is no realm yet: make one with script/mach realm create NAME"
                        : name + ": there is no realm of this name"));
    return CurrentRealm.in(realm, work);
  }
}
