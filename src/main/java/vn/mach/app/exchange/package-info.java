/**
 * Files in and out, in the exchange format: reading, validation, taking in, writing, and comparing
 * with what a sender already knows.
 *
 * <p>Words: dataset (bộ dữ liệu), table (bảng), import (lần nhập), refused row (dòng bị từ chối).
 * Tables: {@code imports}, and the unlogged {@code staged_<number>_…} in which an import's rows
 * wait. Rows reach other modules through their {@code …Intake}.
 */
@NullMarked
@ApplicationModule(
    id = "exchange",
    allowedDependencies = {
      "kernel",
      "intake",
      "realms",
      "web",
      "audit",
      "jobs",
      "units",
      "people",
      "access",
      "files",
      "papers",
      "directives",
      "register",
      "activities",
      "figures",
      "checks",
      "reports"
    })
package vn.mach.app.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
