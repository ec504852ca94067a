/**
 * The change feed: what happened, written by the module to which it happened in the same
 * transaction, and read by any number of consumers, each at its own pace. Nothing is lost where one
 * lags or where transactions commit in another order than they wrote; what all consumers of a topic
 * have read is dropped.
 *
 * <p>Words: change (thay đổi), topic (loại thay đổi), consumer (nơi nhận), offset (vị trí đã đọc).
 * Tables: {@code changes}, {@code change_offsets}. Published: modules insert rows of their own
 * topic into {@code changes}, which nobody else updates or deletes, and ask {@code
 * changes_waiting(consumer, topic)}.
 */
@NullMarked
@ApplicationModule(
    id = "changes",
    allowedDependencies = {"realms"})
package vn.mach.base.changes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
