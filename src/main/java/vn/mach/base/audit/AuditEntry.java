package vn.mach.base.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An action that was carried out.
 *
 * @param login of the account that did it, as it was then
 * @param action its message key is {@code audit.action.<action>}
 */
public record AuditEntry(Instant at, String login, String action, @Nullable String reason) {}
