package vn.mach.base.web;

import java.util.regex.Pattern;

/**
 * Protects against formulas in text cells of a CSV file: an apostrophe before it makes it plain
 * text. Numbers, days and words that the program writes itself need none. {@link #removed} undoes
 * {@link #guarded} exactly, whatever the text: one that already begins with apostrophes and what a
 * formula begins with gets one more.
 */
public final class FormulaGuard {

  /** What a formula begins with; also in full width, which some spreadsheets take for the same. */
  private static final String BEGINS = "[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20]";

  private static final Pattern DANGEROUS = Pattern.compile("'*+" + BEGINS);
  private static final Pattern GUARDED = Pattern.compile("'++" + BEGINS);

  private FormulaGuard() {}

  public static String guarded(String text) {
    return DANGEROUS.matcher(text).lookingAt() ? "'" + text : text;
  }

  public static String removed(String text) {
    return GUARDED.matcher(text).lookingAt() ? text.substring(1) : text;
  }

  /**
   * For a cell of a workbook that {@link #removed} will be applied to when it is read: such a cell
   * is text whatever it begins with, so only what would be taken for a guard gets one.
   */
  public static String escaped(String text) {
    return GUARDED.matcher(text).lookingAt() ? "'" + text : text;
  }
}
