/**
 * Background work: asked for once, carried out by one of the nodes, with progress, a way to cancel
 * it, and one page that shows it. Modules offer a {@link vn.mach.base.jobs.JobType} for each kind
 * of work and ask for it through {@link vn.mach.base.jobs.Jobs}. When a job is due and which node
 * has it is db-scheduler's matter (ADR 15); what it is about and how far it is stands in the realm.
 *
 * <p>JobText: job (việc chạy nền), attempt (lần chạy), claim (phiên chạy). Tables: {@code jobs},
 * and {@code scheduled_tasks} in {@code mach_common}.
 */
@NullMarked
@ApplicationModule(
    id = "jobs",
    allowedDependencies = {"kernel", "realms", "web", "audit"})
package vn.mach.base.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
