/**
 * Rehearsing a directive before it is issued: whom it would ask, the hours of work by an estimate
 * that is stated, what these units already owe in those weeks, which of them cannot do it as it is
 * written, and what similar is asked of them already. Nothing is saved.
 *
 * <p>Words: rehearsal (thử trước khi ban hành), estimate (ước tính), obstacle (vướng mắc: why a
 * unit cannot do it). Tables: none. Published: nothing.
 */
@NullMarked
@ApplicationModule(
    id = "rehearsal",
    allowedDependencies = {
      "kernel",
      "realms",
      "web",
      "units",
      "people",
      "tasks",
      "directives",
      "activities",
      "figures"
    })
package vn.mach.evidence.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
