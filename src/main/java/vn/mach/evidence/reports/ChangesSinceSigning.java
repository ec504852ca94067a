package vn.mach.evidence.reports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.evidence.templates.FigureMarks;
import vn.mach.evidence.templates.TemplateFigures;

/**
 * What has changed since a report was signed: numbers that are others today, and activities that
 * ceased or began to count.
 */
@Component
class ChangesSinceSigning {

  private final SignedReportsSql sql;
  private final ReportsSql reports;
  private final ReportFigureLoader gathering;
  private final EvidenceCollector collecting;
  private final CanonicalJson frozen;

  ChangesSinceSigning(
      SignedReportsSql sql,
      ReportsSql reports,
      ReportFigureLoader gathering,
      EvidenceCollector collecting,
      CanonicalJson frozen) {
    this.sql = sql;
    this.reports = reports;
    this.gathering = gathering;
    this.collecting = collecting;
    this.frozen = frozen;
  }

  /** A number of the report, then and now. */
  record Changed(String mark, String name, String signed, String now) {}

  /**
   * @param gone signed, and counting no more
   * @param come counting now, and not when it was signed
   */
  record Since(
      List<Changed> figures, List<SignedReport.Evidence> gone, List<SignedReport.Evidence> come) {
    boolean nothing() {
      return figures.isEmpty() && gone.isEmpty() && come.isEmpty();
    }
  }

  @Transactional(readOnly = true)
  public Since since(Actor actor, ReportRow report) {
    SignedReport signed = frozen.read(sql.frozen(report.id()).orElseThrow());
    EvidenceCollector.Collected now = now(actor, report, signed);
    List<Changed> changed = new ArrayList<>();
    for (SignedReport.Figure was : signed.figures()) {
      now.figures().stream()
          .filter(it -> it.mark().equals(was.mark()))
          .filter(it ->
              it.numerator().compareTo(was.numerator()) != 0
                  || it.base().compareTo(was.base()) != 0)
          .findFirst()
          .ifPresent(
              it -> changed.add(new Changed(was.mark(), was.name(), was.shown(), it.shown())));
    }
    return new Since(
        changed,
        without(signed.evidence(), now.evidence()),
        without(now.evidence(), signed.evidence()));
  }

  private EvidenceCollector.Collected now(Actor actor, ReportRow report, SignedReport signed) {
    TemplateFigures numbers =
        gathering.numbers(
            actor, report.unit(), report.period(), codes(signed, false), codes(signed, true));
    Set<String> keys =
        signed.figures().stream()
            .map(it -> FigureMarks.key(it.target(), it.code()))
            .collect(Collectors.toSet());
    return collecting.collect(actor, report, numbers, reports.marks(report), keys);
  }

  private static Set<String> codes(SignedReport signed, boolean targets) {
    return signed.figures().stream()
        .filter(it -> it.target() == targets)
        .map(SignedReport.Figure::code)
        .collect(Collectors.toSet());
  }

  private static List<SignedReport.Evidence> without(
      List<SignedReport.Evidence> some, List<SignedReport.Evidence> others) {
    Set<Long> ids = new HashSet<>(others.stream().map(SignedReport.Evidence::id).toList());
    return some.stream().filter(it -> !ids.contains(it.id())).toList();
  }
}
