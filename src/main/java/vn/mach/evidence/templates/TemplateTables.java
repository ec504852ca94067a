package vn.mach.evidence.templates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.papers.ChartBar;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.documents.papers.TableCell;
import vn.mach.evidence.figures.FigureDefinition;
import vn.mach.evidence.figures.FigureValue;
import vn.mach.evidence.figures.TargetValue;

/** Tables and charts of numbers: the units below as rows, or every figure of the realm. */
final class TemplateTables {

  static final int MOST_BARS = 40;

  private final TemplateFigures numbers;
  private final FigureMarks marks;
  private final ProseFormat prose;

  TemplateTables(TemplateFigures numbers, FigureMarks marks, ProseFormat prose) {
    this.numbers = numbers;
    this.marks = marks;
    this.prose = prose;
  }

  PaperBlock table(TemplateLine.Table table) {
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
        caption(table),
        columns,
        rows,
        IntStream.rangeClosed(1, table.columns().size()).boxed().collect(Collectors.toSet()));
  }

  /** Says which tree rows and total are of where units came or left within the period. */
  private String caption(TemplateLine.Table table) {
    boolean counted = table.columns().stream().anyMatch(column -> !isTarget(column));
    return numbers.reorganised() && counted
        ? (table.caption() + " " + prose.say("templates.prose.trees", numbers.unitName())).strip()
        : table.caption();
  }

  private String cell(TemplateLine.Column column, UnitId unit) {
    return isTarget(column)
        ? numbers
            .own(column.code(), unit)
            .map(it -> prose.own(it, ""))
            .or(() ->
                numbers.target(column.code(), unit).filter(it -> it.due() > 0).map(prose::paceCell))
            .orElse("–")
        : numbers
            .value(column.code(), unit)
            .map(it -> it.value().isEmpty() ? "–" : prose.value(it, ""))
            .orElse("–");
  }

  PaperBlock chart(TemplateLine.Chart chart) {
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

  PaperBlock summary(TemplateLine.Summary summary) {
    List<String> columns = Stream.of("figure", "now", "before", "change").map(this::head).toList();
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

  private String head(String column) {
    String words = prose.say("templates.prose.summary." + column);
    return switch (column) {
      case "now" -> until(words, numbers.until());
      case "before" -> until(words, numbers.earlier().to());
      default -> words;
    };
  }

  private String until(String words, LocalDate day) {
    return numbers.unfinished()
        ? prose.say("templates.prose.summary.until", words, prose.day(day))
        : words;
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
}
