package vn.mach.organisation.notices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that an account was told about a task.
 *
 * @param days of a reminder: so many days before or after the due day
 */
record Notice(
    long id,
    long account,
    NoticeKind kind,
    long task,
    int days,
    Instant at,
    @Nullable Instant readAt) {}
