package vn.mach.checks;

import java.util.List;
import java.util.Optional;

record TextTable(List<Integer> rows) {
  static Optional<TextTable> read(String folded, List<ReportText.Line> lines) {
    return Optional.empty();
  }
}
