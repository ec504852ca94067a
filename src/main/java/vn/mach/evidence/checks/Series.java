package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The reports of one unit about one year, against each other: what was done since the beginning of
 * the year cannot become less from one report to the next, and where the base of a share is another
 * one than before, it is named.
 */
final class Series {

  private Series() {}

  /** For each of the reports, in their order, what in it contradicts the report before it. */
  static List<List<Finding>> of(List<SeriesReport> reports) {
    List<List<Finding>> findings = new ArrayList<>();
    reports.forEach(it -> findings.add(new ArrayList<>()));
    List<Integer> order =
        IntStream.range(0, reports.size())
            .boxed()
            .filter(it -> reports.get(it).months() > 0)
            .sorted(Comparator.comparingInt(it -> reports.get(it).months()))
            .toList();
    for (int i = 1; i < order.size(); i++) {
      SeriesReport later = reports.get(order.get(i));
      for (Map.Entry<Statement, SeriesReport.Said> said : later.said().entrySet()) {
        earlier(reports, order.subList(0, i), later, said.getKey())
            .flatMap(it -> finding(it, said.getValue()))
            .ifPresent(findings.get(order.get(i))::add);
      }
    }
    findings.forEach(it -> it.sort(Comparator.comparingInt(Finding::from)));
    return findings;
  }

  /**
   * The same figure in the last report before this one, of the same unit and year, about less of
   * it.
   */
  private static Optional<SeriesReport.Said> earlier(
      List<SeriesReport> reports, List<Integer> before, SeriesReport later, Statement statement) {
    for (int index : before.reversed()) {
      SeriesReport earlier = reports.get(index);
      boolean same =
          earlier.unit().equals(later.unit())
              && earlier.year().equals(later.year())
              && earlier.months() < later.months();
      if (same && earlier.said().containsKey(statement)) {
        return Optional.of(earlier.said().get(statement));
      }
    }
    return Optional.empty();
  }

  private static Optional<Finding> finding(SeriesReport.Said earlier, SeriesReport.Said later) {
    Mention one = earlier.mention();
    Mention other = later.mention();
    if (one.isFraction() != other.isFraction()) {
      return Optional.empty();
    }
    if (one.base() != null
        && other.base() != null
        && one.base().value().compareTo(other.base().value()) != 0) {
      return Optional.of(
          new Finding(
              other.from(),
              other.to(),
              Contradiction.SERIES,
              other.base().shown(),
              one.base().shown(),
              later.quote()));
    }
    boolean less = later.grows() && earlier.grows() && other.value().compareTo(one.value()) < 0;
    return less
        ? Optional.of(
            new Finding(
                other.from(),
                other.to(),
                Contradiction.SERIES,
                other.shown(),
                one.shown(),
                later.quote()))
        : Optional.empty();
  }
}
