/**
 * Files attached to objects of other modules: stored once by their content, in chunks in the
 * database; the type is detected from the content, not from the name. The module that owns the
 * object decides who may see and change them ({@link vn.mach.base.files.FileOwner}). Papers marked
 * Mật, Tối mật or Tuyệt mật are refused as far as they can be recognised ({@link
 * vn.mach.base.intake.SecretMarking}).
 *
 * <p>Words: file (tệp), attachment (tệp đính kèm), secret marking (dấu mật). Tables: {@code files},
 * {@code file_chunks}, {@code attachments}. Published: nothing.
 */
@NullMarked
@ApplicationModule(
    id = "files",
    allowedDependencies = {"kernel", "intake", "realms", "web", "audit"})
package vn.mach.base.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
