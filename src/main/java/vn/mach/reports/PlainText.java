package vn.mach.reports;

import java.util.List;
import java.util.stream.Collectors;
import vn.mach.papers.Block;
import vn.mach.papers.Cell;
import vn.mach.papers.Run;

/** A report's text without anything around it: a line for each paragraph and row, cells parted by tabs. */
final class PlainText {

  private PlainText() {}

  static String of(List<Block> blocks) {
    return blocks.stream().map(PlainText::of).collect(Collectors.joining("\n\n"));
  }

  private static String of(Block block) {
    return switch (block) {
      case Block.Heading it -> it.text();
      case Block.Paragraph it -> runs(it.runs());
      case Block.Bullet it -> "- " + runs(it.runs());
      case Block.Table it ->
          it.caption() + "\n" + String.join("\t", it.columns()) + "\n"
              + it.rows().stream().map(row -> row.stream().map(Cell::text).collect(Collectors.joining("\t"))).collect(Collectors.joining("\n"));
      case Block.Chart it -> it.title();
    };
  }

  private static String runs(List<Run> runs) {
    return runs.stream().map(Run::text).collect(Collectors.joining());
  }
}
