/**
 * Who did what when, who looked at whom, and which commands were already carried out. Writing only;
 * its pages stand in {@code access}, which knows who may read it.
 *
 * <p>Words: entry (mục nhật ký), look (lượt xem hồ sơ). Tables: {@code audit_log}, {@code
 * access_log}, {@code idempotency_keys}.
 */
@NullMarked
@ApplicationModule(
    id = "audit",
    allowedDependencies = {"kernel", "realms"})
package vn.mach.base.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
