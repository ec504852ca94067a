/**
 * Small types that every module uses. They depend on the JDK only and have no state.
 *
 * <p>Words: unit (đơn vị, tổ chức), person (đảng viên, đoàn viên, hội viên), period (kỳ), refusal
 * (lý do từ chối), actor (người đang dùng), right (quyền). No tables.
 */
@NullMarked
@ApplicationModule(
    id = "kernel",
    allowedDependencies = {})
package vn.mach.base.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
