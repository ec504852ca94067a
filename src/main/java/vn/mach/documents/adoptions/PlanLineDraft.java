package vn.mach.documents.adoptions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.FormParser;

/**
 * A line of a plan as somebody wrote it.
 *
 * @param clauses keys of the clauses that it answers
 */
record PlanLineDraft(
    String text,
    @Nullable PersonId person,
    @Nullable String post,
    @Nullable LocalDate dueOn,
    @Nullable String figure,
    Set<Integer> clauses) {

  static final int LONGEST = 2000;

  PlanLineDraft {
    clauses = new TreeSet<>(clauses);
  }

  /** What cannot be, apart from what the directive and the unit say. */
  List<Refusal> refusals() {
    List<Refusal> refusals = new ArrayList<>();
    if (text.isEmpty()) {
      refusals.add(Refusal.of("text", "web.refused.missing"));
    } else if (Text.length(text) > LONGEST) {
      refusals.add(Refusal.of("text", "web.refused.too_long", LONGEST));
    } else if (SecretMarking.inText(text)) {
      refusals.add(Refusal.of("text", "directives.refused.secret"));
    }
    if (figure != null && !FormParser.isCode(figure)) {
      refusals.add(Refusal.of("figure", "adoptions.refused.figure"));
    }
    return refusals;
  }
}
