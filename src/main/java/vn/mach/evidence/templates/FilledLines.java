package vn.mach.evidence.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.documents.papers.TextRun;

/** The lines of a text as they are filled in, with places where one fell away. */
final class FilledLines {

  /** Below every heading: a line that is bold as a whole. */
  private static final int LABEL = 9;

  /** Null where a line fell away. */
  private final List<@Nullable PaperBlock> lines = new ArrayList<>();

  void add(PaperBlock block) {
    lines.add(block);
  }

  void fell() {
    lines.add(null);
  }

  /** What is printed: without headings all of whose lines fell away. */
  List<PaperBlock> standing() {
    List<PaperBlock> standing = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      PaperBlock block = lines.get(at);
      if (block != null && !isAlone(at)) {
        standing.add(block);
      }
    }
    return standing;
  }

  private boolean isAlone(int heading) {
    int level = level(lines.get(heading));
    if (level == 0) {
      return false;
    }
    int end =
        IntStream.range(heading + 1, lines.size())
            .filter(at -> level(lines.get(at)) > 0 && level(lines.get(at)) <= level)
            .findFirst()
            .orElse(lines.size());
    List<@Nullable PaperBlock> under = lines.subList(heading + 1, end);
    return under.contains(null)
        && under.stream().allMatch(block -> block == null || level(block) > 0);
  }

  /** 0 for what is no heading. */
  private static int level(@Nullable PaperBlock block) {
    return switch (block) {
      case PaperBlock.Heading it -> it.level();
      case PaperBlock.Paragraph it when it.runs().stream().allMatch(FilledLines::isBold) -> LABEL;
      case null, default -> 0;
    };
  }

  private static boolean isBold(TextRun run) {
    return run.bold() || run.text().isBlank();
  }
}
