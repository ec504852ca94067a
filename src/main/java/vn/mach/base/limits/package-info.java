/**
 * Limits on expensive work: so many at once, others wait their turn for some seconds and are told
 * then. Nobody waits while holding a connection of the database.
 *
 * <p>Words: turn (lượt), busy (đang bận). No tables.
 */
@NullMarked
@ApplicationModule(
    id = "limits",
    allowedDependencies = {})
package vn.mach.base.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
