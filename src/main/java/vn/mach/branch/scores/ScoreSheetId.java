package vn.mach.branch.scores;

/** The number of a score sheet; its page is {@code /scores/{value}}. */
public record ScoreSheetId(long value) {}
