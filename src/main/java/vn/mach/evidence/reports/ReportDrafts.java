package vn.mach.evidence.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.FigureBook;
import vn.mach.evidence.figures.FigureDefinition;
import vn.mach.evidence.templates.ChipNames;
import vn.mach.evidence.templates.ChipReader;
import vn.mach.evidence.templates.ChipText;
import vn.mach.evidence.templates.FigureMarks;
import vn.mach.evidence.templates.ProseFormat;
import vn.mach.evidence.templates.TemplateError;
import vn.mach.evidence.templates.TemplateExpansion;
import vn.mach.evidence.templates.TemplateFigures;
import vn.mach.evidence.templates.TemplateFiller;
import vn.mach.evidence.templates.TemplateParser;

/** Makes sections out of a template, and fills sections with numbers. */
@Component
class ReportDrafts {

  private final ReportFigureLoader gathering;
  private final TemplateExpansion expansion;
  private final FigureBook book;
  private final ProseFormat prose;
  private final SectionsSql sections;
  private final ReportsSql sql;

  ReportDrafts(
      ReportFigureLoader gathering,
      TemplateExpansion expansion,
      FigureBook book,
      ProseFormat prose,
      SectionsSql sections,
      ReportsSql sql) {
    this.gathering = gathering;
    this.expansion = expansion;
    this.book = book;
    this.prose = prose;
    this.sections = sections;
    this.sql = sql;
  }

  /** A section before it is stored: its heading and the lines under it. */
  record Begun(int level, String heading, String text) {}

  /**
   * A template for a unit and a period, with everything that it says of all figures and targets
   * written out.
   */
  record Opened(String title, List<Begun> sections, List<String> shown) {}

  @Transactional(readOnly = true)
  public Opened open(Actor actor, String source, UnitId unit, Period period) {
    List<FigureDefinition> definitions = book.definitions();
    List<Board.Column> targets = gathering.targets(actor, unit, period.to());
    String text = expansion.expand(Text.whole(source), definitions, targets);
    List<Begun> begun =
        parts(text).stream()
            .map(it ->
                new Begun(it.level(), it.heading(), standard(it.text(), definitions, targets)))
            .toList();
    TemplateFigures numbers =
        gathering.numbers(
            actor,
            unit,
            period,
            List.of(new TemplateParser(TemplateParser.read(text).title(), List.of(), List.of())));
    String title =
        new TemplateFiller(numbers.whole(), FigureMarks.NONE, prose)
            .plain(TemplateParser.read(text).title());
    return new Opened(
        title, begun, TemplateFiller.shown(List.of(TemplateParser.read(text)), definitions));
  }

  /**
   * The text in the one spelling that pages of sections send back: so a sentence that nobody
   * changed is the same when it is merged.
   */
  private String standard(
      String text, List<FigureDefinition> definitions, List<Board.Column> targets) {
    Map<String, String> titles = new HashMap<>();
    targets.forEach(it -> titles.put(it.code(), it.title()));
    ChipText chips =
        new ChipText(
            new ChipNames(prose, definitions, titles),
            definitions.stream().map(FigureDefinition::code).toList(),
            ask -> "");
    ChipReader.Read read = ChipReader.read(chips, chips.write(text), List.of());
    return read.errors().isEmpty() ? read.text() : text;
  }

  /** Parts a template at its headings of level 1 and 2; what is before the first has no heading. */
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
  record Filled(SectionRow section, List<PaperBlock> blocks) {}

  /** A report with every number filled in. */
  record Draft(
      ReportRow report, TemplateFigures numbers, FigureMarks marks, List<Filled> sections) {

    /** Where the blocks of a section begin in the body, its heading not counted; from 0. */
    int firstBlock(Filled section) {
      int at = 0;
      for (int i = 0; i < sections.size(); i++) {
        Filled it = sections.get(i);
        at += isHeaded(i) ? 1 : 0;
        if (it == section) {
          break;
        }
        at += it.blocks().size();
      }
      return at;
    }

    /** Whether nothing of the section is printed, its heading included. */
    boolean isLeftOut(Filled section) {
      return !section.section().heading().isEmpty() && !stands(sections.indexOf(section));
    }

    private boolean isHeaded(int place) {
      return !sections.get(place).section().heading().isEmpty() && stands(place);
    }

    /**
     * Whether a section is printed: something of its text stands, or a section under it does. A
     * heading under which nobody wrote anything stands as it was typed.
     */
    private boolean stands(int place) {
      Filled it = sections.get(place);
      if (!it.blocks().isEmpty()) {
        return true;
      }
      boolean any = false;
      for (int i = place + 1;
          i < sections.size() && sections.get(i).section().level() > it.section().level();
          i++) {
        any = true;
        if (stands(i)) {
          return true;
        }
      }
      return !any && it.section().text().isBlank();
    }

    /** Everything under its headings. */
    List<PaperBlock> body() {
      List<PaperBlock> body = new ArrayList<>();
      for (int i = 0; i < sections.size(); i++) {
        Filled it = sections.get(i);
        if (isHeaded(i)) {
          body.add(new PaperBlock.Heading(it.section().level(), it.section().heading()));
        }
        body.addAll(it.blocks());
      }
      return body;
    }
  }

  @Transactional(readOnly = true)
  public Draft draft(Actor actor, ReportRow report) {
    List<SectionRow> rows = sections.of(report.id());
    Map<Long, TemplateParser> texts = new HashMap<>();
    rows.forEach(row -> texts.put(row.id(), TemplateParser.read(row.text())));
    TemplateFigures numbers =
        gathering.numbers(actor, report.unit(), report.period(), texts.values());
    FigureMarks marks = sql.marks(report);
    TemplateFiller filling = new TemplateFiller(numbers, marks, prose);
    return new Draft(
        report,
        numbers,
        marks,
        rows.stream()
            .map(row -> new Filled(row, filling.fill(Objects.requireNonNull(texts.get(row.id())))))
            .toList());
  }

  /** The text of a section filled in for a look; its marks open where they have a number. */
  @Transactional(readOnly = true)
  public List<PaperBlock> fill(Actor actor, ReportRow report, String text) {
    TemplateParser read = TemplateParser.read(text);
    TemplateFigures numbers =
        gathering.numbers(actor, report.unit(), report.period(), List.of(read));
    FigureMarks marks = sql.marks(report);
    return new TemplateFiller(numbers, marks, prose).fill(read);
  }

  /** A template filled in for a look, without a report. */
  @Transactional(readOnly = true)
  public List<PaperBlock> preview(Actor actor, String source, UnitId unit, Period period) {
    String text =
        expansion.expand(
            Text.whole(source), book.definitions(), gathering.targets(actor, unit, period.to()));
    TemplateParser read = TemplateParser.read(text);
    TemplateFiller filling =
        new TemplateFiller(
            gathering.numbers(actor, unit, period, List.of(read)), FigureMarks.NONE, prose);
    List<PaperBlock> blocks = new ArrayList<>();
    String title = filling.plain(read.title());
    if (!title.isEmpty()) {
      blocks.add(new PaperBlock.Heading(1, title));
    }
    blocks.addAll(filling.fill(read));
    return blocks;
  }

  /** What is in a text that names nothing the realm does not have. */
  List<TemplateError> errors(TemplateParser text) {
    return text.errors(
        book.definitions().stream().map(FigureDefinition::code).toList(), book.targetCodes());
  }

  List<String> shown(TemplateParser text) {
    return TemplateFiller.shown(List.of(text), book.definitions());
  }
}
