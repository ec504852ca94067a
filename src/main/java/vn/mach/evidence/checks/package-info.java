/**
 * Finds contradicting figures in the text of reports: percents that do not match their fraction,
 * parts that do not add up, totals stated twice differently, shares over their whole, and, for a
 * unit and a period, figures that differ from the evidence. It prefers missing one to a false
 * alarm, and stores nothing of what it reads (ADR 11).
 *
 * <p>Words: finding (chỗ mâu thuẫn), stated (đã ghi), computed (tính lại), mention (con số trong
 * văn bản). Word lists: {@code nouns.txt} (what reports count), {@code apart.txt} (words that
 * exclude one another), {@code words.txt} (all others). No tables.
 *
 * <p>The rules are pure functions; {@link vn.mach.evidence.checks.Checks} is the public API. {@code
 * script/mach check-figures} needs no database.
 */
@NullMarked
@ApplicationModule(
    id = "checks",
    allowedDependencies = {"kernel", "intake", "realms", "web", "units", "figures"})
package vn.mach.evidence.checks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
