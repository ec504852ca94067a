package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;

/**
 * How many of the due units are in which state, and some of them, those with the least first.
 *
 * @param silent for how many nothing counts, whatever their state
 */
public record DueUnits(long done, long onPace, long behind, long silent, List<Due> units) {

  /** How many a list of this state has: done, on_pace, behind or silent. */
  public long count(String state) {
    return switch (state) {
      case "done" -> done;
      case "on_pace" -> onPace;
      case "behind" -> behind;
      default -> silent;
    };
  }

  /**
   * A due unit of a target, and its result.
   *
   * @param state {@code done}, {@code on_pace} (but not yet done) or {@code behind}
   */
  public record Due(
      UnitId unit,
      String code,
      String name,
      @Nullable String parentName,
      @Nullable Boolean committee,
      BigDecimal minimum,
      FigureValue value,
      String state,
      boolean opens) {}
}
