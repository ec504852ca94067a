package vn.mach.evidence.templates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.mach.base.kernel.Text;
import vn.mach.evidence.templates.TemplateItem.Ask;
import vn.mach.evidence.templates.TemplateItem.Kind;

/**
 * A template, or the text of a section, read line by line. {@code @title …} names the report,
 * {@code #}, {@code ##} begin sections, {@code -} is a bullet, {@code |} a row of a table,
 * {@code @table}, {@code @chart}, {@code @summary}, {@code @figures}, {@code @targets},
 * {@code @tables} stand for what their names say; every other line is a paragraph. In lines: {@code
 * {figure CODE}}, {@code {target CODE}}, {@code {compare CODE}}, {@code {unit}}, {@code {period}} …
 * and {@code {if figure CODE}…{end}}.
 *
 * @param errors what could not be read, by line; what is there is stored as words
 */
public record TemplateParser(
    List<TemplateItem> title, List<TemplateLine> lines, List<TemplateError> errors) {

  public static final int LONGEST = 200_000;

  /** Lines of a text: more than any section has, and no page becomes slow by them. */
  public static final int MOST_LINES = 5_000;

  public static TemplateParser read(String text) {
    TemplateReader reader = new TemplateReader();
    int number = 0;
    for (String line : Text.whole(text).split("\n", -1)) {
      reader.line(++number, line.strip());
    }
    return new TemplateParser(
        List.copyOf(reader.title), List.copyOf(reader.lines), List.copyOf(reader.errors));
  }

  /** Every placeholder, with those that stand in conditions. */
  public List<Ask> asks() {
    List<Ask> asks = new ArrayList<>();
    collect(title, asks::add);
    for (TemplateLine line : lines) {
      switch (line) {
        case TemplateLine.Paragraph it -> collect(it.items(), asks::add);
        case TemplateLine.Bullet it -> collect(it.items(), asks::add);
        case TemplateLine.Row it -> it.cells().forEach(cell -> collect(cell, asks::add));
        case TemplateLine.Heading it -> {}
        case TemplateLine.Table it -> {}
        case TemplateLine.Chart it -> {}
        case TemplateLine.Summary it -> {}
        case TemplateLine.Each it -> {}
      }
    }
    return asks;
  }

  private static void collect(List<TemplateItem> items, Consumer<Ask> to) {
    for (TemplateItem item : items) {
      switch (item) {
        case TemplateItem.Words words -> {}
        case Ask ask -> to.accept(ask);
        case TemplateItem.If it -> {
          to.accept(it.condition());
          collect(it.items(), to);
        }
      }
    }
  }

  /** The columns of its tables and charts. */
  public List<TemplateLine.Column> columns() {
    return lines.stream()
        .flatMap(line ->
            switch (line) {
              case TemplateLine.Table it -> it.columns().stream();
              case TemplateLine.Chart it -> Stream.of(it.column());
              default -> Stream.<TemplateLine.Column>empty();
            })
        .toList();
  }

  public boolean sums() {
    return lines.stream().anyMatch(TemplateLine.Summary.class::isInstance);
  }

  /** The errors, and a placeholder for each code that the realm does not have. */
  public List<TemplateError> errors(Collection<String> figures, Collection<String> targets) {
    List<TemplateError> all = new ArrayList<>(errors);
    for (TemplateLine line : lines) {
      switch (line) {
        case TemplateLine.Paragraph it -> unknown(it.number(), it.items(), figures, targets, all);
        case TemplateLine.Bullet it -> unknown(it.number(), it.items(), figures, targets, all);
        case TemplateLine.Row it ->
            it.cells().forEach(cell -> unknown(it.number(), cell, figures, targets, all));
        case TemplateLine.Table it ->
            it.columns().forEach(column -> unknown(it.number(), column, figures, targets, all));
        case TemplateLine.Chart it -> unknown(it.number(), it.column(), figures, targets, all);
        case TemplateLine.Heading it -> {}
        case TemplateLine.Summary it -> {}
        case TemplateLine.Each it -> {}
      }
    }
    all.sort(java.util.Comparator.comparingInt(TemplateError::line));
    return all;
  }

  private static void unknown(
      int line,
      List<TemplateItem> items,
      Collection<String> figures,
      Collection<String> targets,
      List<TemplateError> errors) {
    collect(
        items,
        ask -> {
          if (ask.kind() == Kind.TARGET && !targets.contains(ask.code())) {
            errors.add(TemplateError.of(line, "templates.error.unknown_target", ask.code()));
          } else if (ask.kind().coded()
              && ask.kind() != Kind.TARGET
              && !figures.contains(ask.code())) {
            errors.add(TemplateError.of(line, "templates.error.unknown_figure", ask.code()));
          }
        });
  }

  private static void unknown(
      int line,
      TemplateLine.Column column,
      Collection<String> figures,
      Collection<String> targets,
      List<TemplateError> errors) {
    if (!targets.contains(column.code()) && (column.sure() || !figures.contains(column.code()))) {
      errors.add(
          TemplateError.of(
              line,
              column.sure() ? "templates.error.unknown_target" : "templates.error.unknown_code",
              column.code()));
    }
  }
}
