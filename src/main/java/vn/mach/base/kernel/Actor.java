package vn.mach.base.kernel;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, and where each right was granted. A value, made once for a request by {@code access};
 * whether a right covers a unit is decided by {@code units.AccessScope}, never here.
 *
 * @param account the account's number, or 0 for the system itself (commands on the machine, nightly
 *     work)
 * @param person the person the account is bound to, if any
 * @param rights for each right the units at which it was granted; it covers their subtrees
 * @param everywhere the rights granted for the whole realm
 * @param via the channel: {@code page}, {@code api}, {@code feed}, {@code command}
 */
public record Actor(
    long account,
    String login,
    @Nullable PersonId person,
    Map<Right, Set<UnitId>> rights,
    Set<Right> everywhere,
    String via) {

  public Actor {
    rights = Map.copyOf(rights);
    everywhere = Set.copyOf(everywhere);
  }

  /**
   * The system itself: every right over the whole realm. For commands on the machine and for tests,
   * never for a request.
   */
  public static Actor system() {
    return new Actor(0, "mach", null, Map.of(), Set.of(Right.values()), "command");
  }

  /**
   * Whether the right was granted anywhere at all: enough for showing a menu entry, never for
   * showing a record.
   */
  public boolean hasSomewhere(Right right) {
    return everywhere.contains(right) || rights.containsKey(right);
  }

  public boolean hasEverywhere(Right right) {
    return everywhere.contains(right);
  }

  /** The units at which the right was granted, without those below them. */
  public Set<UnitId> unitsOf(Right right) {
    return rights.getOrDefault(right, Set.of());
  }
}
