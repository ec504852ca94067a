package vn.mach.branch.attendance;

/** A list of attendance. */
public record AttendanceListId(long value) {}
