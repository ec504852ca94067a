package vn.mach.reports;

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
import vn.mach.kernel.Text;
import vn.mach.reports.Item.Ask;
import vn.mach.reports.Item.Kind;

/**
 * A template, or the text of a section, read line by line. {@code @title …} names the report, {@code #}, {@code ##} begin sections, {@code
 * -} is a bullet, {@code @table}, {@code @chart}, {@code @summary}, {@code @figures}, {@code @targets}, {@code @tables} stand for what
 * their names say; every other line is a paragraph. In lines: {@code {figure CODE}}, {@code {target CODE}}, {@code {compare CODE}}, {@code
 * {unit}}, {@code {period}} … and {@code {if figure CODE}…{end}}.
 *
 * @param faults what could not be read, by line; what stands there is kept as words
 */
record TemplateText(List<Item> title, List<Line> lines, List<Fault> faults) {

  static final int LONGEST = 200_000;
  private static final Set<String> EACH = Set.copyOf(Expansion.WHAT);
  private static final List<String> IF = List.of("if ", "nếu ");
  private static final Set<String> END = Set.of("end", "hết");

  static TemplateText read(String text) {
    Reader reader = new Reader();
    int number = 0;
    for (String line : Text.whole(text).split("\n", -1)) {
      reader.line(++number, line.strip());
    }
    return new TemplateText(List.copyOf(reader.title), List.copyOf(reader.lines), List.copyOf(reader.faults));
  }

  /** Every placeholder, with those that stand in conditions. */
  List<Ask> asks() {
    List<Ask> asks = new ArrayList<>();
    collect(title, asks::add);
    for (Line line : lines) {
      switch (line) {
        case Line.Paragraph it -> collect(it.items(), asks::add);
        case Line.Bullet it -> collect(it.items(), asks::add);
        case Line.Heading it -> {}
        case Line.Table it -> {}
        case Line.Chart it -> {}
        case Line.Summary it -> {}
        case Line.Each it -> {}
      }
    }
    return asks;
  }

  private static void collect(List<Item> items, Consumer<Ask> to) {
    for (Item item : items) {
      switch (item) {
        case Item.Words words -> {}
        case Ask ask -> to.accept(ask);
        case Item.If it -> {
          to.accept(it.condition());
          collect(it.items(), to);
        }
      }
    }
  }

  /** The columns of its tables and charts. */
  List<Line.Column> columns() {
    return lines.stream()
        .flatMap(
            line ->
                switch (line) {
                  case Line.Table it -> it.columns().stream();
                  case Line.Chart it -> Stream.of(it.column());
                  default -> Stream.<Line.Column>empty();
                })
        .toList();
  }

  boolean sums() {
    return lines.stream().anyMatch(Line.Summary.class::isInstance);
  }

  /** The faults, and a placeholder for each code that the realm does not have. */
  List<Fault> faults(Collection<String> figures, Collection<String> targets) {
    List<Fault> all = new ArrayList<>(faults);
    for (Line line : lines) {
      switch (line) {
        case Line.Paragraph it -> unknown(it.number(), it.items(), figures, targets, all);
        case Line.Bullet it -> unknown(it.number(), it.items(), figures, targets, all);
        case Line.Table it -> it.columns().forEach(column -> unknown(it.number(), column, figures, targets, all));
        case Line.Chart it -> unknown(it.number(), it.column(), figures, targets, all);
        case Line.Heading it -> {}
        case Line.Summary it -> {}
        case Line.Each it -> {}
      }
    }
    all.sort(java.util.Comparator.comparingInt(Fault::line));
    return all;
  }

  private static void unknown(int line, List<Item> items, Collection<String> figures, Collection<String> targets, List<Fault> faults) {
    collect(
        items,
        ask -> {
          if (ask.kind() == Kind.TARGET && !targets.contains(ask.code())) {
            faults.add(Fault.of(line, "reports.fault.unknown_target", ask.code()));
          } else if (ask.kind().coded() && ask.kind() != Kind.TARGET && !figures.contains(ask.code())) {
            faults.add(Fault.of(line, "reports.fault.unknown_figure", ask.code()));
          }
        });
  }

  private static void unknown(int line, Line.Column column, Collection<String> figures, Collection<String> targets, List<Fault> faults) {
    if (!targets.contains(column.code()) && (column.sure() || !figures.contains(column.code()))) {
      faults.add(Fault.of(line, column.sure() ? "reports.fault.unknown_target" : "reports.fault.unknown_code", column.code()));
    }
  }

  /** Reads one line after another. */
  private static final class Reader {
    private final List<Item> title = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

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
          faults.add(Fault.of(number, "reports.fault.level"));
        } else if (text.isEmpty()) {
          faults.add(Fault.of(number, "reports.fault.no_heading"));
        } else if (text.contains("{")) {
          faults.add(Fault.of(number, "reports.fault.in_heading"));
        } else {
          lines.add(new Line.Heading(number, level, text));
        }
      } else if (line.startsWith("- ")) {
        lines.add(new Line.Bullet(number, items(number, line.substring(2).strip())));
      } else {
        lines.add(new Line.Paragraph(number, items(number, line)));
      }
    }

    private void command(int number, String line) {
      String[] parts = line.substring(1).split("\\s+", 2);
      String rest = parts.length > 1 ? parts[1].strip() : "";
      int bar = rest.indexOf('|');
      String caption = bar < 0 ? "" : rest.substring(bar + 1).strip();
      String before = bar < 0 ? rest : rest.substring(0, bar).strip();
      List<Line.Column> columns = Stream.of(before.split("\\s*,\\s*")).filter(it -> !it.isEmpty()).map(Reader::column).toList();
      switch (parts[0]) {
        case "title" -> title.addAll(items(number, rest));
        case "table" -> {
          if (columns.isEmpty()) {
            faults.add(Fault.of(number, "reports.fault.no_columns"));
          } else if (columns.size() > 12) {
            faults.add(Fault.of(number, "reports.fault.many_columns", 12));
          } else {
            lines.add(new Line.Table(number, columns, caption));
          }
        }
        case "chart" -> {
          if (columns.size() == 1) {
            lines.add(new Line.Chart(number, columns.getFirst(), caption));
          } else {
            faults.add(Fault.of(number, "reports.fault.one_column"));
          }
        }
        case "summary" -> lines.add(new Line.Summary(number, caption));
        default -> {
          if (EACH.contains(parts[0])) {
            lines.add(new Line.Each(number, parts[0]));
          } else {
            faults.add(Fault.of(number, "reports.fault.command", parts[0]));
          }
        }
      }
    }

    private static Line.Column column(String typed) {
      for (String word : Kind.TARGET.words()) {
        if (typed.startsWith(word + " ")) {
          return new Line.Column(typed.substring(word.length()).strip(), true);
        }
      }
      for (String word : Kind.FIGURE.words()) {
        if (typed.startsWith(word + " ")) {
          return new Line.Column(typed.substring(word.length()).strip(), false);
        }
      }
      return new Line.Column(typed, false);
    }

    /** A condition that is open, and what stands in it so far. */
    private record Open(Ask condition, List<Item> items) {}

    private List<Item> items(int number, String line) {
      List<Item> items = new ArrayList<>();
      Deque<Open> inside = new ArrayDeque<>();
      int at = 0;
      while (at < line.length()) {
        int open = line.indexOf('{', at);
        List<Item> to = inside.isEmpty() ? items : inside.peek().items();
        if (open < 0) {
          words(to, line.substring(at));
          break;
        }
        words(to, line.substring(at, open));
        int close = line.indexOf('}', open);
        if (close < 0) {
          faults.add(Fault.of(number, "reports.fault.unclosed", shown(line.substring(open))));
          words(to, line.substring(open));
          break;
        }
        placeholder(number, line.substring(open + 1, close).strip(), to, items, inside);
        at = close + 1;
      }
      while (!inside.isEmpty()) {
        faults.add(Fault.of(number, "reports.fault.if_open"));
        close(items, inside);
      }
      return List.copyOf(items);
    }

    private void placeholder(int number, String typed, List<Item> to, List<Item> items, Deque<Open> inside) {
      Optional<String> asked = IF.stream().filter(typed::startsWith).findFirst().map(word -> typed.substring(word.length()).strip());
      if (asked.isPresent()) {
        ask(asked.get())
            .ifPresentOrElse(
                it -> inside.push(new Open(it, new ArrayList<>())), () -> faults.add(Fault.of(number, "reports.fault.condition", shown(typed))));
      } else if (END.contains(typed)) {
        if (inside.isEmpty()) {
          faults.add(Fault.of(number, "reports.fault.end"));
        } else {
          close(items, inside);
        }
      } else {
        ask(typed)
            .ifPresentOrElse(
                to::add,
                () -> {
                  faults.add(Fault.of(number, "reports.fault.placeholder", shown(typed)));
                  words(to, "{" + typed + "}");
                });
      }
    }

    private static void close(List<Item> items, Deque<Open> inside) {
      Open last = inside.pop();
      (inside.isEmpty() ? items : inside.peek().items()).add(new Item.If(last.condition(), List.copyOf(last.items())));
    }

    private static void words(List<Item> to, String text) {
      if (!text.isEmpty()) {
        to.add(new Item.Words(text));
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
    List<String> rest = Stream.of(typed.substring(word.length()).strip().split("\\s+")).filter(it -> !it.isEmpty()).toList();
    int codes = found.coded() ? 1 : 0;
    if (rest.size() < codes || rest.size() > codes + 1) {
      return Optional.empty();
    }
    String form = rest.size() > codes ? rest.get(codes) : "";
    return form.isEmpty() || found.forms().contains(form) ? Optional.of(new Ask(found, codes == 0 ? "" : rest.getFirst(), form)) : Optional.empty();
  }

  /** The codes of figures that it names, without those of tables. */
  Set<String> figureCodes() {
    Set<String> codes = new TreeSet<>();
    asks().stream().filter(it -> it.kind().coded() && it.kind() != Kind.TARGET).map(Ask::code).forEach(codes::add);
    return codes;
  }
}
