package vn.mach.documents.register;

import org.jspecify.annotations.Nullable;

/**
 * A paper of another module.
 *
 * @param module its name, as addresses begin with it
 * @param id the number of the paper in it
 * @param symbol as the paper carries it
 */
public record PaperReference(String module, long id, String symbol) {

  /** As it is stored: {@code <module>:<number>}. */
  String kept() {
    return module + ":" + id;
  }

  /** The address of its page. */
  public String path() {
    return "/" + module + "/" + id;
  }

  /** None where nothing was stored. */
  static @Nullable PaperReference of(String kept, String symbol) {
    int colon = kept.indexOf(':');
    return colon < 0
        ? null
        : new PaperReference(
            kept.substring(0, colon), Long.parseLong(kept.substring(colon + 1)), symbol);
  }
}
