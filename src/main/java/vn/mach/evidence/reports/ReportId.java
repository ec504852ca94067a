package vn.mach.evidence.reports;

/** A report of one realm. */
public record ReportId(long value) {}
