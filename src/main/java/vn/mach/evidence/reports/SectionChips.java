package vn.mach.evidence.reports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.FigureBook;
import vn.mach.evidence.figures.FigureDefinition;
import vn.mach.evidence.figures.FigureFunction;
import vn.mach.evidence.figures.FigureLinks;
import vn.mach.evidence.templates.ChipNames;
import vn.mach.evidence.templates.ChipText;
import vn.mach.evidence.templates.FigureMarks;
import vn.mach.evidence.templates.ProseFormat;
import vn.mach.evidence.templates.TemplateFigures;
import vn.mach.evidence.templates.TemplateFiller;
import vn.mach.evidence.templates.TemplateItem.Ask;
import vn.mach.evidence.templates.TemplateItem.Kind;
import vn.mach.evidence.templates.TemplateParser;

/** The chips of a text that somebody writes: those in it, and those that may be put into it. */
@Component
class SectionChips {

  private static final int TARGETS = 50;

  private final ReportFigureLoader gathering;
  private final FigureBook book;
  private final ProseFormat prose;
  private final ReportsSql sql;

  SectionChips(ReportFigureLoader gathering, FigureBook book, ProseFormat prose, ReportsSql sql) {
    this.gathering = gathering;
    this.book = book;
    this.prose = prose;
    this.sql = sql;
  }

  /**
   * A chip.
   *
   * @param token as it stands in the text
   * @param path what it counts; empty where it counts nothing
   */
  record Chip(String token, String name, String value, String path) {}

  /** Chips that are offered under one heading (a message key). */
  record Group(String key, List<Chip> chips) {}

  /**
   * What a page needs to let somebody write.
   *
   * @param inText chips of the text
   */
  record Writing(ChipText text, List<Chip> inText, List<Group> offered) {

    /** A text of the template language, as people write it. */
    String shown(String template) {
      return text.write(template);
    }

    /** Every token that the page shows. */
    List<String> tokens() {
      return chips().map(Chip::token).distinct().toList();
    }

    /** Whether it has every chip of a text of the template language with its value. */
    boolean has(String template) {
      Set<String> names =
          Stream.concat(inText.stream(), chips().filter(it -> !it.value().isEmpty()))
              .map(Chip::name)
              .collect(Collectors.toSet());
      return asks(template).stream().map(text::name).allMatch(names::contains);
    }

    private Stream<Chip> chips() {
      return Stream.concat(
          inText.stream(), offered.stream().flatMap(group -> group.chips().stream()));
    }
  }

  /**
   * The chips of a report's section with their values of now. Means of other units, which are
   * counted from the records, only where they stand in the texts.
   *
   * @param template the texts that are shown or were shown
   */
  @Transactional(readOnly = true)
  public Writing of(Actor actor, ReportRow report, String... template) {
    List<FigureDefinition> definitions = book.definitions();
    List<Board.Column> targets =
        gathering.targets(actor, report.unit(), report.period().to()).stream()
            .limit(TARGETS)
            .toList();
    List<Ask> inText = asks(template);
    List<Map.Entry<String, List<Ask>>> offered =
        offered(definitions, targets.stream().map(Board.Column::code).toList());
    Set<Ask> counted = new LinkedHashSet<>(inText);
    offered.stream()
        .flatMap(group -> group.getValue().stream())
        .filter(it -> it.kind() != Kind.LIKE)
        .forEach(counted::add);
    String all = String.join(" ", counted.stream().map(Ask::typed).toList());
    FigureMarks marks = sql.marks(report);
    TemplateFigures numbers =
        gathering.numbers(actor, report.unit(), report.period(), List.of(TemplateParser.read(all)));
    TemplateFiller filler = new TemplateFiller(numbers, marks, prose);
    Map<String, String> titles = new HashMap<>();
    targets.forEach(it -> titles.put(it.code(), it.title()));
    numbers.targets().forEach((code, it) -> titles.putIfAbsent(code, it.column().title()));
    ChipText text =
        new ChipText(
            new ChipNames(prose, definitions, titles),
            codes(definitions),
            ask -> counted.contains(ask) ? filler.said(ask) : "");
    Function<Ask, String> path = ask -> path(ask, report.unit(), report.period(), marks);
    return writing(text, inText, offered, path);
  }

  /** The chips of a template and of what is typed for it: without values, of all targets. */
  @Transactional(readOnly = true)
  public Writing ofTemplate(String... template) {
    List<FigureDefinition> definitions = book.definitions();
    Map<String, String> titles = new TreeMap<>(book.targetTitles());
    ChipText text =
        new ChipText(new ChipNames(prose, definitions, titles), codes(definitions), ask -> "");
    List<Map.Entry<String, List<Ask>>> offered = offered(definitions, titles.keySet());
    Writing writing = writing(text, asks(template), offered, SectionChips::defined);
    List<Group> groups = new ArrayList<>(writing.offered());
    groups.add(
        new Group(
            "reports.insert.each",
            ChipText.ofTemplates().stream().map(SectionChips::token).toList()));
    groups.add(
        new Group(
            "reports.insert.conditions",
            columns(offered).stream().map(text::condition).map(SectionChips::token).toList()));
    return new Writing(text, writing.inText(), groups);
  }

  private static Writing writing(
      ChipText text,
      List<Ask> inText,
      List<Map.Entry<String, List<Ask>>> offered,
      Function<Ask, String> path) {
    Function<Ask, Chip> chip =
        ask -> new Chip(text.token(ask), text.name(ask), text.value(ask), path.apply(ask));
    List<Group> groups = new ArrayList<>();
    offered.forEach(group ->
        groups.add(new Group(group.getKey(), group.getValue().stream().map(chip).toList())));
    groups.add(
        new Group(
            "reports.insert.blocks",
            text.blocks(columns(offered)).stream().map(SectionChips::token).toList()));
    return new Writing(text, inText.stream().map(chip).toList(), groups);
  }

  /** Figures and targets as they are, without the other ways of saying them. */
  private static List<Ask> columns(List<Map.Entry<String, List<Ask>>> offered) {
    return offered.stream()
        .flatMap(group -> group.getValue().stream())
        .filter(it -> it.form().isEmpty() && (it.kind() == Kind.FIGURE || it.kind() == Kind.TARGET))
        .toList();
  }

  private static Chip token(String token) {
    return new Chip(token, token.substring(1, token.length() - 1), "", "");
  }

  private static List<Ask> asks(String... template) {
    return Stream.of(template)
        .flatMap(it -> ChipText.chips(Text.whole(it)).stream())
        .distinct()
        .toList();
  }

  private static List<Map.Entry<String, List<Ask>>> offered(
      List<FigureDefinition> definitions, Collection<String> targets) {
    List<Ask> figures = new ArrayList<>();
    List<Ask> compared = new ArrayList<>();
    for (FigureDefinition it : definitions) {
      figures.add(new Ask(Kind.FIGURE, it.code(), ""));
      if (it.function() == FigureFunction.SUM) {
        figures.add(new Ask(Kind.FIGURE, it.code(), "about"));
      }
      compared.add(new Ask(Kind.COMPARE, it.code(), ""));
      compared.add(new Ask(Kind.BEFORE, it.code(), ""));
      compared.add(new Ask(Kind.LIKE, it.code(), ""));
    }
    List<Ask> planned = new ArrayList<>();
    for (String it : targets) {
      planned.add(new Ask(Kind.TARGET, it, ""));
      Kind.TARGET.forms().forEach(form -> planned.add(new Ask(Kind.TARGET, it, form)));
    }
    List<Ask> facts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (!kind.coded()) {
        facts.add(new Ask(kind, "", ""));
        kind.forms().forEach(form -> facts.add(new Ask(kind, "", form)));
      }
    }
    return List.of(
        Map.entry("reports.insert.figures", figures),
        Map.entry("reports.insert.compared", compared),
        Map.entry("reports.insert.targets", planned),
        Map.entry("reports.insert.facts", facts));
  }

  private static List<String> codes(Collection<FigureDefinition> definitions) {
    return definitions.stream().map(FigureDefinition::code).toList();
  }

  private static String path(Ask ask, UnitId unit, Period period, FigureMarks marks) {
    var mark = marks.of(ask.kind() == Kind.TARGET, ask.code());
    if (mark != null) {
      return mark.url();
    }
    String defined = defined(ask);
    return defined.isEmpty()
        ? ""
        : ask.kind() == Kind.TARGET
            ? defined + "?unit=" + unit.value() + "&on=" + period.to()
            : defined + "?unit=" + unit.value() + "&from=" + period.from() + "&to=" + period.to();
  }

  private static String defined(Ask ask) {
    return !ask.kind().coded()
        ? ""
        : ask.kind() == Kind.TARGET
            ? FigureLinks.target(ask.code())
            : FigureLinks.figure(ask.code());
  }
}
