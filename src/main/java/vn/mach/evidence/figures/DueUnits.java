package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;

/** How many of the due units are in which state, and some of them, those with the least first. */
public record DueUnits(long met, long shortOf, long silent, List<Due> units) {

  /**
   * A due unit of a target, and its result.
   *
   * @param state {@code met}, {@code short}, or {@code silent}: nothing at all counts for it
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
