/**
 * Inspections and supervision of members by a branch, after 296-QĐ/TW of 30/05/2025 and 08-HD/TW of
 * 10/06/2025. The plan of a year names nobody; each inspection of a member is a file for named eyes
 * ({@link vn.mach.organisation.access.NamedAccess}) with its steps, votes and papers, about which
 * others learn counts of finished years only (ADR 42). The audit log, which is read by rank, has
 * nothing of a file: its steps are its log.
 *
 * <p>Words: plan line (nội dung trong kế hoạch), inspection (kiểm tra), supervision (giám sát),
 * file (hồ sơ), announcement (thông báo), own report (báo cáo tự kiểm tra), findings (kết quả thẩm
 * tra), hearing (chi bộ nghe, biểu quyết), conclusion (kết luận), remedy (khắc phục), draw (chọn
 * ngẫu nhiên). Tables: {@code inspection_kinds}, {@code inspection_rules}, {@code
 * inspection_plan_lines}, {@code inspection_draws}, {@code inspections}, {@code inspection_steps},
 * {@code inspection_steps_counted}, {@code inspection_messages}, {@code inspection_years}, {@code
 * inspection_released}. Publishes nothing.
 */
@NullMarked
@ApplicationModule(
    id = "inspections",
    allowedDependencies = {
      "kernel",
      "realms",
      "web",
      "audit",
      "files",
      "units",
      "people",
      "access",
      "tasks",
      "activities",
      "meetings"
    })
package vn.mach.branch.inspections;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
