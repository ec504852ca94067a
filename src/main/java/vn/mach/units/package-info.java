/**
 * The tree that remembers: who stood under whom, on which day, under which name, of which kind, with or without a committee. Founding,
 * moving, renaming, ending, merging and splitting units. Whether a viewer's right reaches a unit.
 *
 * <p>Words: unit (tổ chức, đơn vị), stretch (giai đoạn: days on which place, name, kind and committee stay the same), ancestry (các cấp
 * trên), heir (nơi kế thừa), decision (quyết định sắp xếp), step (bước). Tables: {@code unit_kinds}, {@code units},
 * {@code unit_stretches}, {@code unit_ancestry}, {@code unit_heirs}, {@code unit_decisions},
 * {@code unit_decision_units}. Writes the topics {@code units} and {@code ancestry} of the change feed. Rooms that follow a decision offer {@link vn.mach.units.TreeFollower}, {@link
 * vn.mach.units.UnitStandingNeeded} and {@link vn.mach.units.TreeTotals}. Published for joining: {@code units_on(day)}, {@code units_under(day)}, {@code units_reached(day)},
 * {@code unit_ancestry}, {@code unit_codes}, {@code units_named}, {@code units_sheet}, {@code unit_kinds_sheet}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "realms", "changes", "journal", "web"})
package vn.mach.units;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
