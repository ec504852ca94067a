package vn.mach.documents.papers;

import java.util.List;
import java.util.Set;

/** A piece of a paper's body, from top to bottom. */
public sealed interface PaperBlock {

  /**
   * A heading; no page ends with one.
   *
   * @param level 1 to 4; the text carries its own number ("I.", "1.", "a)") if it has one
   */
  record Heading(int level, String text) implements PaperBlock {}

  record Paragraph(List<TextRun> runs) implements PaperBlock {
    public static Paragraph of(String text) {
      return new Paragraph(List.of(TextRun.text(text)));
    }

    /** Whether it ends with a colon: what follows belongs to it, and no page ends with it. */
    public boolean introduces() {
      return !runs.isEmpty() && runs.getLast().text().stripTrailing().endsWith(":");
    }
  }

  /**
   * A point of a list, with a dash.
   *
   * @param level 1 for the outermost; deeper ones are indented and take a plus, a dot and so on
   */
  record Bullet(List<TextRun> runs, int level) implements PaperBlock {
    public Bullet(List<TextRun> runs) {
      this(runs, 1);
    }

    public static Bullet of(String text) {
      return new Bullet(List.of(TextRun.text(text)));
    }
  }

  /**
   * A table; its head is on each of its pages and no row is parted.
   *
   * @param caption is above the table; empty for none
   * @param rows each as long as {@code columns}; shorter ones are filled with empty cells, longer
   *     ones cut
   * @param numeric the columns (from 0) whose cells are numbers: they stand at the right
   */
  record Table(
      String caption, List<String> columns, List<List<TableCell>> rows, Set<Integer> numeric)
      implements PaperBlock {}

  /** Horizontal bars over a scale of 0 to 100 percent, each with its text beside it. */
  record Chart(String title, List<ChartBar> bars) implements PaperBlock {}
}
