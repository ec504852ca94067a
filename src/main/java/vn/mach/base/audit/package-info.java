/**
 * The audit log (who did what when), the access log (who viewed whose record), and idempotency
 * (which commands were already carried out). Only writes; the pages are in {@code access}, which
 * knows who may read them.
 *
 * <p>Words: audit log (nhật ký), access log (lượt xem hồ sơ), idempotency key (khóa gửi một lần).
 * Tables: {@code audit_log}, {@code access_log}, {@code idempotency_keys}. Published: {@code
 * audit_log}, {@code access_log}.
 */
@NullMarked
@ApplicationModule(
    id = "audit",
    allowedDependencies = {"kernel", "realms"})
package vn.mach.base.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
