/**
 * Scores of branch meetings. A level defines the form that the branches under it use, as data with
 * days; a branch proposes a score for its meeting, its members vote, whoever follows the branch
 * from above confirms. What is confirmed is withdrawn with a reason, never changed.
 *
 * <p>Words: form (biểu chấm điểm), section (nhóm nội dung), item (nội dung), bonus (điểm thưởng),
 * sheet (phiếu chấm điểm), band (xếp loại). Tables: {@code score_forms}, {@code score_sections},
 * {@code score_items}, {@code score_options}, {@code score_sheets}, {@code score_answers}, {@code
 * score_year_rules}. Published: {@code scores_confirmed}, {@code score_form_on(unit, day)}.
 */
@NullMarked
@ApplicationModule(
    id = "scores",
    allowedDependencies = {
      "kernel",
      "realms",
      "web",
      "audit",
      "units",
      "people",
      "tasks",
      "activities"
    })
package vn.mach.branch.scores;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
