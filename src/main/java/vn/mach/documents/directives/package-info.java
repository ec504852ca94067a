/**
 * Documents adopted by a unit, or by a body above the realm, and the documents of lower units that
 * make them concrete. A directive is visible to everybody in a unit under its issuer, and to
 * everybody whose right to see covers the issuer; directives from above the realm are visible to
 * all.
 *
 * <p>Words: directive (văn bản lãnh đạo, chỉ đạo), issuer (nơi ban hành), parent (văn bản được cụ
 * thể hóa). Numbers are assigned by {@code register}. Tables: {@code directives}, {@code
 * directive_corrections} (the values before each correction). Published: {@code directives_named},
 * {@code directives_coded}, {@code directives_sheet}.
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
      "search",
      "audit",
      "units",
      "files",
      "register"
    })
package vn.mach.documents.directives;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
