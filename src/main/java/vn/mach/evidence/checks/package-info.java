/**
 * Reads reports for figures that contradict themselves: percents that are not their fraction, parts
 * that do not add up, totals that are stated twice differently, shares over their whole, and, for a
 * unit and a period, figures that differ from the evidence. It prefers silence to false alarms, and
 * keeps nothing of what it reads.
 *
 * <p>Words: finding (chỗ mâu thuẫn), stated (đã ghi), computed (tính lại), mention (con số trong
 * văn bản). The nouns that reports count stand in {@code nouns.txt}, the ways in which parts
 * exclude one another in {@code apart.txt}. No tables.
 *
 * <p>The rules are pure: {@link vn.mach.evidence.checks.Checks} is the door, {@code script/mach
 * check-figures} needs no database.
 */
@NullMarked
@ApplicationModule(
    id = "checks",
    allowedDependencies = {"kernel", "intake", "realms", "web", "units", "figures"})
package vn.mach.evidence.checks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
