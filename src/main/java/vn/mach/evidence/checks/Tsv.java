package vn.mach.evidence.checks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import vn.mach.base.web.FormulaGuard;

/**
 * Findings as a table of tab-separated values. No cell holds a tab or a line end; in the table that
 * is downloaded none becomes a formula in a spreadsheet.
 */
final class Tsv {

  static final String HEADER = "file\tfrom\tto\tkind\tstated\tcomputed\tquote";

  private Tsv() {}

  static String row(String file, Finding finding) {
    return String.join(
        "\t",
        file.replaceAll("[\\t\\r\\n]", " "),
        Integer.toString(finding.from()),
        Integer.toString(finding.to()),
        finding.kind().code(),
        finding.stated(),
        finding.computed(),
        finding.quote());
  }

  private static String guarded(String row) {
    return Arrays.stream(row.split("\t", -1))
        .map(FormulaGuard::guarded)
        .collect(Collectors.joining("\t"));
  }

  /** The whole table, for a download. */
  static String of(String file, List<Finding> findings) {
    return HEADER
        + "\n"
        + findings.stream().map(it -> guarded(row(file, it)) + "\n").collect(Collectors.joining());
  }

  static String of(List<CheckedReport> reports) {
    return HEADER
        + "\n"
        + reports.stream()
            .flatMap(report -> report.findings().stream().map(it -> row(report.name(), it) + "\n"))
            .collect(Collectors.joining());
  }
}
