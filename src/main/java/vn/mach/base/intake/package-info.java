/**
 * Reading untrusted bytes, once for all modules: file type by content, zips and XML within limits,
 * the text of a file (a PDF in a process of its own), active content, and the marking of secret
 * papers. Every refusal says what to do about it.
 *
 * <p>Words: file type (loại tệp), secret marking (dấu mật), active content (macro và thành phần
 * chạy được). No tables. Needs no database.
 */
@NullMarked
@ApplicationModule(
    id = "intake",
    allowedDependencies = {"kernel", "limits"})
package vn.mach.base.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
