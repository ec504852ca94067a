package vn.mach.base.web;

import java.util.Optional;
import vn.mach.base.kernel.Actor;

/**
 * How each account looked at a list last: its filters, order and columns. {@code access} stores it.
 */
public interface KeptViews {

  /**
   * The query string without {@code ?}; none where the account looks at all of it.
   *
   * @param list the path of the list
   */
  Optional<String> find(Actor actor, String list);

  /** Keeps a query string in place of the one before; empty: nothing is kept any more. */
  void keep(Actor actor, String list, String query);
}
