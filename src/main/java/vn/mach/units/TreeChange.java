package vn.mach.units;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.kernel.UnitId;

/**
 * What a decision did to the tree, for rooms that follow it.
 *
 * @param day the first day on which it holds; it may lie in the past
 * @param ended the units whose last day is the day before
 * @param founded the units that stand since the day
 * @param shifted every unit that has another unit above it, or none, since the day
 */
public record TreeChange(LocalDate day, List<Ended> ended, List<UnitId> founded, List<UnitId> shifted) {
  public TreeChange {
    ended = List.copyOf(ended);
    founded = List.copyOf(founded);
    shifted = List.copyOf(shifted);
  }

  /** @param successor who took over, if anyone; it may itself have ended on the same day */
  public record Ended(UnitId unit, @Nullable UnitId successor) {}
}
