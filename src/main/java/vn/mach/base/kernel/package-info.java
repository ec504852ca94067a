/**
 * The small types that every module speaks with. They depend on nothing but the JDK and hold no
 * state.
 *
 * <p>Words: unit (đơn vị, tổ chức), person (đảng viên, đoàn viên, hội viên), period (kỳ), refusal
 * (lý do từ chối), viewer (người đang dùng), right (quyền).
 */
@NullMarked
@ApplicationModule(
    id = "kernel",
    allowedDependencies = {})
package vn.mach.base.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
