package vn.mach.branch.attendance;

import java.time.Instant;
import java.time.LocalDate;
import vn.mach.base.kernel.UnitId;

/**
 * A list to open.
 *
 * @param kind {@code meeting} or {@code session}
 * @param subject the owner's id: a kind and subject have one list
 * @param unit whose recorders keep the list
 * @param opensAt from when members check in by themselves
 * @param closesAt the end of that, later than its beginning
 * @param path the owner's page, without the realm's prefix
 */
public record NewAttendanceList(
    String kind,
    long subject,
    UnitId unit,
    String title,
    LocalDate day,
    Instant opensAt,
    Instant closesAt,
    String path) {}
