/**
 * Files attached to things of other rooms: kept once by their content, in chunks in the database; checked by what they are, not by what
 * they are called. The room that owns the thing says who may see and change them ({@link vn.mach.files.FileOwner}). Papers marked Mật,
 * Tối mật or Tuyệt mật do not belong here and are refused as far as they can be recognised ({@link vn.mach.files.SecretMarking}).
 *
 * <p>Words: file (tệp), attachment (tệp đính kèm), secret marking (dấu mật). Tables: {@code files}, {@code file_chunks},
 * {@code attachments}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "realms", "journal", "units", "people", "access", "web"})
package vn.mach.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
