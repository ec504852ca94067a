package vn.mach.base.datasets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.mach.base.kernel.Actor;

/** Who loads staged rows, and when; and what came into being that is still to be followed up. */
public final class LoadContext {

  private final Actor actor;
  private final Instant now;
  private final Map<String, List<Long>> made = new HashMap<>();

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

  /**
   * Records the id of a row that came into being, for the person who follows it up after the load.
   */
  public void made(String table, long id) {
    made.computeIfAbsent(table, key -> new ArrayList<>()).add(id);
  }

  /** The ids that the table noted, in the order in which they came. */
  public List<Long> made(String table) {
    return made.getOrDefault(table, List.of());
  }
}
