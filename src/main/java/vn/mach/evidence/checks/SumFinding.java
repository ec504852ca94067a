package vn.mach.evidence.checks;

import java.math.BigDecimal;

/** A whole that its parts do not add up to; offsets of the numbers from the first to the last. */
record SumFinding(Mention whole, int from, int to, BigDecimal total) {

  Finding in(ReportText text) {
    return text.finding(from, to, Contradiction.SUM, whole.shown(), whole.shown(total));
  }
}
