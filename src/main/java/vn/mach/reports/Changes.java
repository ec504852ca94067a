package vn.mach.reports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.kernel.Viewer;

/** What has changed since a report was signed: numbers that are others today, and activities that ceased or began to count. */
@Component
class Changes {

  private final ReportsSql sql;
  private final Gathering gathering;
  private final Collecting collecting;
  private final Frozen frozen;

  Changes(ReportsSql sql, Gathering gathering, Collecting collecting, Frozen frozen) {
    this.sql = sql;
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
  record Since(List<Changed> figures, List<Signed.Evidence> gone, List<Signed.Evidence> come) {
    boolean nothing() {
      return figures.isEmpty() && gone.isEmpty() && come.isEmpty();
    }
  }

  @Transactional(readOnly = true)
  public Since since(Viewer viewer, ReportRow report) {
    Signed signed = frozen.read(sql.frozen(report.id()).orElseThrow());
    Collecting.Collected now = now(viewer, report, signed);
    List<Changed> changed = new ArrayList<>();
    for (Signed.Figure was : signed.figures()) {
      now.figures().stream()
          .filter(it -> it.mark().equals(was.mark()))
          .filter(it -> it.numerator().compareTo(was.numerator()) != 0 || it.base().compareTo(was.base()) != 0)
          .findFirst()
          .ifPresent(it -> changed.add(new Changed(was.mark(), was.name(), was.shown(), it.shown())));
    }
    return new Since(changed, without(signed.evidence(), now.evidence()), without(now.evidence(), signed.evidence()));
  }

  private Collecting.Collected now(Viewer viewer, ReportRow report, Signed signed) {
    Numbers numbers = gathering.numbers(viewer, report.unit(), report.period(), codes(signed, false), codes(signed, true));
    Set<String> keys = signed.figures().stream().map(it -> Marks.key(it.target(), it.code())).collect(Collectors.toSet());
    return collecting.collect(viewer, report, numbers, new Marks(report.id(), report.code(), sql.marks(report.id())), keys);
  }

  private static Set<String> codes(Signed signed, boolean targets) {
    return signed.figures().stream().filter(it -> it.target() == targets).map(Signed.Figure::code).collect(Collectors.toSet());
  }

  private static List<Signed.Evidence> without(List<Signed.Evidence> some, List<Signed.Evidence> others) {
    Set<Long> ids = new HashSet<>(others.stream().map(Signed.Evidence::id).toList());
    return some.stream().filter(it -> !ids.contains(it.id())).toList();
  }
}
