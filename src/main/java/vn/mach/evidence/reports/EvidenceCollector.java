package vn.mach.evidence.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Period;
import vn.mach.evidence.figures.FigureBook;
import vn.mach.evidence.figures.FigureDefinition;
import vn.mach.evidence.figures.FigureValue;
import vn.mach.evidence.figures.TargetValue;
import vn.mach.evidence.templates.FigureMarks;
import vn.mach.evidence.templates.ProseFormat;
import vn.mach.evidence.templates.TemplateFigures;

/** Collects the figures of a report and every activity that they count. */
@Component
class EvidenceCollector {

  private final FigureBook book;
  private final ProseFormat prose;

  EvidenceCollector(FigureBook book, ProseFormat prose) {
    this.book = book;
    this.prose = prose;
  }

  record Collected(List<SignedReport.Figure> figures, List<SignedReport.Evidence> evidence) {}

  /**
   * @param keys {@code figure:CODE} and {@code target:CODE}: those that the text shows
   */
  Collected collect(
      Actor actor,
      ReportRow report,
      TemplateFigures numbers,
      FigureMarks marks,
      Collection<String> keys) {
    Map<String, String> byKey =
        marks.numbers().entrySet().stream()
            .filter(mark -> keys.contains(mark.getKey()))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    mark -> marks.text(mark.getValue()),
                    (one, other) -> one,
                    LinkedHashMap::new));
    Set<String> codes = new TreeSet<>();
    List<SignedReport.Figure> figures = new ArrayList<>();
    CollectedEvidence collected = new CollectedEvidence();
    byKey.forEach((key, mark) -> {
      String code = key.substring(key.indexOf(':') + 1);
      if (key.startsWith("figure:")) {
        numbers
            .value(code)
            .ifPresent(value -> {
              codes.add(code);
              figures.add(
                  figure(mark, numbers.definition(code).orElseThrow(), value, report.period()));
            });
      } else {
        TemplateFigures.Target target = numbers.targets().get(code);
        TargetValue value = target == null ? null : target.of(report.unit());
        if (target != null && value != null) {
          figures.add(target(mark, target, value, report.period().to()));
          book.evidenceOfTarget(actor, target.column(), report.unit(), report.period().to())
              .forEach(it -> collected.add(it, List.of(mark)));
        }
      }
    });
    if (!codes.isEmpty()) {
      for (FigureBook.CountedActivity it :
          book.evidence(actor, codes, report.unit(), report.period())) {
        collected.add(
            it,
            it.figures().stream()
                .flatMap(code -> java.util.stream.Stream.ofNullable(byKey.get("figure:" + code)))
                .toList());
      }
    }
    return new Collected(figures, collected.evidence());
  }

  private SignedReport.Figure figure(
      String mark, FigureDefinition definition, FigureValue value, Period period) {
    return new SignedReport.Figure(
        mark,
        false,
        definition.code(),
        definition.nameVi(),
        definition.function().code(),
        said(definition),
        period,
        value.numerator(),
        value.base(),
        value.value().orElse(null),
        value.activities(),
        prose.value(value, ""));
  }

  private SignedReport.Figure target(
      String mark, TemplateFigures.Target target, TargetValue value, LocalDate day) {
    LocalDate last = day.isBefore(target.column().to()) ? day : target.column().to();
    return new SignedReport.Figure(
        mark,
        true,
        target.column().code(),
        target.column().title(),
        "target",
        target.column().figure() + " · " + target.column().directive(),
        new Period(
            target.column().from(),
            last.isBefore(target.column().from()) ? target.column().from() : last),
        BigDecimal.valueOf(value.done()),
        BigDecimal.valueOf(value.due()),
        value.rate().orElse(null),
        value.due() - value.notReported(),
        prose.target(value, "pace"));
  }

  /** What a definition counts, in codes that stay. */
  private static String said(FigureDefinition it) {
    return "%s(%s%s%s%s)"
        .formatted(
            it.function().code(),
            it.kind(),
            part(".", it.amount()),
            part(" #", it.tag()),
            part(" ", it.form()));
  }

  private static String part(String before, @Nullable String text) {
    return text == null ? "" : before + text;
  }

  /** Each activity once, with the marks of all that it counts for. */
  private static final class CollectedEvidence {
    private final Map<Long, FigureBook.CountedActivity> activities = new LinkedHashMap<>();
    private final Map<Long, Set<String>> marks = new LinkedHashMap<>();

    void add(FigureBook.CountedActivity activity, List<String> of) {
      activities.putIfAbsent(activity.id(), activity);
      marks.computeIfAbsent(activity.id(), id -> new TreeSet<>()).addAll(of);
    }

    List<SignedReport.Evidence> evidence() {
      return activities.values().stream()
          .sorted(
              java.util.Comparator.comparing(FigureBook.CountedActivity::heldOn)
                  .thenComparing(FigureBook.CountedActivity::ref))
          .map(it ->
              new SignedReport.Evidence(
                  it.id(),
                  it.ref(),
                  it.unitCode(),
                  it.unitName(),
                  it.heldOn(),
                  it.kind(),
                  it.expected(),
                  it.present(),
                  it.amounts(),
                  List.copyOf(marks.getOrDefault(it.id(), Set.of()))))
          .toList();
    }
  }
}
