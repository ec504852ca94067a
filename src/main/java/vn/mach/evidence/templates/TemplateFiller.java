package vn.mach.evidence.templates;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.mach.documents.papers.FigureMark;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.documents.papers.TableCell;
import vn.mach.documents.papers.TextRun;
import vn.mach.evidence.figures.FigureDefinition;
import vn.mach.evidence.templates.TemplateItem.Ask;

/** Puts the numbers into a text. Addresses of figures begin at the realm's root. */
public final class TemplateFiller {

  private static final int NAMES = 20;

  private final TemplateFigures numbers;
  private final FigureMarks marks;
  private final ProseFormat prose;
  private final TemplateTables tables;

  public TemplateFiller(TemplateFigures numbers, FigureMarks marks, ProseFormat prose) {
    this.numbers = numbers;
    this.marks = marks;
    this.prose = prose;
    tables = new TemplateTables(numbers, marks, prose);
  }

  /**
   * The text as blocks of a paper. A line whose sentences all fall away is left out, and a heading
   * under which nothing else stands with it.
   */
  public List<PaperBlock> fill(TemplateParser text) {
    FilledLines blocks = new FilledLines();
    List<TemplateLine.Row> rows = new ArrayList<>();
    for (TemplateLine line : text.lines()) {
      boolean next =
          line instanceof TemplateLine.Row
              && !rows.isEmpty()
              && rows.getLast().number() + 1 == line.number();
      if (!rows.isEmpty() && !next) {
        blocks.add(TypedTable.of(cells(rows)));
        rows.clear();
      }
      if (line instanceof TemplateLine.Row row) {
        rows.add(row);
      } else {
        block(line).ifPresentOrElse(blocks::add, blocks::fell);
      }
    }
    if (!rows.isEmpty()) {
      blocks.add(TypedTable.of(cells(rows)));
    }
    return blocks.standing();
  }

  private List<List<TableCell>> cells(List<TemplateLine.Row> rows) {
    return rows.stream().map(row -> row.cells().stream().map(this::cell).toList()).toList();
  }

  /** The words of a cell; with the mark of its first figure. */
  private TableCell cell(List<TemplateItem> items) {
    List<TextRun> runs = SentenceCleanup.runs(runs(items));
    return new TableCell(
        runs.stream().map(TextRun::text).collect(Collectors.joining()).strip(),
        runs.stream()
            .map(TextRun::figure)
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse(null));
  }

  /** What a placeholder says. */
  public String said(Ask ask) {
    return run(ask).text();
  }

  /** One line of text without marks: for the title. */
  public String plain(List<TemplateItem> items) {
    return runs(items).stream().map(TextRun::text).collect(Collectors.joining()).strip();
  }

  private Optional<PaperBlock> block(TemplateLine line) {
    return switch (line) {
      case TemplateLine.Heading it -> Optional.of(new PaperBlock.Heading(it.level(), it.text()));
      case TemplateLine.Paragraph it -> stands(it.items()).map(PaperBlock.Paragraph::new);
      case TemplateLine.Bullet it -> stands(it.items()).map(PaperBlock.Bullet::new);
      case TemplateLine.Row it -> Optional.empty(); // with its neighbours, above
      case TemplateLine.Table it -> Optional.of(tables.table(it));
      case TemplateLine.Chart it -> Optional.of(tables.chart(it));
      case TemplateLine.Summary it -> Optional.of(tables.summary(it));
      case TemplateLine.Each it -> Optional.empty();
    };
  }

  // ---- sentences ----

  private Optional<List<TextRun>> stands(List<TemplateItem> items) {
    List<TextRun> runs = SentenceCleanup.runs(runs(items));
    boolean conditional = items.stream().anyMatch(TemplateItem.If.class::isInstance);
    boolean anything = !conditional || items.stream().anyMatch(this::says);
    return runs.isEmpty() || !anything ? Optional.empty() : Optional.of(runs);
  }

  /**
   * Whether something of the line stays where its conditional sentences fall away; a label in bold
   * by itself says nothing.
   */
  private boolean says(TemplateItem item) {
    return switch (item) {
      case TemplateItem.If it -> holds(it.condition());
      case Ask ask -> true;
      case TemplateItem.Words words ->
          words
              .text()
              .replaceAll("\\*\\*.*?\\*\\*", "")
              .codePoints()
              .anyMatch(Character::isLetterOrDigit);
    };
  }

  private List<TextRun> runs(List<TemplateItem> items) {
    List<TextRun> runs = new ArrayList<>();
    for (TemplateItem item : items) {
      switch (item) {
        case TemplateItem.Words words -> runs.addAll(SentenceCleanup.bold(words.text()));
        case Ask ask -> runs.add(run(ask));
        case TemplateItem.If it -> {
          if (holds(it.condition())) {
            runs.addAll(runs(it.items()));
          }
        }
      }
    }
    return runs;
  }

  private TextRun run(Ask ask) {
    return switch (ask.kind()) {
      case FIGURE ->
          marked(
              numbers.value(ask.code()).map(it -> prose.value(it, ask.form())),
              marks.of(false, ask.code()));
      case BEFORE ->
          marked(
              numbers.earlier(ask.code()).map(it -> prose.value(it, "")),
              marks.of(false, ask.code()));
      case COMPARE ->
          marked(
              numbers
                  .value(ask.code())
                  .flatMap(now ->
                      numbers.earlier(ask.code()).map(before -> prose.compared(now, before))),
              null);
      case LIKE ->
          TextRun.text(
              numbers
                  .definition(ask.code())
                  .map(it -> prose.like(it, numbers.like().get(ask.code())))
                  .orElseGet(() -> prose.say("templates.prose.no_value")));
      case TARGET ->
          marked(
              own(ask).or(() -> numbers.target(ask.code()).map(it -> prose.target(it, ask.form()))),
              marks.of(true, ask.code()));
      case UNIT -> TextRun.text(numbers.unitName());
      case PERIOD -> TextRun.text(period());
      case FROM -> TextRun.text(prose.day(numbers.period().from()));
      case TO -> TextRun.text(prose.day(numbers.until()));
      case BELOW -> TextRun.text(prose.number(numbers.below().size()));
      case UNREPORTED ->
          TextRun.text(
              ask.form().equals("names") ? names() : prose.number(numbers.silent().size()));
    };
  }

  /** Of a unit by itself: its number and what is asked of it, in place of "0/1 units". */
  private Optional<String> own(Ask ask) {
    boolean whole = ask.form().isEmpty() || ask.form().equals("pace");
    return whole
        ? numbers
            .own(ask.code(), numbers.unit())
            .map(it -> prose.own(it, prose.say("templates.prose.state." + it.state().code())))
        : Optional.empty();
  }

  private String period() {
    String period = prose.period(numbers.period());
    return numbers.unfinished()
        ? prose.say("templates.prose.until", period, prose.day(numbers.until()))
        : period;
  }

  private TextRun marked(Optional<String> text, @Nullable FigureMark mark) {
    return text.map(it -> new TextRun(it, false, false, mark))
        .orElseGet(() -> TextRun.text(prose.say("templates.prose.no_value")));
  }

  private String names() {
    List<TemplateFigures.Below> silent = numbers.silent();
    String some =
        silent.stream()
            .limit(NAMES)
            .map(TemplateFigures.Below::name)
            .collect(Collectors.joining("; "));
    return silent.size() > NAMES
        ? prose.say("templates.prose.and_others", some, prose.number(silent.size() - NAMES))
        : some;
  }

  /** Whether what a condition asks about is not zero. */
  private boolean holds(Ask ask) {
    return switch (ask.kind()) {
      case FIGURE ->
          numbers
              .value(ask.code())
              .filter(it ->
                  it.function().isQuotient()
                      ? it.base().signum() != 0
                      : it.numerator().signum() != 0)
              .isPresent();
      case COMPARE, BEFORE ->
          numbers.earlier(ask.code()).filter(it -> it.activities() > 0).isPresent();
      case TARGET ->
          numbers
              .target(ask.code())
              .filter(it ->
                  switch (ask.form()) {
                    case "done" -> it.done() > 0;
                    case "silent" -> it.notReported() > 0;
                    case "short" -> it.due() > it.done();
                    case "behind" -> it.behind() > 0;
                    default -> it.due() > 0;
                  })
              .isPresent();
      case LIKE -> numbers.like().containsKey(ask.code());
      case UNREPORTED -> !numbers.silent().isEmpty();
      case BELOW -> !numbers.below().isEmpty();
      case UNIT, PERIOD, FROM, TO -> true;
    };
  }

  /**
   * Which figures and targets the lines show, in the order in which they come: each gets a mark.
   */
  public static List<String> shown(List<TemplateParser> texts, List<FigureDefinition> definitions) {
    Set<String> known =
        definitions.stream()
            .map(FigureDefinition::code)
            .collect(Collectors.toCollection(HashSet::new));
    List<String> keys = new ArrayList<>();
    for (TemplateParser text : texts) {
      text.asks().stream()
          .filter(ask -> ask.kind().coded())
          .forEach(
              ask -> keys.add(FigureMarks.key(ask.kind() == TemplateItem.Kind.TARGET, ask.code())));
      text.columns()
          .forEach(column ->
              keys.add(
                  FigureMarks.key(column.sure() || !known.contains(column.code()), column.code())));
      if (text.sums()) {
        definitions.forEach(it -> keys.add(FigureMarks.key(false, it.code())));
      }
    }
    return keys.stream().distinct().toList();
  }
}
