package vn.mach.reports;

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
import vn.mach.figures.FigureDefinition;
import vn.mach.figures.FigureValue;
import vn.mach.figures.TargetValue;
import vn.mach.kernel.UnitId;
import vn.mach.papers.Bar;
import vn.mach.papers.Block;
import vn.mach.papers.Cell;
import vn.mach.papers.FigureMark;
import vn.mach.papers.Run;
import vn.mach.reports.Item.Ask;

/** Puts the numbers into a text. Addresses of figures begin at the realm's root. */
final class Filling {

  static final int MOST_BARS = 40;
  private static final int NAMES = 20;

  private final Numbers numbers;
  private final Marks marks;
  private final Prose prose;

  Filling(Numbers numbers, Marks marks, Prose prose) {
    this.numbers = numbers;
    this.marks = marks;
    this.prose = prose;
  }

  /** The text as blocks of a paper. A line whose sentences all fall away is left out. */
  List<Block> fill(TemplateText text) {
    return text.lines().stream().flatMap(line -> block(line).stream()).toList();
  }

  /** One line of text without marks: for the title. */
  String plain(List<Item> items) {
    return runs(items).stream().map(Run::text).collect(Collectors.joining()).strip();
  }

  private Optional<Block> block(Line line) {
    return switch (line) {
      case Line.Heading it -> Optional.of(new Block.Heading(it.level(), it.text()));
      case Line.Paragraph it -> stands(it.items()).map(Block.Paragraph::new);
      case Line.Bullet it -> stands(it.items()).map(Block.Bullet::new);
      case Line.Table it -> Optional.of(table(it));
      case Line.Chart it -> Optional.of(chart(it));
      case Line.Summary it -> Optional.of(summary(it));
      case Line.Each it -> Optional.empty();
    };
  }

  // ---- sentences ----

  private Optional<List<Run>> stands(List<Item> items) {
    List<Run> runs = Tidy.runs(runs(items));
    boolean conditional = items.stream().anyMatch(Item.If.class::isInstance);
    boolean anything = !conditional || items.stream().anyMatch(this::says);
    return runs.isEmpty() || !anything ? Optional.empty() : Optional.of(runs);
  }

  /** Whether something of the line stays where its conditional sentences fall away; a label in bold by itself says nothing. */
  private boolean says(Item item) {
    return switch (item) {
      case Item.If it -> holds(it.condition());
      case Ask ask -> true;
      case Item.Words words -> words.text().replaceAll("\\*\\*.*?\\*\\*", "").codePoints().anyMatch(Character::isLetterOrDigit);
    };
  }

  private List<Run> runs(List<Item> items) {
    List<Run> runs = new ArrayList<>();
    for (Item item : items) {
      switch (item) {
        case Item.Words words -> runs.addAll(Tidy.bold(words.text()));
        case Ask ask -> runs.add(run(ask));
        case Item.If it -> {
          if (holds(it.condition())) {
            runs.addAll(runs(it.items()));
          }
        }
      }
    }
    return runs;
  }

  private Run run(Ask ask) {
    return switch (ask.kind()) {
      case FIGURE -> marked(numbers.value(ask.code()).map(it -> prose.value(it, ask.form())), marks.of(false, ask.code()));
      case BEFORE -> marked(numbers.earlier(ask.code()).map(it -> prose.value(it, "")), marks.of(false, ask.code()));
      case COMPARE ->
          marked(
              numbers.value(ask.code()).flatMap(now -> numbers.earlier(ask.code()).map(before -> prose.compared(now, before))), null);
      case TARGET -> marked(numbers.target(ask.code()).map(it -> prose.target(it, ask.form())), marks.of(true, ask.code()));
      case UNIT -> Run.text(numbers.unitName());
      case PERIOD -> Run.text(prose.period(numbers.period()));
      case FROM -> Run.text(prose.day(numbers.period().from()));
      case TO -> Run.text(prose.day(numbers.period().to()));
      case BELOW -> Run.text(prose.number(numbers.below().size()));
      case UNREPORTED -> Run.text(ask.form().equals("names") ? names() : prose.number(numbers.silent().size()));
    };
  }

  private Run marked(Optional<String> text, @Nullable FigureMark mark) {
    return text.map(it -> new Run(it, false, false, mark)).orElseGet(() -> Run.text(prose.say("reports.prose.no_value")));
  }

  private String names() {
    List<Numbers.Below> silent = numbers.silent();
    String some = silent.stream().limit(NAMES).map(Numbers.Below::name).collect(Collectors.joining("; "));
    return silent.size() > NAMES ? prose.say("reports.prose.and_others", some, prose.number(silent.size() - NAMES)) : some;
  }

  /** Whether what a condition asks about is not zero. */
  private boolean holds(Ask ask) {
    return switch (ask.kind()) {
      case FIGURE -> numbers.value(ask.code()).filter(it -> it.function().isRate() ? it.base().signum() != 0 : it.numerator().signum() != 0).isPresent();
      case COMPARE, BEFORE -> numbers.earlier(ask.code()).filter(it -> it.activities() > 0).isPresent();
      case TARGET ->
          numbers
              .target(ask.code())
              .filter(
                  it ->
                      switch (ask.form()) {
                        case "done" -> it.done() > 0;
                        case "silent" -> it.notReported() > 0;
                        case "short" -> it.due() > it.done();
                        default -> it.due() > 0;
                      })
              .isPresent();
      case UNREPORTED -> !numbers.silent().isEmpty();
      case BELOW -> !numbers.below().isEmpty();
      case UNIT, PERIOD, FROM, TO -> true;
    };
  }

  // ---- tables and charts ----

  private Block table(Line.Table table) {
    List<String> columns = new ArrayList<>(List.of(prose.say("reports.prose.unit")));
    table.columns().forEach(column -> columns.add(isTarget(column) ? title(column.code()) : name(column.code())));
    List<List<Cell>> rows = new ArrayList<>();
    for (Numbers.Below unit : numbers.below()) {
      List<Cell> row = new ArrayList<>(List.of(Cell.text(unit.name())));
      table.columns().forEach(column -> row.add(new Cell(cell(column, unit.id()), marks.of(isTarget(column), column.code(), unit.id()))));
      rows.add(row);
    }
    List<Cell> whole = new ArrayList<>(List.of(Cell.text(prose.say("reports.prose.whole"))));
    table.columns().forEach(column -> whole.add(new Cell(cell(column, numbers.unit()), marks.of(isTarget(column), column.code()))));
    rows.add(whole);
    return new Block.Table(table.caption(), columns, rows, IntStream.rangeClosed(1, table.columns().size()).boxed().collect(Collectors.toSet()));
  }

  private String cell(Line.Column column, UnitId unit) {
    return isTarget(column)
        ? numbers.target(column.code(), unit).filter(it -> it.due() > 0).map(it -> prose.target(it, "")).orElse("–")
        : numbers.value(column.code(), unit).map(it -> it.value().isEmpty() ? "–" : prose.value(it, "")).orElse("–");
  }

  private Block chart(Line.Chart chart) {
    Line.Column column = chart.column();
    boolean target = isTarget(column);
    BigDecimal most =
        numbers.below().stream().flatMap(unit -> number(column, unit.id()).stream()).max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
    boolean percent = target || numbers.definition(column.code()).filter(it -> it.function().isRate()).isPresent();
    List<Bar> bars =
        numbers.below().stream()
            .flatMap(
                unit ->
                    number(column, unit.id())
                        .map(value -> new Bar(unit.name(), percent || most.signum() == 0 ? value : value.movePointRight(2).divide(most, 2, java.math.RoundingMode.HALF_UP), cell(column, unit.id())))
                        .stream())
            .sorted(Comparator.comparing(Bar::percent))
            .limit(MOST_BARS)
            .toList();
    return new Block.Chart(chart.caption().isEmpty() ? (target ? title(column.code()) : name(column.code())) : chart.caption(), bars);
  }

  private Optional<BigDecimal> number(Line.Column column, UnitId unit) {
    return isTarget(column) ? numbers.target(column.code(), unit).flatMap(TargetValue::rate) : numbers.value(column.code(), unit).flatMap(FigureValue::value);
  }

  private Block summary(Line.Summary summary) {
    List<String> columns = Stream.of("figure", "now", "before", "change").map(it -> prose.say("reports.prose.summary." + it)).toList();
    List<List<Cell>> rows = new ArrayList<>();
    for (FigureDefinition figure : numbers.definitions()) {
      Optional<FigureValue> now = numbers.value(figure.code());
      Optional<FigureValue> before = numbers.earlier(figure.code());
      rows.add(
          List.of(
              Cell.text(figure.nameVi()),
              new Cell(now.map(it -> prose.value(it, "")).orElse("–"), marks.of(false, figure.code())),
              Cell.text(before.filter(it -> it.activities() > 0).map(it -> prose.value(it, "")).orElse("–")),
              Cell.text(now.flatMap(it -> before.map(was -> prose.difference(it, was))).orElse(""))));
    }
    return new Block.Table(summary.caption(), columns, rows, Set.of(1, 2, 3));
  }

  private boolean isTarget(Line.Column column) {
    return column.sure() || numbers.definition(column.code()).isEmpty();
  }

  private String name(String figure) {
    return numbers.definition(figure).map(FigureDefinition::nameVi).orElse(figure);
  }

  private String title(String target) {
    Numbers.Target found = numbers.targets().get(target);
    return found == null ? target : Expansion.name(found.column());
  }

  /** Which figures and targets the lines show, in the order in which they come: each gets a mark. */
  static List<String> shown(List<TemplateText> texts, List<FigureDefinition> definitions) {
    Set<String> known = definitions.stream().map(FigureDefinition::code).collect(Collectors.toCollection(HashSet::new));
    List<String> keys = new ArrayList<>();
    for (TemplateText text : texts) {
      text.asks().stream()
          .filter(ask -> ask.kind().coded())
          .forEach(ask -> keys.add(Marks.key(ask.kind() == Item.Kind.TARGET, ask.code())));
      text.columns().forEach(column -> keys.add(Marks.key(column.sure() || !known.contains(column.code()), column.code())));
      if (text.sums()) {
        definitions.forEach(it -> keys.add(Marks.key(false, it.code())));
      }
    }
    return keys.stream().distinct().toList();
  }
}
