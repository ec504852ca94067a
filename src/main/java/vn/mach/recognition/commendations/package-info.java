/**
 * Commendations (khen thưởng): of a unit (collective) or a person (individual), for a year or ad
 * hoc. A unit proposes, the unit itself or one above decides with number, day and giver, or refuses
 * with a reason; a decision that is known from its paper is entered at once. The unit and person of
 * a commendation stay as they were: it moves with the person and stays with the unit. A decided one
 * counts as an activity of kind {@code commendation} that names nobody.
 *
 * <p>Words: commendation (khen thưởng), form (hình thức: giấy khen, bằng khen, cờ, kỷ niệm chương,
 * huy hiệu), ad hoc (đột xuất), giver (cấp tặng). Table: {@code commendations}. Publishes {@code
 * commendations_sheet}.
 */
@NullMarked
@ApplicationModule(
    id = "commendations",
    allowedDependencies = {
      "kernel",
      "datasets",
      "realms",
      "web",
      "audit",
      "units",
      "people",
      "tasks",
      "activities"
    })
package vn.mach.recognition.commendations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
