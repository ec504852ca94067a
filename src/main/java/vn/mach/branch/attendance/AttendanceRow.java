package vn.mach.branch.attendance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.PersonId;

/**
 * A person on a list.
 *
 * @param how {@code qr}, {@code code}, {@code tick}, {@code sheet} or {@code close}; null where
 *     nothing was said
 */
public record AttendanceRow(
    PersonId person,
    String code,
    String name,
    String standing,
    AttendanceStatus status,
    @Nullable String reason,
    @Nullable String how,
    @Nullable Instant at) {}
