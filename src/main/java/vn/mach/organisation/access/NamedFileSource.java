package vn.mach.organisation.access;

import java.util.Optional;
import vn.mach.base.kernel.Actor;

/** A module with named files says what one of them is called, to whoever may know of it. */
public interface NamedFileSource {

  /** As in {@link NamedFile#module()}. */
  String module();

  /**
   * The name of a file as the actor may know it, and the path of its page; empty where the actor
   * may not know that there is such a file. Whether its content is shown there, the page decides by
   * {@link NamedAccess#look}.
   */
  Optional<Described> describe(Actor actor, long subject);

  record Described(String title, String path) {}
}
