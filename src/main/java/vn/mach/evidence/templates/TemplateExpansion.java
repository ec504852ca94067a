package vn.mach.evidence.templates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.FigureDefinition;

/**
 * Writes out what a template says of all figures and targets: {@code @figures} becomes a point for
 * each kind of activity, {@code @targets} one for each target under its directive, {@code @tables}
 * the targets by unit, {@code @gaps} those with units that are behind. What comes out is text of
 * the same form, for people to go on with.
 */
@Component
public class TemplateExpansion {

  static final List<String> WHAT = List.of("figures", "targets", "tables", "gaps");
  private static final int COLUMNS = 4;

  private final ProseFormat prose;

  TemplateExpansion(ProseFormat prose) {
    this.prose = prose;
  }

  /** The text with every such line written out; all other lines stay as they are. */
  public String expand(String text, List<FigureDefinition> figures, List<Board.Column> targets) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      switch (line.strip()) {
        case "@figures" -> lines.addAll(figures(figures));
        case "@targets" -> lines.addAll(targets(targets));
        case "@tables" -> lines.addAll(tables(targets));
        case "@gaps" ->
            targets.forEach(it ->
                lines.add(
                    "- {if target "
                        + it.code()
                        + " behind}"
                        + prose.say(
                            "templates.prose.gap",
                            name(it),
                            "{target " + it.code() + " behind}",
                            "{target " + it.code() + " pace}")
                        + "{end}"));
        default -> lines.add(line);
      }
    }
    return String.join("\n", lines);
  }

  private List<String> figures(List<FigureDefinition> figures) {
    Map<String, List<FigureDefinition>> byKind = new LinkedHashMap<>();
    figures.forEach(it -> byKind.computeIfAbsent(it.kindVi(), kind -> new ArrayList<>()).add(it));
    return byKind.entrySet().stream()
        .map(kind ->
            "- **"
                + kind.getKey()
                + ":** "
                + kind.getValue().stream().map(this::clause).collect(Collectors.joining())
                + ".")
        .toList();
  }

  /** {@code {figure nha} căn nhà được cất}; only where there is something to say. */
  private String clause(FigureDefinition figure) {
    String name = lower(ProseFormat.bare(figure));
    String value = "{figure " + figure.code() + "}";
    String unit = ProseFormat.unit(figure);
    String said =
        switch (figure.function()) {
          case ATTENDANCE_RATE -> prose.say("templates.prose.rate", name, value);
          case AVERAGE_AMOUNT, LOWEST_ATTENDANCE_RATE, MEDIAN_ATTENDANCE_RATE ->
              prose.say("templates.prose.lowest", name, value);
          case COUNT, SUM, EXPECTED, PRESENT, UNITS ->
              unit.isEmpty() ? value + " " + counted(name) : name + " " + value + " " + unit;
        };
    return "{if figure "
        + figure.code()
        + "}"
        + said
        + "{if compare "
        + figure.code()
        + "} – {compare "
        + figure.code()
        + "}{end}; {end}";
  }

  private List<String> targets(List<Board.Column> targets) {
    Map<String, List<Board.Column>> byDirective = new LinkedHashMap<>();
    targets.forEach(
        it -> byDirective.computeIfAbsent(it.directive(), symbol -> new ArrayList<>()).add(it));
    List<String> lines = new ArrayList<>();
    byDirective.forEach((symbol, ofIt) -> {
      lines.add(prose.say("templates.prose.directive", symbol));
      for (Board.Column it : ofIt) {
        lines.add(
            "- "
                + prose.say("templates.prose.target", it.title(), "{target " + it.code() + " pace}")
                + "{if target "
                + it.code()
                + " silent}; "
                + prose.say("templates.prose.target_silent", "{target " + it.code() + " silent}")
                + "{end}.");
      }
    });
    return lines;
  }

  private List<String> tables(List<Board.Column> targets) {
    List<String> lines = new ArrayList<>();
    for (int first = 0; first < targets.size(); first += COLUMNS) {
      lines.add(
          "@table "
              + targets.subList(first, Math.min(targets.size(), first + COLUMNS)).stream()
                  .map(it -> "target " + it.code())
                  .collect(Collectors.joining(", "))
              + " | "
              + prose.say("templates.prose.by_unit"));
    }
    return lines;
  }

  /** The title of a target up to its first colon. */
  public static String name(Board.Column target) {
    int colon = target.title().indexOf(':');
    return colon > 0 ? target.title().substring(0, colon).strip() : target.title();
  }

  /**
   * A count is said before what is counted: {@code Số cuộc kiểm tra} becomes {@code … cuộc kiểm
   * tra}.
   */
  private static String counted(String name) {
    return name.startsWith("số ") ? name.substring(3) : name;
  }

  private static String lower(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
  }
}
