/**
 * Import and export of files in the exchange format: parsing, staging, validation, preview,
 * loading, export, and comparing with figures that the sender already knows (reconcile).
 *
 * <p>Words: dataset (bộ dữ liệu), table (bảng), import (lần nhập), refused row (dòng bị từ chối).
 * Tables: {@code imports}, {@code import_refusals}, {@code import_files}, {@code
 * import_file_chunks}, {@code import_accounts}, and for each import unlogged tables {@code
 * staged_<number>_…} with its rows. Published: nothing. The tables of the format belong to the
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
