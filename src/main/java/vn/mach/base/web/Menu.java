package vn.mach.base.web;

import java.util.List;
import vn.mach.base.kernel.Actor;

/** A module that has entries in the menu offers one of these as a bean. */
public interface Menu {

  /** The entries that this actor may use. */
  List<Entry> entries(Actor actor);

  /**
   * One entry.
   *
   * @param key the message key of its words, {@code <module>.menu}; its position is in {@link
   *     MenuOrder}
   * @param path where it leads, without the realm's prefix
   * @param icon a name of the icon set, e.g. {@code list-check}
   */
  record Entry(String key, String path, String icon) {}
}
