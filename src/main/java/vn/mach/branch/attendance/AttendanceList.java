package vn.mach.branch.attendance;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;

/**
 * A list as its pages show it.
 *
 * @param guests who are not in the register, as numbers
 */
record AttendanceList(
    AttendanceListId id,
    String kind,
    UnitId unit,
    String unitName,
    @Nullable Long round,
    String title,
    LocalDate day,
    Instant opensAt,
    Instant closesAt,
    String path,
    AttendanceListStatus status,
    TypedNumbers guests) {}
