package vn.mach.evidence.figures;

/** A target by its number, as a column of a scoreboard. */
public record TargetRow(long id, Board.Column column) {}
