package vn.mach.base.web;

import vn.mach.base.kernel.Actor;

/**
 * Something that the head of every page counts for its reader. A module offers one as a bean. Asked
 * once for each page.
 */
public interface HeaderCount {

  /**
   * Its words and the number.
   *
   * @param key the message key of its words, which takes the number
   * @param path where it leads, without the realm's prefix
   * @param icon a name of the icon set
   * @param many whether there are more than it counts
   */
  record Counted(String key, String path, String icon, int count, boolean many) {}

  /** What is shown to this actor. */
  Counted of(Actor actor);
}
