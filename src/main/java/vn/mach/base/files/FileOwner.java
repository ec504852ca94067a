package vn.mach.base.files;

import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;

/**
 * A module whose things have files offers one of these as a bean. A thing is named by its number in
 * that module.
 */
public interface FileOwner {

  /** The module's word, as in addresses: {@code directives}. */
  String module();

  /**
   * Whether the actor may see the thing, and so open its files. False where there is no such thing.
   */
  boolean maySee(Actor actor, long subject);

  /** Whether the actor may attach files to it. */
  boolean mayChange(Actor actor, long subject);

  /**
   * Whether files may be taken away from it again, by somebody who may attach them. What is
   * evidence keeps its files.
   */
  default boolean letsGo(long subject) {
    return true;
  }

  /**
   * Whether the files are for named eyes: the audit log, which is read by rank, has nothing of
   * them.
   */
  default boolean named() {
    return false;
  }

  /** One of its files was opened by somebody who may: for modules that keep who looked. */
  default void opened(Actor actor, long subject) {}

  /** The page of the thing, without the realm's prefix: where a form leads back to. */
  String path(long subject);

  /** The unit whose heads read about it in the audit log; none for matters of the whole realm. */
  @Nullable UnitId unit(long subject);
}
