package vn.mach.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.figures.Board;
import vn.mach.figures.FigureBook;
import vn.mach.figures.FigureDefinition;
import vn.mach.kernel.Period;
import vn.mach.kernel.Text;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.papers.Block;

/** Makes sections out of a template, and fills sections with numbers. */
@Component
class Drafts {

  private final Gathering gathering;
  private final Expansion expansion;
  private final FigureBook book;
  private final Prose prose;
  private final SectionsSql sections;
  private final ReportsSql sql;

  Drafts(Gathering gathering, Expansion expansion, FigureBook book, Prose prose, SectionsSql sections, ReportsSql sql) {
    this.gathering = gathering;
    this.expansion = expansion;
    this.book = book;
    this.prose = prose;
    this.sections = sections;
    this.sql = sql;
  }

  /** A section before it is kept: its heading and the lines under it. */
  record Begun(int level, String heading, String text) {}

  /** A template for a unit and a period, with everything that it says of all figures and targets written out. */
  record Opened(String title, List<Begun> sections, List<String> shown) {}

  @Transactional(readOnly = true)
  public Opened open(Viewer viewer, String source, UnitId unit, Period period) {
    List<FigureDefinition> definitions = book.definitions();
    List<Board.Column> targets = gathering.targets(viewer, unit, period.to());
    String text = expansion.expand(Text.whole(source), definitions, targets);
    List<Begun> begun = parts(text);
    Numbers numbers = gathering.numbers(viewer, unit, period, List.of(new TemplateText(TemplateText.read(text).title(), List.of(), List.of())));
    String title = new Filling(numbers, Marks.NONE, prose).plain(TemplateText.read(text).title());
    return new Opened(title, begun, Filling.shown(List.of(TemplateText.read(text)), definitions));
  }

  /** Parts a template at its headings of level 1 and 2; what stands before the first has no heading. */
  static List<Begun> parts(String text) {
    List<Begun> parts = new ArrayList<>();
    int level = 1;
    String heading = "";
    StringBuilder lines = new StringBuilder();
    boolean any = false;
    for (String line : text.split("\n", -1)) {
      String bare = line.strip();
      boolean begins = bare.startsWith("# ") || bare.startsWith("## ");
      if (begins) {
        if (any || !lines.toString().isBlank()) {
          parts.add(new Begun(level, heading, lines.toString().strip()));
        }
        level = bare.startsWith("## ") ? 2 : 1;
        heading = bare.substring(level).strip();
        lines.setLength(0);
        any = true;
      } else if (!bare.startsWith("@title")) {
        lines.append(line.stripTrailing()).append('\n');
      }
    }
    if (any || !lines.toString().isBlank()) {
      parts.add(new Begun(level, heading, lines.toString().strip()));
    }
    return parts;
  }

  /** A section with its text filled in. */
  record Filled(SectionRow section, List<Block> blocks) {}

  /** A report with every number filled in. */
  record Draft(ReportRow report, Numbers numbers, Marks marks, List<Filled> sections) {

    /** Everything under its headings. */
    List<Block> body() {
      List<Block> body = new ArrayList<>();
      for (Filled it : sections) {
        if (!it.section().heading().isEmpty()) {
          body.add(new Block.Heading(it.section().level(), it.section().heading()));
        }
        body.addAll(it.blocks());
      }
      return body;
    }
  }

  @Transactional(readOnly = true)
  public Draft draft(Viewer viewer, ReportRow report) {
    List<SectionRow> rows = sections.of(report.id());
    Map<Long, TemplateText> texts = new HashMap<>();
    rows.forEach(row -> texts.put(row.id(), TemplateText.read(row.text())));
    Numbers numbers = gathering.numbers(viewer, report.unit(), report.period(), texts.values());
    Marks marks = new Marks(report.id(), report.code(), sql.marks(report.id()));
    Filling filling = new Filling(numbers, marks, prose);
    return new Draft(report, numbers, marks, rows.stream().map(row -> new Filled(row, filling.fill(Objects.requireNonNull(texts.get(row.id()))))).toList());
  }

  /** A template filled in for a look, without a report. */
  @Transactional(readOnly = true)
  public List<Block> preview(Viewer viewer, String source, UnitId unit, Period period) {
    String text = expansion.expand(Text.whole(source), book.definitions(), gathering.targets(viewer, unit, period.to()));
    TemplateText read = TemplateText.read(text);
    Filling filling = new Filling(gathering.numbers(viewer, unit, period, List.of(read)), Marks.NONE, prose);
    List<Block> blocks = new ArrayList<>();
    String title = filling.plain(read.title());
    if (!title.isEmpty()) {
      blocks.add(new Block.Heading(1, title));
    }
    blocks.addAll(filling.fill(read));
    return blocks;
  }

  /** What stands in a text that names nothing the realm does not have. */
  List<Fault> faults(TemplateText text) {
    return text.faults(book.definitions().stream().map(FigureDefinition::code).toList(), book.targetCodes());
  }

  List<String> shown(TemplateText text) {
    return Filling.shown(List.of(text), book.definitions());
  }
}
