package vn.mach.evidence.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.FigureBook;
import vn.mach.evidence.figures.FigureDefinition;
import vn.mach.evidence.figures.FigureMeans;
import vn.mach.evidence.figures.FigureValue;
import vn.mach.evidence.figures.Figures;
import vn.mach.evidence.figures.HierarchyMode;
import vn.mach.evidence.figures.TargetValue;
import vn.mach.evidence.templates.ProseFormat;
import vn.mach.evidence.templates.TemplateFigures;
import vn.mach.evidence.templates.TemplateItem.Kind;
import vn.mach.evidence.templates.TemplateParser;
import vn.mach.organisation.units.FormerName;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Loads every number of some texts: few queries, however many placeholders. */
@Component
class ReportFigureLoader {

  private final FigureBook book;
  private final Figures figures;
  private final FigureMeans means;
  private final Units units;
  private final ProseFormat prose;
  private final Today today;
  private final JdbcClient jdbc;

  ReportFigureLoader(
      FigureBook book,
      Figures figures,
      FigureMeans means,
      Units units,
      ProseFormat prose,
      Today today,
      JdbcClient jdbc) {
    this.book = book;
    this.figures = figures;
    this.means = means;
    this.units = units;
    this.prose = prose;
    this.today = today;
    this.jdbc = jdbc;
  }

  /**
   * The numbers that these texts name, for a unit and a period, in the tree at the event's date.
   */
  @Transactional(readOnly = true)
  public TemplateFigures numbers(
      Actor actor, UnitId unit, Period period, Collection<TemplateParser> texts) {
    List<FigureDefinition> definitions = book.definitions();
    return numbers(
        actor,
        unit,
        period,
        definitions,
        Wanted.of(
            texts, definitions.stream().map(FigureDefinition::code).collect(Collectors.toSet())));
  }

  /** The numbers of figures and targets, without those of units below. */
  @Transactional(readOnly = true)
  public TemplateFigures numbers(
      Actor actor, UnitId unit, Period period, Set<String> figures, Set<String> targets) {
    return numbers(
        actor,
        unit,
        period,
        book.definitions(),
        new Wanted(figures, Set.of(), Set.of(), targets, Set.of()));
  }

  /**
   * Codes: of figures, of those that are compared, of those asked for the units below as well, and
   * of targets.
   */
  private record Wanted(
      Set<String> figures,
      Set<String> compared,
      Set<String> byUnit,
      Set<String> targets,
      Set<String> like) {

    static Wanted of(Collection<TemplateParser> texts, Set<String> known) {
      Wanted wanted =
          new Wanted(
              new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
      texts.forEach(text -> wanted.add(text, known));
      wanted.figures.removeAll(wanted.byUnit);
      return wanted;
    }

    private void add(TemplateParser text, Set<String> known) {
      text.asks()
          .forEach(ask -> {
            if (ask.kind() == Kind.TARGET) {
              targets.add(ask.code());
            } else if (ask.kind().coded()) {
              figures.add(ask.code());
            }
            if (ask.kind() == Kind.LIKE && known.contains(ask.code())) {
              like.add(ask.code());
            }
            if (ask.kind() == Kind.COMPARE || ask.kind() == Kind.BEFORE) {
              compared.add(ask.code());
            }
          });
      text.columns()
          .forEach(column ->
              (column.sure() || !known.contains(column.code()) ? targets : byUnit)
                  .add(column.code()));
      if (text.sums()) {
        figures.addAll(known);
        compared.addAll(known);
      }
    }
  }

  private TemplateFigures numbers(
      Actor actor, UnitId unit, Period period, List<FigureDefinition> definitions, Wanted wanted) {
    LocalDate day = period.to();
    Board board =
        figures.board(
            actor, unit, day, HierarchyMode.AT_EVENT_DATE, figures.standing(wanted.targets(), day));
    List<UnitId> below = board.children().stream().map(Board.Row::id).toList();
    Map<String, Map<UnitId, FigureValue>> values = new HashMap<>();
    put(
        values,
        book.values(
            actor,
            unit,
            List.of(),
            wanted.figures(),
            List.of(period),
            HierarchyMode.AT_EVENT_DATE));
    put(
        values,
        book.values(
            actor, unit, below, wanted.byUnit(), List.of(period), HierarchyMode.AT_EVENT_DATE));
    LocalDate until = until(period);
    Period earlier = TemplateFigures.earlier(new Period(period.from(), until));
    Map<String, FigureValue> before = new HashMap<>();
    book.values(
            actor,
            unit,
            List.of(),
            wanted.compared(),
            List.of(earlier),
            new HierarchyMode.AsOf(day))
        .forEach((code, units) -> before.put(code, first(units.get(unit))));
    Set<Long> heard = heard(unit, period);
    Map<UnitId, List<FormerName>> former = units.formerNames(below, period);
    return new TemplateFigures(
        unit,
        board.unit().name(),
        period,
        until,
        earlier,
        definitions,
        values,
        before,
        like(unit, period, definitions, wanted.like()),
        targets(board, figures.own(actor, board)),
        units.reorganised(unit, period),
        board.children().stream()
            .map(row ->
                new TemplateFigures.Below(
                    row.id(),
                    row.code(),
                    named(row.name(), former.getOrDefault(row.id(), List.of())),
                    !heard.contains(row.id().value())))
            .toList());
  }

  /** The last day of a period, or today while it is not over. */
  private LocalDate until(Period period) {
    LocalDate day = today.date();
    return day.isBefore(period.to()) && !day.isBefore(period.from()) ? day : period.to();
  }

  /** A name, and those that it replaced within the period. */
  private String named(String name, List<FormerName> former) {
    return former.stream()
        .reduce(
            name,
            (all, it) -> prose.say("templates.prose.former", all, prose.day(it.until()), it.name()),
            (one, other) -> one);
  }

  /** The mean of each figure over the other units of the same kind under the same unit. */
  private Map<String, BigDecimal> like(
      UnitId unit, Period period, List<FigureDefinition> definitions, Set<String> codes) {
    List<NamedUnit> path = codes.isEmpty() ? List.of() : units.path(unit, period.to());
    if (path.size() < 2) {
      return Map.of();
    }
    List<UnitId> others =
        units.children(path.get(path.size() - 2).id(), period.to()).stream()
            .filter(it -> it.kind().equals(path.getLast().kind()) && !it.id().equals(unit))
            .map(NamedUnit::id)
            .toList();
    return means.means(
        definitions.stream().filter(it -> codes.contains(it.code())).toList(), others, period);
  }

  /** The targets that ask something of the unit on the period's last day. */
  @Transactional(readOnly = true)
  public List<Board.Column> targets(Actor actor, UnitId unit, LocalDate day) {
    return figures.board(actor, unit, day, HierarchyMode.AT_EVENT_DATE).columns();
  }

  private static Map<String, TemplateFigures.Target> targets(
      Board board, Map<UnitId, Map<String, Board.Own>> own) {
    Map<String, TemplateFigures.Target> targets = new HashMap<>();
    for (Board.Column column : board.columns()) {
      Map<UnitId, TargetValue> values = new HashMap<>();
      List<Board.Row> rows = new ArrayList<>(board.children());
      rows.add(board.unit());
      rows.forEach(row -> {
        TargetValue value = row.cell(column);
        if (value != null) {
          values.put(row.id(), value);
        }
      });
      targets.put(column.code(), new TemplateFigures.Target(column, values, own(own, column)));
    }
    return targets;
  }

  private static Map<UnitId, Board.Own> own(
      Map<UnitId, Map<String, Board.Own>> own, Board.Column column) {
    Map<UnitId, Board.Own> of = new HashMap<>();
    own.forEach((unit, values) -> {
      Board.Own it = values.get(column.code());
      if (it != null) {
        of.put(unit, it);
      }
    });
    return of;
  }

  private static void put(
      Map<String, Map<UnitId, FigureValue>> to, Map<String, Map<UnitId, List<FigureValue>>> from) {
    from.forEach((code, units) -> {
      Map<UnitId, FigureValue> firsts = new HashMap<>();
      units.forEach((id, list) -> firsts.put(id, first(list)));
      to.put(code, firsts);
    });
  }

  private static FigureValue first(@org.jspecify.annotations.Nullable List<FigureValue> values) {
    return java.util.Objects.requireNonNull(values).getFirst();
  }

  /**
   * Those of the units directly below on the period's last day under which something was confirmed
   * in the period.
   */
  private Set<Long> heard(UnitId unit, Period period) {
    return new HashSet<>(
        jdbc.sql(
                """
                select s.unit_id from units_on(:to) s
                where s.parent_id = :unit and exists (
                  select 1 from unit_closure a
                  cross join lateral activities_held(a.unit_id, greatest(a.valid_from, :from), least(a.valid_to, :to))
                  where a.ancestor_id = s.unit_id)\
                """)
            .param("unit", unit.value())
            .param("from", period.from())
            .param("to", period.to())
            .query(Long.class)
            .list());
  }
}
