package vn.mach.branch.meetings;

/** The number of a meeting. */
public record MeetingId(long value) {}
