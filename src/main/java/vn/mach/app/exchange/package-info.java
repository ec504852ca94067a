/**
 * Files in and out, in the exchange format: reading, validation, taking in, writing, and comparing
 * with what a sender already knows.
 *
 * <p>Words: dataset (bộ dữ liệu), table (bảng), import (lần nhập), refused row (dòng bị từ chối).
 * Tables: {@code imports}, {@code import_refusals}, {@code import_accounts}, and the unlogged
 * {@code staged_<number>_…} in which an import's rows wait. The tables of the format belong to the
 * modules that own their rows: they offer an {@link vn.mach.base.datasets.ExchangeTable} for each,
 * beside their own SQL.
 */
@NullMarked
@ApplicationModule(
    id = "exchange",
    allowedDependencies = {
      "kernel",
      "datasets",
      "intake",
      "realms",
      "web",
      "audit",
      "jobs",
      "units",
      "access",
      "figures",
      "reports"
    })
package vn.mach.app.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
