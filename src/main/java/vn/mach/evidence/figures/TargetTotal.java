package vn.mach.evidence.figures;

import java.time.LocalDate;
import vn.mach.base.kernel.UnitId;

/** How far a target (by its number) is reached on a day in a unit and all under it. */
public record TargetTotal(long target, LocalDate day, UnitId unit, TargetValue value) {}
