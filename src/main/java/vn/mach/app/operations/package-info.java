/**
 * How the installation is: health, readiness and metrics on a port of their own, a page for whoever
 * looks after it, and what happens when the disk is full. Nothing about persons.
 *
 * <p>Words: health (tình trạng), readiness (sẵn sàng), metric (số đo vận hành), operations (vận
 * hành). No tables.
 */
@NullMarked
@ApplicationModule(
    id = "operations",
    allowedDependencies = {"kernel", "realms", "web", "changes", "jobs", "rollups", "backups"})
package vn.mach.app.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
