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
   * @param also further pages that belong to it begin so; empty: only those under its path
   */
  record Entry(String key, String path, String icon, String also) {

    public Entry(String key, String path, String icon) {
      this(key, path, icon, "");
    }

    /** How many letters of the address say that the page is this entry's; 0: it is not. */
    int covers(String address) {
      return Math.max(covers(path, address), covers(also, address));
    }

    private static int covers(String path, String address) {
      boolean covers =
          path.equals("/")
              ? address.equals("/")
              : !path.isEmpty() && (address + "/").startsWith(path + "/");
      return covers ? path.length() : 0;
    }
  }
}
