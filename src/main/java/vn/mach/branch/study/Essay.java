package vn.mach.branch.study;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.originality.PaperRef;

/**
 * An essay with everything that is known of it. What of it somebody may see is decided by {@link
 * Essays} and {@link Marking}.
 *
 * @param compared digest of the text whose comparison the author saw
 * @param handwritten a scan, of which there is no text
 */
record Essay(
    long id,
    CampaignId campaign,
    long person,
    String author,
    UnitId unit,
    String text,
    boolean handwritten,
    @Nullable String compared,
    EssayStatus status,
    Instant changedAt,
    @Nullable Instant handedInAt,
    @Nullable Long marker,
    @Nullable Long markedBy,
    @Nullable Integer mark,
    @Nullable String remark) {

  static final String FILES = "essays";
  private static final String HIDDEN = "▢▢▢";

  /** When it was handed in, for a form that marks this text and no other; empty: it was not. */
  String handedIn() {
    return handedInAt == null ? "" : handedInAt.toString();
  }

  PaperRef paper() {
    return paper(id);
  }

  static PaperRef paper(long id) {
    return new PaperRef("study.essay", id);
  }

  /** The text without the author's name, for a marker who must not learn it. */
  String textWithoutAuthor() {
    String name = author.toLowerCase(Locale.ROOT);
    String lower = text.toLowerCase(Locale.ROOT);
    if (name.isBlank() || lower.length() != text.length()) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    int from = 0;
    for (int at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, from)) {
      shown.append(text, from, at).append(HIDDEN);
      from = at + name.length();
    }
    return shown.append(text, from, text.length()).toString();
  }
}
