package vn.mach.evidence.templates;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.mach.evidence.templates.TemplateItem.Ask;
import vn.mach.evidence.templates.TemplateItem.Kind;

/** Reads the lines of a template one after another. */
final class TemplateReader {

  /** Columns of a table. */
  static final int MOST_COLUMNS = 12;

  /** How many conditions may stand in one another; what reads them goes as deep as they do. */
  static final int DEEPEST = 20;

  private static final Set<String> EACH = Set.copyOf(TemplateExpansion.WHAT);
  private static final List<String> IF = List.of("if ", "nếu ");
  private static final Set<String> END = Set.of("end", "hết");

  final List<TemplateItem> title = new ArrayList<>();
  final List<TemplateLine> lines = new ArrayList<>();
  final List<TemplateError> errors = new ArrayList<>();

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
        errors.add(TemplateError.of(number, "templates.error.level"));
      } else if (text.isEmpty()) {
        errors.add(TemplateError.of(number, "templates.error.no_heading"));
      } else if (text.contains("{")) {
        errors.add(TemplateError.of(number, "templates.error.in_heading"));
      } else {
        lines.add(new TemplateLine.Heading(number, level, text));
      }
    } else if (line.startsWith("|")) {
      row(number, line);
    } else if (line.startsWith("- ")) {
      lines.add(new TemplateLine.Bullet(number, items(number, line.substring(2).strip())));
    } else {
      lines.add(new TemplateLine.Paragraph(number, items(number, line)));
    }
  }

  private void row(int number, String line) {
    String inside =
        line.substring(
            1, line.length() > 1 && line.endsWith("|") ? line.length() - 1 : line.length());
    List<List<TemplateItem>> cells =
        Stream.of(inside.split("\\|", -1)).map(String::strip).map(it -> items(number, it)).toList();
    if (cells.size() > MOST_COLUMNS) {
      errors.add(TemplateError.of(number, "templates.error.many_columns", MOST_COLUMNS));
    } else {
      lines.add(new TemplateLine.Row(number, cells));
    }
  }

  private void command(int number, String line) {
    String[] parts = line.substring(1).split("\\s+", 2);
    String rest = parts.length > 1 ? parts[1].strip() : "";
    int bar = rest.indexOf('|');
    String caption = bar < 0 ? "" : rest.substring(bar + 1).strip();
    String before = bar < 0 ? rest : rest.substring(0, bar).strip();
    List<TemplateLine.Column> columns =
        Stream.of(before.split(","))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .map(TemplateReader::column)
            .toList();
    switch (parts[0]) {
      case "title" -> title.addAll(items(number, rest));
      case "table" -> {
        if (columns.isEmpty()) {
          errors.add(TemplateError.of(number, "templates.error.no_columns"));
        } else if (columns.size() > MOST_COLUMNS) {
          errors.add(TemplateError.of(number, "templates.error.many_columns", MOST_COLUMNS));
        } else {
          lines.add(new TemplateLine.Table(number, columns, caption));
        }
      }
      case "chart" -> {
        if (columns.size() == 1) {
          lines.add(new TemplateLine.Chart(number, columns.getFirst(), caption));
        } else {
          errors.add(TemplateError.of(number, "templates.error.one_column"));
        }
      }
      case "summary" -> lines.add(new TemplateLine.Summary(number, caption));
      default -> {
        if (EACH.contains(parts[0])) {
          lines.add(new TemplateLine.Each(number, parts[0]));
        } else {
          errors.add(TemplateError.of(number, "templates.error.command", parts[0]));
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
            TemplateError.of(number, "templates.error.unclosed", shown(line.substring(open))));
        words(to, line.substring(open));
        break;
      }
      placeholder(number, line.substring(open + 1, close).strip(), to, items, inside);
      at = close + 1;
    }
    while (!inside.isEmpty()) {
      errors.add(TemplateError.of(number, "templates.error.if_open"));
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
      Ask.read(asked.get())
          .ifPresentOrElse(
              it -> open(number, typed, it, to, inside),
              () ->
                  errors.add(TemplateError.of(number, "templates.error.condition", shown(typed))));
    } else if (END.contains(typed)) {
      if (inside.isEmpty()) {
        errors.add(TemplateError.of(number, "templates.error.end"));
      } else {
        close(items, inside);
      }
    } else {
      Ask.read(typed)
          .ifPresentOrElse(
              to::add,
              () -> {
                errors.add(TemplateError.of(number, "templates.error.placeholder", shown(typed)));
                words(to, "{" + typed + "}");
              });
    }
  }

  private void open(
      int number, String typed, Ask condition, List<TemplateItem> to, Deque<Open> inside) {
    if (inside.size() < DEEPEST) {
      inside.push(new Open(condition, new ArrayList<>()));
    } else {
      errors.add(TemplateError.of(number, "templates.error.deep", DEEPEST));
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
