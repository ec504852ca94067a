package vn.mach.evidence.templates;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.mach.evidence.figures.FigureDefinition;
import vn.mach.evidence.templates.TemplateItem.Ask;
import vn.mach.evidence.templates.TemplateItem.Kind;

/**
 * What each placeholder is called where people write: {@code kỳ sinh hoạt chi bộ}, {@code chỉ tiêu
 * Kiểm tra đảng viên, tỷ lệ đạt}. A name means one placeholder: where two would be called the same,
 * their codes stand behind; one that is a word of the language itself stands in quotation marks.
 * Names hold no colon, semicolon, bar, bracket or brace.
 */
public final class ChipNames {

  private final ProseFormat prose;
  private final Map<String, String> figures = new HashMap<>();
  private final Map<String, String> targets = new HashMap<>();
  private final Map<Ask, String> names = new HashMap<>();
  private final Map<String, Ask> asks = new HashMap<>();

  /**
   * @param titles of targets, by code
   */
  public ChipNames(
      ProseFormat prose, List<FigureDefinition> definitions, Map<String, String> titles) {
    this.prose = prose;
    Map<String, String> named = new HashMap<>();
    definitions.forEach(it -> named.put(it.code(), figure(it)));
    figures.putAll(apart(named));
    Map<String, String> titled = new HashMap<>();
    titles.forEach((code, title) ->
        titled.put(code, plain(prose.say("templates.chip.target", upToColon(title)))));
    targets.putAll(apart(titled));
    for (Kind kind : Kind.values()) {
      if (!kind.coded()) {
        keepAll(kind, "");
      }
    }
    for (Kind kind : List.of(Kind.FIGURE, Kind.COMPARE, Kind.BEFORE, Kind.LIKE)) {
      figures.keySet().forEach(code -> keepAll(kind, code));
    }
    targets.keySet().forEach(code -> keepAll(Kind.TARGET, code));
    List<Ask> alike = alike();
    while (!alike.isEmpty()) {
      alike.forEach(ask -> names.computeIfPresent(ask, (it, name) -> name + behind(it)));
      alike = alike();
    }
    names.forEach((ask, name) -> asks.put(name, ask));
  }

  private void keepAll(Kind kind, String code) {
    keep(new Ask(kind, code, ""));
    kind.forms().forEach(form -> keep(new Ask(kind, code, form)));
  }

  private void keep(Ask ask) {
    String name = usual(ask);
    names.put(ask, ask.kind().coded() && ChipWords.isReserved(name) ? "“" + name + "”" : name);
  }

  /** Those of figures and targets whose name another has too, or a part of the language. */
  private List<Ask> alike() {
    Map<String, Long> count = new HashMap<>();
    names.values().forEach(it -> count.merge(it, 1L, Long::sum));
    return names.entrySet().stream()
        .filter(it -> it.getKey().kind().coded() && count.getOrDefault(it.getValue(), 0L) > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String behind(Ask ask) {
    return " (" + bare(ask) + ")";
  }

  private static String bare(Ask ask) {
    String typed = ask.typed();
    return typed.substring(1, typed.length() - 1);
  }

  /** The name of a placeholder; as it is typed without its braces where its code is unknown. */
  public String name(Ask ask) {
    String name = names.get(ask);
    return name == null ? bare(ask) : name;
  }

  /** Its name where no other has the same. */
  private String usual(Ask ask) {
    String base = (ask.kind() == Kind.TARGET ? targets : figures).get(ask.code());
    String key =
        "templates.chip." + ask.kind().code() + (ask.form().isEmpty() ? "" : "." + ask.form());
    boolean itself =
        ask.form().isEmpty() && (ask.kind() == Kind.FIGURE || ask.kind() == Kind.TARGET);
    return itself ? String.valueOf(base) : plain(prose.say(key, String.valueOf(base)));
  }

  /** The placeholder of a name. */
  public Optional<Ask> ask(String name) {
    Ask known = asks.get(name);
    return known == null ? Ask.read(name) : Optional.of(known);
  }

  /**
   * Figures are counted, so "số" is left out; the first letter is small: it stands in a sentence.
   */
  private static String figure(FigureDefinition figure) {
    String name = plain(ProseFormat.bare(figure));
    String small =
        name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    return small.startsWith("số ") ? small.substring(3) : small;
  }

  private static String upToColon(String title) {
    int colon = title.indexOf(':');
    return colon > 0 ? title.substring(0, colon) : title;
  }

  private static Map<String, String> apart(Map<String, String> names) {
    Map<String, Long> count = new HashMap<>();
    names.values().forEach(it -> count.merge(it, 1L, Long::sum));
    Map<String, String> apart = new HashMap<>();
    names.forEach((code, name) ->
        apart.put(code, count.getOrDefault(name, 0L) > 1 ? name + " (" + code + ")" : name));
    return apart;
  }

  /** Without the characters that have a meaning around chips. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.chars()
        .forEach(c ->
            plain.append(
                switch (c) {
                  case '[', '{' -> '(';
                  case ']', '}' -> ')';
                  case ':', ';', '|' -> ',';
                  case '\n' -> ' ';
                  default -> (char) c;
                }));
    return plain.toString().strip();
  }
}
