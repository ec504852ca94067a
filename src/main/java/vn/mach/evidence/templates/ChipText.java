package vn.mach.evidence.templates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.mach.evidence.templates.TemplateItem.Ask;

/**
 * A text as people write it: every placeholder is a token in square brackets with its name and its
 * value, {@code [kỳ sinh hoạt chi bộ: 12]}, and there is no brace in it. It goes line by line, both
 * ways exactly: what {@link #write} makes of a text, {@link ChipReader} reads as the same text.
 *
 * <p>A sentence with a condition stands between {@code [nếu có …]} and {@code [hết]}; tables and
 * charts of numbers are a token at the beginning of a line, their caption behind it. A bracket that
 * is meant as one is doubled.
 */
public final class ChipText {

  private final ChipNames names;
  private final Collection<String> figures;
  private final Function<Ask, String> value;

  /**
   * @param figures codes of figures: a column of a table that is none is a target
   * @param value of a placeholder now; empty where none is shown
   */
  public ChipText(ChipNames names, Collection<String> figures, Function<Ask, String> value) {
    this.names = names;
    this.figures = figures;
    this.value = value;
  }

  ChipNames names() {
    return names;
  }

  /** The value that stands in a token; empty for none. */
  public String value(Ask ask) {
    return ChipNames.plain(value.apply(ask));
  }

  /** Tokens of whole lines: tables and charts of these figures and targets, and of all figures. */
  public List<String> blocks(List<Ask> columns) {
    List<String> blocks = new ArrayList<>(List.of("[" + ChipWords.SUMMARY + "]"));
    columns.forEach(it -> blocks.add("[" + ChipWords.TABLE + names.name(it) + "]"));
    columns.forEach(it -> blocks.add("[" + ChipWords.CHART + names.name(it) + "]"));
    return blocks;
  }

  /** Tokens that only templates have: their title, and what is written out when a report begins. */
  public static List<String> ofTemplates() {
    return Stream.concat(Stream.of(ChipWords.TITLE), ChipWords.EACH_WORDS.stream())
        .map(it -> "[" + it + "]")
        .toList();
  }

  /** The two tokens around a sentence that only stands where the placeholder is not zero. */
  public String condition(Ask ask) {
    return "[" + ChipWords.IF + names.name(ask) + "] [" + ChipWords.END + "]";
  }

  public String name(Ask ask) {
    return names.name(ask);
  }

  /** The token of a placeholder, with its value. */
  public String token(Ask ask) {
    String shown = value(ask);
    return "[" + names.name(ask) + (shown.isEmpty() ? "" : ": " + shown) + "]";
  }

  /** A text of the template language, as people write it. */
  public String write(String template) {
    return template.lines().map(String::strip).map(this::line).collect(Collectors.joining("\n"));
  }

  private String line(String line) {
    TemplateParser read = TemplateParser.read(line);
    if (line.isEmpty() || !read.errors().isEmpty()) {
      return escaped(line);
    }
    if (!read.title().isEmpty()) {
      return "[" + ChipWords.TITLE + "] " + items(read.title());
    }
    return read.lines().stream()
        .findFirst()
        .map(it ->
            switch (it) {
              case TemplateLine.Heading heading ->
                  "#".repeat(heading.level()) + " " + escaped(heading.text());
              case TemplateLine.Paragraph paragraph -> items(paragraph.items());
              case TemplateLine.Bullet bullet -> "- " + items(bullet.items());
              case TemplateLine.Row row -> row(row);
              case TemplateLine.Table table ->
                  block(ChipWords.TABLE + columns(table.columns()), table.caption());
              case TemplateLine.Chart chart ->
                  block(ChipWords.CHART + columns(List.of(chart.column())), chart.caption());
              case TemplateLine.Summary summary -> block(ChipWords.SUMMARY, summary.caption());
              case TemplateLine.Each each ->
                  block(ChipWords.EACH_WORDS.get(TemplateExpansion.WHAT.indexOf(each.what())), "");
            })
        .orElseGet(() -> escaped(line));
  }

  private String row(TemplateLine.Row row) {
    return row.cells().stream()
        .map(this::items)
        .map(String::strip)
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String block(String words, String caption) {
    return ("[" + words + "] " + escaped(caption)).strip();
  }

  private String columns(List<TemplateLine.Column> columns) {
    return columns.stream().map(this::ask).map(names::name).collect(Collectors.joining("; "));
  }

  private Ask ask(TemplateLine.Column column) {
    return column.sure() || !figures.contains(column.code())
        ? new Ask(TemplateItem.Kind.TARGET, column.code(), "")
        : new Ask(TemplateItem.Kind.FIGURE, column.code(), "");
  }

  private String items(List<TemplateItem> items) {
    StringBuilder line = new StringBuilder();
    for (TemplateItem item : items) {
      switch (item) {
        case TemplateItem.Words words -> line.append(escaped(words.text()));
        case Ask ask -> line.append(token(ask));
        case TemplateItem.If it ->
            line.append('[')
                .append(ChipWords.IF)
                .append(names.name(it.condition()))
                .append(']')
                .append(items(it.items()))
                .append('[')
                .append(ChipWords.END)
                .append(']');
      }
    }
    return line.toString();
  }

  private static String escaped(String words) {
    return words.replace("[", "[[").replace("]", "]]");
  }

  /** Every placeholder of a text with those of conditions, each once. */
  public static List<Ask> chips(String template) {
    return TemplateParser.read(template).asks().stream().distinct().toList();
  }

  /** A token without its brackets, taken apart: what it means, and the value that stands in it. */
  Optional<Part> part(String inner) {
    int colon = inner.indexOf(": ");
    return names
        .ask(inner)
        .map(it -> new Part(it, ""))
        .or(() ->
            colon < 0
                ? Optional.empty()
                : names
                    .ask(inner.substring(0, colon))
                    .map(it -> new Part(it, inner.substring(colon + 2))));
  }

  /**
   * @param shown empty: the token has no value
   */
  record Part(Ask ask, String shown) {}
}
