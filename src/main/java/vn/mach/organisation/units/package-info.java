/**
 * The tree of units with its history: the parent, name, kind and committee of each unit on each
 * day. Founding, moving, renaming, ending, merging and splitting units. Access scope: whether an
 * actor's right covers a unit.
 *
 * <p>Words: unit (tổ chức, đơn vị), version (giai đoạn: days on which parent, name, kind and
 * committee stay the same), closure (các cấp trên), successor (nơi kế thừa), decision (quyết định
 * sắp xếp), step (bước). Tables: {@code unit_kinds}, {@code unit_kind_former_names}, {@code
 * unit_official_codes}, {@code units}, {@code unit_versions}, {@code unit_closure}, {@code
 * unit_successors}, {@code unit_decisions}, {@code unit_decision_units}, {@code realm_heads},
 * {@code unit_settings}. Writes the topics {@code units} and {@code closure} of the change feed.
 * Modules that follow a decision implement {@link vn.mach.organisation.units.TreeChangeListener},
 * {@link vn.mach.organisation.units.UnitDependency} and {@link
 * vn.mach.organisation.units.TreeChangeImpact}. Published: {@code units_on(day)}, {@code
 * effective_units_on(day)}, {@code unit_closure_on(day)}, {@code units_in_scope_on(day)}, {@code
 * unit_in_scope(unit, day, given)}, {@code realm_in_scope(day, given)}, {@code tops_in_scope(day,
 * given)}, {@code unit_closure}, {@code unit_codes}, {@code units_named}, {@code unit_kinds_named},
 * {@code units_sheet}, {@code unit_kinds_sheet}. For tables of the exchange format that refer to
 * units: {@link vn.mach.organisation.units.StagedTree}.
 */
@NullMarked
@ApplicationModule(
    id = "units",
    allowedDependencies = {"kernel", "datasets", "realms", "changes", "audit", "web"})
package vn.mach.organisation.units;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
