package vn.mach.evidence.templates;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.papers.ChartBar;
import vn.mach.documents.papers.FigureMark;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.documents.papers.TableCell;
import vn.mach.documents.papers.TextRun;
import vn.mach.evidence.figures.FigureDefinition;
import vn.mach.evidence.figures.FigureValue;
import vn.mach.evidence.figures.TargetValue;
import vn.mach.evidence.templates.TemplateItem.Ask;

/** Puts the numbers into a text. Addresses of figures begin at the realm's root. */
public final class TemplateFiller {

  public static final int MOST_BARS = 40;
  private static final int NAMES = 20;

  private final TemplateFigures numbers;
  private final FigureMarks marks;
  private final ProseFormat prose;

  public TemplateFiller(TemplateFigures numbers, FigureMarks marks, ProseFormat prose) {
    this.numbers = numbers;
    this.marks = marks;
    this.prose = prose;
  }

  /** The text as blocks of a paper. A line whose sentences all fall away is left out. */
  public List<PaperBlock> fill(TemplateParser text) {
    return text.lines().stream().flatMap(line -> block(line).stream()).toList();
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
      case TemplateLine.Table it -> Optional.of(table(it));
      case TemplateLine.Chart it -> Optional.of(chart(it));
      case TemplateLine.Summary it -> Optional.of(summary(it));
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
      case TARGET ->
          marked(
              numbers.target(ask.code()).map(it -> prose.target(it, ask.form())),
              marks.of(true, ask.code()));
      case UNIT -> TextRun.text(numbers.unitName());
      case PERIOD -> TextRun.text(prose.period(numbers.period()));
      case FROM -> TextRun.text(prose.day(numbers.period().from()));
      case TO -> TextRun.text(prose.day(numbers.period().to()));
      case BELOW -> TextRun.text(prose.number(numbers.below().size()));
      case UNREPORTED ->
          TextRun.text(
              ask.form().equals("names") ? names() : prose.number(numbers.silent().size()));
    };
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
                  it.function().isRate() ? it.base().signum() != 0 : it.numerator().signum() != 0)
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
      case UNREPORTED -> !numbers.silent().isEmpty();
      case BELOW -> !numbers.below().isEmpty();
      case UNIT, PERIOD, FROM, TO -> true;
    };
  }

  // ---- tables and charts ----

  private PaperBlock table(TemplateLine.Table table) {
    List<String> columns = new ArrayList<>(List.of(prose.say("templates.prose.unit")));
    table
        .columns()
        .forEach(
            column -> columns.add(isTarget(column) ? title(column.code()) : name(column.code())));
    List<List<TableCell>> rows = new ArrayList<>();
    for (TemplateFigures.Below unit : numbers.below()) {
      List<TableCell> row = new ArrayList<>(List.of(TableCell.text(unit.name())));
      table
          .columns()
          .forEach(column ->
              row.add(
                  new TableCell(
                      cell(column, unit.id()),
                      marks.of(isTarget(column), column.code(), unit.id()))));
      rows.add(row);
    }
    List<TableCell> whole =
        new ArrayList<>(List.of(TableCell.text(prose.say("templates.prose.whole"))));
    table
        .columns()
        .forEach(column ->
            whole.add(
                new TableCell(
                    cell(column, numbers.unit()), marks.of(isTarget(column), column.code()))));
    rows.add(whole);
    return new PaperBlock.Table(
        table.caption(),
        columns,
        rows,
        IntStream.rangeClosed(1, table.columns().size()).boxed().collect(Collectors.toSet()));
  }

  private String cell(TemplateLine.Column column, UnitId unit) {
    return isTarget(column)
        ? numbers
            .target(column.code(), unit)
            .filter(it -> it.due() > 0)
            .map(prose::paceCell)
            .orElse("–")
        : numbers
            .value(column.code(), unit)
            .map(it -> it.value().isEmpty() ? "–" : prose.value(it, ""))
            .orElse("–");
  }

  private PaperBlock chart(TemplateLine.Chart chart) {
    TemplateLine.Column column = chart.column();
    boolean target = isTarget(column);
    BigDecimal most =
        numbers.below().stream()
            .flatMap(unit -> number(column, unit.id()).stream())
            .max(Comparator.naturalOrder())
            .orElse(BigDecimal.ZERO);
    boolean percent =
        target
            || numbers.definition(column.code()).filter(it -> it.function().isRate()).isPresent();
    List<ChartBar> bars =
        numbers.below().stream()
            .flatMap(unit ->
                number(column, unit.id())
                    .map(value ->
                        new ChartBar(
                            unit.name(),
                            percent || most.signum() == 0
                                ? value
                                : value
                                    .movePointRight(2)
                                    .divide(most, 2, java.math.RoundingMode.HALF_UP),
                            cell(column, unit.id())))
                    .stream())
            .sorted(Comparator.comparing(ChartBar::percent))
            .limit(MOST_BARS)
            .toList();
    return new PaperBlock.Chart(
        chart.caption().isEmpty()
            ? (target ? title(column.code()) : name(column.code()))
            : chart.caption(),
        bars);
  }

  private Optional<BigDecimal> number(TemplateLine.Column column, UnitId unit) {
    return isTarget(column)
        ? numbers.target(column.code(), unit).flatMap(TargetValue::paceRate)
        : numbers.value(column.code(), unit).flatMap(FigureValue::value);
  }

  private PaperBlock summary(TemplateLine.Summary summary) {
    List<String> columns =
        Stream.of("figure", "now", "before", "change")
            .map(it -> prose.say("templates.prose.summary." + it))
            .toList();
    List<List<TableCell>> rows = new ArrayList<>();
    for (FigureDefinition figure : numbers.definitions()) {
      Optional<FigureValue> now = numbers.value(figure.code());
      Optional<FigureValue> before = numbers.earlier(figure.code());
      rows.add(
          List.of(
              TableCell.text(figure.nameVi()),
              new TableCell(
                  now.map(it -> prose.value(it, "")).orElse("–"), marks.of(false, figure.code())),
              TableCell.text(
                  before
                      .filter(it -> it.activities() > 0)
                      .map(it -> prose.value(it, ""))
                      .orElse("–")),
              TableCell.text(
                  now.flatMap(it -> before.map(was -> prose.difference(it, was))).orElse(""))));
    }
    return new PaperBlock.Table(summary.caption(), columns, rows, Set.of(1, 2, 3));
  }

  private boolean isTarget(TemplateLine.Column column) {
    return column.sure() || numbers.definition(column.code()).isEmpty();
  }

  private String name(String figure) {
    return numbers.definition(figure).map(FigureDefinition::nameVi).orElse(figure);
  }

  private String title(String target) {
    TemplateFigures.Target found = numbers.targets().get(target);
    return found == null ? target : TemplateExpansion.name(found.column());
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
