/**
 * Background work: requested once, run by one of the nodes, with progress, cancelling and one page
 * that shows it. Modules offer a {@link vn.mach.base.jobs.JobType} for each kind of work and start
 * it with {@link vn.mach.base.jobs.Jobs}. db-scheduler decides when a job is due and which node
 * runs it (ADR 15); its subject and progress are stored in the realm.
 *
 * <p>Words: job (việc chạy nền), attempt (lần chạy), claim (phiên chạy). Tables: {@code jobs}, and
 * {@code scheduled_tasks} in {@code mach_common}. Published: nothing.
 */
@NullMarked
@ApplicationModule(
    id = "jobs",
    allowedDependencies = {"kernel", "realms", "web", "audit"})
package vn.mach.base.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
