package vn.mach.organisation.access;

import java.util.List;
import java.util.Optional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;

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

  /**
   * Somebody asked to read a file; part of the transaction that keeps the request.
   *
   * @param file its number among the named files
   * @param keepers who may answer, other than the asker
   */
  default void asked(Actor asker, long subject, long file, List<PersonId> keepers) {}

  /** No request for a file waits any more; part of the transaction that answers the last one. */
  default void answered(long subject) {}

  record Described(String title, String path) {}
}
