package vn.mach.documents.originality;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;

/**
 * What of a text stands in earlier ones. Shown to people, who decide; nothing follows from it by
 * itself.
 *
 * @param text the text in NFC: all places are UTF-16 code units of it
 * @param share the part of the text's characters that stands in passages, 0 to 1
 * @param passages in the order of the text; they do not overlap
 * @param complete whether all could be compared; a text that is made to be slow is compared in part
 */
public record Reuse(String text, double share, List<Passage> passages, boolean complete) {

  public Reuse {
    passages = List.copyOf(passages);
  }

  /**
   * One passage.
   *
   * @param from its first character
   * @param to the first one after it
   * @param share its part of the text's characters, 0 to 1
   * @param alike the part of its words that is the same in the source, 0 to 1
   * @param day the source's day
   * @param ownUnit whether the source is the unit's own paper
   * @param source where it stands; none for a reader who may not see the source, who learns only
   *     that it stands in another unit's paper of that day
   */
  public record Passage(
      int from,
      int to,
      double share,
      double alike,
      LocalDate day,
      boolean ownUnit,
      @Nullable Source source) {}

  /**
   * A passage in its source.
   *
   * @param excerpt the source's words, from {@code from} to {@code to} of its NFC text
   */
  public record Source(PaperRef paper, UnitId unit, int from, int to, String excerpt) {}
}
