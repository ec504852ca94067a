package vn.mach.evidence.checks;

import java.util.List;

/**
 * One way of contradicting oneself, and how it is seen. It prefers silence: whatever can be read as
 * sound is.
 */
interface Rule {

  List<Finding> findings(ReportText text);
}
