/**
 * The change feed: a module writes what changed in the same transaction, and any number of
 * consumers read it, each with its own offset. No change is lost if a consumer lags or if
 * transactions commit in another order than they wrote; rows that all consumers of a topic have
 * read are dropped (ADR 15).
 *
 * <p>Words: change (thay đổi), topic (loại thay đổi), consumer (nơi nhận), offset (vị trí đã đọc).
 * Tables: {@code changes}, {@code change_offsets}. Published: {@code changes} (modules insert rows
 * of their own topic; only this module deletes them), {@code changes_waiting(consumer, topic)},
 * {@code changes_anew(consumer, topic)}.
 */
@NullMarked
@ApplicationModule(
    id = "changes",
    allowedDependencies = {"realms"})
package vn.mach.base.changes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
