package vn.mach.reports;

/** A report of one realm. */
public record ReportId(long value) {}
