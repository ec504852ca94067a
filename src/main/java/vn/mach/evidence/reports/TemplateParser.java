package vn.mach.evidence.reports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.mach.base.kernel.Text;
import vn.mach.evidence.reports.TemplateItem.Ask;
import vn.mach.evidence.reports.TemplateItem.Kind;

/**
 * A template, or the text of a section, read line by line. {@code @title …} names the report,
 * {@code #}, {@code ##} begin sections, {@code -} is a bullet, {@code @table}, {@code @chart},
 * {@code @summary}, {@code @figures}, {@code @targets}, {@code @tables} stand for what their names
 * say; every other line is a paragraph. In lines: {@code {figure CODE}}, {@code {target CODE}},
 * {@code {compare CODE}}, {@code {unit}}, {@code {period}} … and {@code {if figure CODE}…{end}}.
 *
 * @param errors what could not be read, by line; what is there is stored as words
 */
record TemplateParser(
    List<TemplateItem> title, List<TemplateLine> lines, List<TemplateError> errors) {

  static final int LONGEST = 200_000;

  /** How many conditions may stand in one another; what reads them goes as deep as they do. */
  static final int DEEPEST = 20;

  private static final Set<String> EACH = Set.copyOf(TemplateExpansion.WHAT);
  private static final List<String> IF = List.of("if ", "nếu ");
  private static final Set<String> END = Set.of("end", "hết");

  static TemplateParser read(String text) {
    Reader reader = new Reader();
    int number = 0;
    for (String line : Text.whole(text).split("\n", -1)) {
      reader.line(++number, line.strip());
    }
    return new TemplateParser(
        List.copyOf(reader.title), List.copyOf(reader.lines), List.copyOf(reader.errors));
  }

  /** Every placeholder, with those that stand in conditions. */
  List<Ask> asks() {
    List<Ask> asks = new ArrayList<>();
    collect(title, asks::add);
    for (TemplateLine line : lines) {
      switch (line) {
        case TemplateLine.Paragraph it -> collect(it.items(), asks::add);
        case TemplateLine.Bullet it -> collect(it.items(), asks::add);
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
  List<TemplateLine.Column> columns() {
    return lines.stream()
        .flatMap(line ->
            switch (line) {
              case TemplateLine.Table it -> it.columns().stream();
              case TemplateLine.Chart it -> Stream.of(it.column());
              default -> Stream.<TemplateLine.Column>empty();
            })
        .toList();
  }

  boolean sums() {
    return lines.stream().anyMatch(TemplateLine.Summary.class::isInstance);
  }

  /** The errors, and a placeholder for each code that the realm does not have. */
  List<TemplateError> errors(Collection<String> figures, Collection<String> targets) {
    List<TemplateError> all = new ArrayList<>(errors);
    for (TemplateLine line : lines) {
      switch (line) {
        case TemplateLine.Paragraph it -> unknown(it.number(), it.items(), figures, targets, all);
        case TemplateLine.Bullet it -> unknown(it.number(), it.items(), figures, targets, all);
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
            errors.add(TemplateError.of(line, "reports.error.unknown_target", ask.code()));
          } else if (ask.kind().coded()
              && ask.kind() != Kind.TARGET
              && !figures.contains(ask.code())) {
            errors.add(TemplateError.of(line, "reports.error.unknown_figure", ask.code()));
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
              column.sure() ? "reports.error.unknown_target" : "reports.error.unknown_code",
              column.code()));
    }
  }

  /** Reads one line after another. */
  private static final class Reader {
    private final List<TemplateItem> title = new ArrayList<>();
    private final List<TemplateLine> lines = new ArrayList<>();
    private final List<TemplateError> errors = new ArrayList<>();

    void line(int number, String line) {
      if (line.isEmpty()) {
        return;
      }
      if (line.startsWith("@")) {
        command(number, line);
      } else if (line.startsWith("#")) {
        int level = line.length() - line.replaceFirst("^#+", "").length();
        String text = line.substring(level).strip();
        if (level > 3) {
          errors.add(TemplateError.of(number, "reports.error.level"));
        } else if (text.isEmpty()) {
          errors.add(TemplateError.of(number, "reports.error.no_heading"));
        } else if (text.contains("{")) {
          errors.add(TemplateError.of(number, "reports.error.in_heading"));
        } else {
          lines.add(new TemplateLine.Heading(number, level, text));
        }
      } else if (line.startsWith("- ")) {
        lines.add(new TemplateLine.Bullet(number, items(number, line.substring(2).strip())));
      } else {
        lines.add(new TemplateLine.Paragraph(number, items(number, line)));
      }
    }

    private void command(int number, String line) {
      String[] parts = line.substring(1).split("\\s+", 2);
      String rest = parts.length > 1 ? parts[1].strip() : "";
      int bar = rest.indexOf('|');
      String caption = bar < 0 ? "" : rest.substring(bar + 1).strip();
      String before = bar < 0 ? rest : rest.substring(0, bar).strip();
      List<TemplateLine.Column> columns =
          Stream.of(before.split("\\s*,\\s*"))
              .filter(it -> !it.isEmpty())
              .map(Reader::column)
              .toList();
      switch (parts[0]) {
        case "title" -> title.addAll(items(number, rest));
        case "table" -> {
          if (columns.isEmpty()) {
            errors.add(TemplateError.of(number, "reports.error.no_columns"));
          } else if (columns.size() > 12) {
            errors.add(TemplateError.of(number, "reports.error.many_columns", 12));
          } else {
            lines.add(new TemplateLine.Table(number, columns, caption));
          }
        }
        case "chart" -> {
          if (columns.size() == 1) {
            lines.add(new TemplateLine.Chart(number, columns.getFirst(), caption));
          } else {
            errors.add(TemplateError.of(number, "reports.error.one_column"));
          }
        }
        case "summary" -> lines.add(new TemplateLine.Summary(number, caption));
        default -> {
          if (EACH.contains(parts[0])) {
            lines.add(new TemplateLine.Each(number, parts[0]));
          } else {
            errors.add(TemplateError.of(number, "reports.error.command", parts[0]));
          }
        }
      }
    }

    private static TemplateLine.Column column(String typed) {
      for (String word : Kind.TARGET.words()) {
        if (typed.startsWith(word + " ")) {
          return new TemplateLine.Column(typed.substring(word.length()).strip(), true);
        }
      }
      for (String word : Kind.FIGURE.words()) {
        if (typed.startsWith(word + " ")) {
          return new TemplateLine.Column(typed.substring(word.length()).strip(), false);
        }
      }
      return new TemplateLine.Column(typed, false);
    }

    /** A condition that is open, and what is in it so far. */
    private record Open(Ask condition, List<TemplateItem> items) {}

    private List<TemplateItem> items(int number, String line) {
      List<TemplateItem> items = new ArrayList<>();
      Deque<Open> inside = new ArrayDeque<>();
      int at = 0;
      while (at < line.length()) {
        int open = line.indexOf('{', at);
        List<TemplateItem> to = inside.isEmpty() ? items : inside.peek().items();
        if (open < 0) {
          words(to, line.substring(at));
          break;
        }
        words(to, line.substring(at, open));
        int close = line.indexOf('}', open);
        if (close < 0) {
          errors.add(
              TemplateError.of(number, "reports.error.unclosed", shown(line.substring(open))));
          words(to, line.substring(open));
          break;
        }
        placeholder(number, line.substring(open + 1, close).strip(), to, items, inside);
        at = close + 1;
      }
      while (!inside.isEmpty()) {
        errors.add(TemplateError.of(number, "reports.error.if_open"));
        close(items, inside);
      }
      return List.copyOf(items);
    }

    private void placeholder(
        int number,
        String typed,
        List<TemplateItem> to,
        List<TemplateItem> items,
        Deque<Open> inside) {
      Optional<String> asked =
          IF.stream()
              .filter(typed::startsWith)
              .findFirst()
              .map(word -> typed.substring(word.length()).strip());
      if (asked.isPresent()) {
        ask(asked.get())
            .ifPresentOrElse(
                it -> open(number, typed, it, to, inside),
                () ->
                    errors.add(TemplateError.of(number, "reports.error.condition", shown(typed))));
      } else if (END.contains(typed)) {
        if (inside.isEmpty()) {
          errors.add(TemplateError.of(number, "reports.error.end"));
        } else {
          close(items, inside);
        }
      } else {
        ask(typed)
            .ifPresentOrElse(
                to::add,
                () -> {
                  errors.add(TemplateError.of(number, "reports.error.placeholder", shown(typed)));
                  words(to, "{" + typed + "}");
                });
      }
    }

    private void open(
        int number, String typed, Ask condition, List<TemplateItem> to, Deque<Open> inside) {
      if (inside.size() < DEEPEST) {
        inside.push(new Open(condition, new ArrayList<>()));
      } else {
        errors.add(TemplateError.of(number, "reports.error.deep", DEEPEST));
        words(to, "{" + typed + "}");
      }
    }

    private static void close(List<TemplateItem> items, Deque<Open> inside) {
      Open last = inside.pop();
      (inside.isEmpty() ? items : inside.peek().items())
          .add(new TemplateItem.If(last.condition(), List.copyOf(last.items())));
    }

    private static void words(List<TemplateItem> to, String text) {
      if (!text.isEmpty()) {
        to.add(new TemplateItem.Words(text));
      }
    }

    private static String shown(String text) {
      return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
  }

  /** A placeholder without its braces; the longest word that fits is meant. */
  static Optional<Ask> ask(String typed) {
    Kind found = null;
    String word = "";
    for (Kind kind : Kind.values()) {
      for (String it : kind.words()) {
        if ((typed.equals(it) || typed.startsWith(it + " ")) && it.length() > word.length()) {
          found = kind;
          word = it;
        }
      }
    }
    if (found == null) {
      return Optional.empty();
    }
    List<String> rest =
        Stream.of(typed.substring(word.length()).strip().split("\\s+"))
            .filter(it -> !it.isEmpty())
            .toList();
    int codes = found.coded() ? 1 : 0;
    if (rest.size() < codes || rest.size() > codes + 1) {
      return Optional.empty();
    }
    String form = rest.size() > codes ? rest.get(codes) : "";
    return form.isEmpty() || found.forms().contains(form)
        ? Optional.of(new Ask(found, codes == 0 ? "" : rest.getFirst(), form))
        : Optional.empty();
  }

  /** The codes of figures that it names, without those of tables. */
  Set<String> figureCodes() {
    Set<String> codes = new TreeSet<>();
    asks().stream()
        .filter(it -> it.kind().coded() && it.kind() != Kind.TARGET)
        .map(Ask::code)
        .forEach(codes::add);
    return codes;
  }
}
