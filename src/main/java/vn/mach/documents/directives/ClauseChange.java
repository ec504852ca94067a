package vn.mach.documents.directives;

import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Codes;

/**
 * A clause in two versions, matched by its key.
 *
 * @param before none: it is new
 * @param after none: it was taken out
 */
public record ClauseChange(Kind kind, @Nullable Clause before, @Nullable Clause after) {

  /** What became of a clause: the first that fits. */
  public enum Kind {
    ADDED,
    REMOVED,
    /** Its words differ. */
    REWORDED,
    /** Its words are the same, but what it asks of whom by when differs. */
    ASKS_OTHERWISE,
    /** Only its number or place differs: what answered it still does. */
    MOVED,
    SAME;

    public String code() {
      return Codes.code(this);
    }

    /** Whether what answered the clause has to be looked at again. */
    public boolean outdates() {
      return this == REMOVED || this == REWORDED || this == ASKS_OTHERWISE;
    }
  }

  public int key() {
    return after != null ? after.key() : before != null ? before.key() : 0;
  }
}
