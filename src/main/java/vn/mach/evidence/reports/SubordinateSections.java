package vn.mach.evidence.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What the units directly below wrote in the same section of their reports of the same type and
 * period: their own sentences, without those that came with the template and those with figures in
 * them (figures are counted, not copied).
 */
@Component
class SubordinateSections {

  private final ReportsSql reports;
  private final SectionsSql sql;

  SubordinateSections(ReportsSql reports, SectionsSql sql) {
    this.reports = reports;
    this.sql = sql;
  }

  /** A sentence that can be taken over; {@code taken}: it was already. */
  record Offer(ReportId report, String unitName, String sentence, boolean taken) {
    /** Names it in a form. */
    String key() {
      return report.value()
          + ":"
          + Integer.toHexString(SentenceSplitter.normal(sentence).hashCode());
    }
  }

  /** From reports that were signed, and so stand. */
  List<Offer> offers(ReportRow report, SectionRow section) {
    Map<ReportId, String> signed = new LinkedHashMap<>();
    for (ReportsSql.FromBelow it : reports.below(report)) {
      ReportStatus status = it.status();
      ReportId id = it.report();
      if (id != null && status != null && status.frozen()) {
        signed.put(id, it.unitName());
      }
    }
    Set<String> taken =
        sql.sources(section.id()).stream()
            .map(it -> it.report().value() + it.sentence())
            .collect(Collectors.toSet());
    List<Offer> offers = new ArrayList<>();
    for (SectionsSql.Twin twin : sql.twins(List.copyOf(signed.keySet()), section.topic())) {
      Set<String> begun =
          SentenceSplitter.of(prose(twin.begun())).stream()
              .map(SentenceSplitter::normal)
              .collect(Collectors.toSet());
      for (String sentence : SentenceSplitter.of(prose(twin.text()))) {
        String normal = SentenceSplitter.normal(sentence);
        if (!begun.contains(normal) && !sentence.contains("{")) {
          offers.add(
              new Offer(
                  twin.report(),
                  signed.getOrDefault(twin.report(), ""),
                  sentence,
                  taken.contains(twin.report().value() + normal)));
        }
      }
    }
    return offers;
  }

  /** Without headings, tables and charts: no sentence stands in them. */
  private static String prose(String text) {
    return text.lines()
        .filter(line -> line.isBlank() || "|@#".indexOf(line.strip().charAt(0)) < 0)
        .collect(Collectors.joining("\n"));
  }
}
