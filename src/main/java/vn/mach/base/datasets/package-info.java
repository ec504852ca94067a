/**
 * The contract of the exchange format: a module with rows to exchange offers an {@link
 * vn.mach.base.datasets.ExchangeTable} for each of its tables, beside its own SQL; {@code exchange}
 * collects them, reads files, stages their rows, runs the tables in order, and writes files. Knows
 * no table of any module.
 *
 * <p>Words: table (bảng), column (cột), staged row (dòng chờ nhập), row error (lỗi của dòng). No
 * tables.
 */
@NullMarked
@ApplicationModule(
    id = "datasets",
    allowedDependencies = {"kernel"})
package vn.mach.base.datasets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
