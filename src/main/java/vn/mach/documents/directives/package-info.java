/**
 * Documents adopted by a unit, or by a body above the realm, and how the units below make them
 * concrete. A directive flows down: whoever stands under its issuer sees it, and so does whoever's
 * right to see reaches the issuer; what comes from above the realm all see.
 *
 * <p>Words: directive (văn bản lãnh đạo, chỉ đạo), issuer (nơi ban hành), parent (văn bản được cụ
 * thể hóa). Numbers are given by {@code register}. Tables: {@code directives}, {@code
 * directive_corrections} (what they said before they were corrected). Published for joining: {@code
 * directives_sheet}; the columns {@code id}, {@code symbol}, {@code title}, {@code issuer_id} and
 * {@code issued_on} of {@code directives}.
 */
@NullMarked
@ApplicationModule(
    id = "directives",
    allowedDependencies = {
      "kernel",
      "datasets",
      "intake",
      "realms",
      "web",
      "audit",
      "units",
      "files",
      "register"
    })
package vn.mach.documents.directives;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
