package vn.mach.base.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done.
 *
 * @param login of the account that did it, as it was then
 * @param action its words stand under the message key {@code journal.action.<action>}
 */
public record AuditEntry(Instant at, String login, String action, @Nullable String reason) {}
