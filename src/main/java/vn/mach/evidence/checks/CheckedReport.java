package vn.mach.evidence.checks;

import java.util.List;

/**
 * A report as the page shows it.
 *
 * @param prefix sets the places of its findings on the page apart from those of the other reports;
 *     empty for the first
 */
record CheckedReport(String name, String prefix, List<Finding> findings, List<Marked> marked) {}
