package vn.mach.base.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An action that was carried out.
 *
 * @param by who did it
 * @param action its message key is {@code audit.action.<action>}
 */
public record AuditEntry(Instant at, String by, String action, @Nullable String reason) {}
