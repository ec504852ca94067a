package vn.mach.base.audit;

import java.time.Instant;

/**
 * Somebody viewed a person's record.
 *
 * @param login as it was then
 * @param name of whoever uses the account; the login where no person is known
 * @param via {@code page}, {@code api} or {@code command}
 */
public record AccessLogEntry(Instant at, String login, String name, String via) {}
