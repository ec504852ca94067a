/**
 * Everything that reads bytes which somebody brought, once for all modules: what a file is by its
 * content, zips and XML within bounds, the text of a file (a PDF in a process of its own), content
 * that could run, and the marking of secret papers. What is refused says what to do about it.
 *
 * <p>Words: file type (loại tệp), secret marking (dấu mật), active content (macro và thành phần
 * chạy được). No tables. Needs no database.
 */
@NullMarked
@ApplicationModule(id = "intake", allowedDependencies = "kernel")
package vn.mach.base.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
