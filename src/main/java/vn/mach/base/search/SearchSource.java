package vn.mach.base.search;

import vn.mach.base.kernel.Actor;

/** A module whose things can be found offers one of these as a bean for each kind of thing. */
public interface SearchSource {

  /** The message key of the heading over what was found; its position is in {@link SearchOrder}. */
  String key();

  /**
   * What fits, the most useful first: at most {@link SearchQuery#most()} and one more. What the
   * actor may not see is not among it and changes nothing in the result.
   */
  SearchResult find(Actor actor, SearchQuery query);
}
