/**
 * Documents adopted by a unit, or by a body above the realm, and the documents of lower units that
 * make them concrete. A directive is visible to everybody in a unit under its issuer, and to
 * everybody whose right to see covers the issuer; directives from above the realm are visible to
 * all.
 *
 * <p>The text is split into clauses and issued in versions: what a clause asks of which units or
 * persons, by when and with what kind of answer. A clause keeps its key through all versions.
 *
 * <p>Words: directive (văn bản lãnh đạo, chỉ đạo), issuer (nơi ban hành), parent (văn bản được cụ
 * thể hóa), clause (điều khoản), version (phiên bản). Numbers are assigned by {@code register}.
 * Tables: {@code directives}, {@code directive_corrections} (the values before each correction),
 * {@code directive_versions}, {@code clauses}. Published: {@code directives_named}, {@code
 * directives_coded}, {@code directives_sheet}, {@code directive_versions_issued}, {@code
 * clauses_issued}, {@code clause_units(version, day)}, {@code clause_people(version, day)}.
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
      "calendar",
      "units",
      "people",
      "files",
      "register"
    })
package vn.mach.documents.directives;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
