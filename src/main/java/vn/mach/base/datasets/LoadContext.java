package vn.mach.base.datasets;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.mach.base.kernel.Actor;

/** Who loads staged rows, and when; and what loading has to show to that person once. */
public final class LoadContext {

  private final Actor actor;
  private final Instant now;
  private final Map<String, String> shownOnce = new LinkedHashMap<>();

  public LoadContext(Actor actor, Instant now) {
    this.actor = actor;
    this.now = now;
  }

  public Actor actor() {
    return actor;
  }

  public Instant now() {
    return now;
  }

  /** A secret that came into being, such as the one-time code of a new account, by its login. */
  public void showOnce(String login, String code) {
    shownOnce.put(login, code);
  }

  /** In the order in which they came. */
  public Map<String, String> shownOnce() {
    return shownOnce;
  }
}
