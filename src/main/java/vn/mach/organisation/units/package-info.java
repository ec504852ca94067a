/**
 * The tree that remembers: who stood under whom, on which day, under which name, of which kind,
 * with or without a committee. Founding, moving, renaming, ending, merging and splitting units.
 * Whether a viewer's right reaches a unit.
 *
 * <p>Words: unit (tổ chức, đơn vị), version (giai đoạn: days on which place, name, kind and
 * committee stay the same), closure (các cấp trên), successor (nơi kế thừa), decision (quyết định
 * sắp xếp), step (bước). Tables: {@code unit_kinds}, {@code units}, {@code unit_versions}, {@code
 * unit_closure}, {@code unit_successors}, {@code unit_decisions}, {@code unit_decision_units}.
 * Writes the topics {@code units} and {@code closure} of the change feed. Modules that follow a
 * decision offer {@link vn.mach.organisation.units.TreeChangeListener}, {@link
 * vn.mach.organisation.units.UnitDependency} and {@link
 * vn.mach.organisation.units.TreeChangeImpact}. Published for joining: {@code units_on(day)},
 * {@code unit_closure_on(day)}, {@code units_in_scope_on(day)}, {@code unit_closure}, {@code
 * unit_codes}, {@code units_named}, {@code units_sheet}, {@code unit_kinds_sheet}.
 */
@NullMarked
@ApplicationModule(
    id = "units",
    allowedDependencies = {"kernel", "realms", "web", "audit", "changes"})
package vn.mach.organisation.units;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
