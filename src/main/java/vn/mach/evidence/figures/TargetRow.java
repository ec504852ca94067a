package vn.mach.evidence.figures;

/** A target by its number, as a column of a scoreboard. */
public record TargetRow(Board.Column column) {

  public long id() {
    return column.id();
  }
}
