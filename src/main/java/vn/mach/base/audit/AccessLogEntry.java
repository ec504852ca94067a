package vn.mach.base.audit;

import java.time.Instant;

/**
 * Somebody viewed a person's record.
 *
 * @param login as it was then
 * @param via {@code page}, {@code api} or {@code command}
 */
public record AccessLogEntry(Instant at, String login, String via) {}
