/**
 * The installation seen from outside: health, readiness and metrics on a port of their own, for
 * whoever watches over it. No page, and nothing about persons.
 *
 * <p>Words: health (tình trạng), readiness (sẵn sàng), metric (số đo vận hành). No tables.
 */
@NullMarked
@ApplicationModule(
    id = "operations",
    allowedDependencies = {"kernel", "realms", "jobs", "rollups", "backups"})
package vn.mach.app.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
