/**
 * Files attached to things of other modules: kept once by their content, in chunks in the database;
 * checked by what they are, not by what they are called. The module that owns the thing says who
 * may see and change them ({@link vn.mach.documents.files.FileOwner}). Papers marked Mật, Tối mật
 * or Tuyệt mật do not belong here and are refused as far as they can be recognised ({@link
 * vn.mach.base.intake.SecretMarking}).
 *
 * <p>Words: file (tệp), attachment (tệp đính kèm), secret marking (dấu mật). Tables: {@code files},
 * {@code file_chunks}, {@code attachments}.
 */
@NullMarked
@ApplicationModule(
    id = "files",
    allowedDependencies = {"kernel", "intake", "realms", "web", "audit"})
package vn.mach.documents.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
