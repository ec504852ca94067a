package vn.mach.documents.papers;

import java.time.LocalDate;

/**
 * What a guideline on layout says beside margins and sizes: a row of {@code papers_layouts} with
 * the day from which it holds. A paper follows the guideline of its own day.
 *
 * @param source of the row, e.g. {@code 05-HD/VPTW, 27/05/2026}
 * @param hyphens whether five hyphens stand under the subject instead of a rule
 * @param plainPost whether the signer's post is plain also where no line of authority is above it
 * @param ownName whether a deputy signs for a committee under its own post, without {@code K/T}
 * @param between what ends each line of the recipients but the last; empty: as the layout does
 * @param asAbove whether letters and submissions begin their recipients with {@code Như trên}
 * @param fullStop whether the text ends with a full stop, not with {@code ./.}
 */
record LayoutRules(
    String source,
    LocalDate from,
    boolean hyphens,
    boolean plainPost,
    boolean ownName,
    String between,
    boolean asAbove,
    boolean fullStop) {

  /** As papers were laid out before 2026 (36-HD/VPTW of 2018; Decree 30/2020). */
  static final LayoutRules EARLIER =
      new LayoutRules("", LocalDate.MIN, false, false, false, "", false, false);
}
