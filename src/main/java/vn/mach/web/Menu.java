package vn.mach.web;

import java.util.List;
import vn.mach.kernel.Viewer;

/** A room that has entries in the menu offers one of these as a bean. */
public interface Menu {

  /** The entries that this viewer may use. */
  List<Entry> entries(Viewer viewer);

  /**
   * One entry.
   *
   * @param position from the first (small) to the last; the spine's rooms use hundreds
   * @param key the message key of its words, {@code <room>.menu}
   * @param path where it leads, without the realm's prefix
   * @param icon a name of the icon set, e.g. {@code list-check}
   */
  record Entry(int position, String key, String path, String icon) {}
}
