package vn.mach.documents.adoptions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.directives.DirectiveId;

/**
 * A unit's plan or programme for a directive.
 *
 * @param revision how often it was sent
 * @param version the number of the directive's version when it was sent last
 */
record Plan(
    long id,
    DirectiveId directive,
    UnitId unit,
    String title,
    PlanStatus status,
    int revision,
    @Nullable Integer version,
    @Nullable Instant sentAt,
    @Nullable String sentBy) {

  boolean may(PlanStatus.Step step) {
    return PlanStatus.TRANSITIONS.allows(status, step);
  }

  /**
   * A line of a plan.
   *
   * @param person who does it; none: the holder of a post, or nobody is named
   * @param post a code of the kinds of posts
   * @param figure the code of the figure that shows it
   * @param answers the clauses that it answers; none: it is the unit's own
   */
  record Line(
      long id,
      int position,
      String text,
      @Nullable PersonId person,
      @Nullable String personName,
      @Nullable String post,
      @Nullable LocalDate dueOn,
      @Nullable String figure,
      List<Answer> answers) {

    Line {
      answers = List.copyOf(answers);
    }

    boolean own() {
      return answers.isEmpty();
    }

    boolean answers(int clause) {
      return answers.stream().anyMatch(it -> it.clause() == clause);
    }

    /** Who does it, as a form says it: {@code person:12}, {@code post:secretary}, or nothing. */
    String who() {
      return person != null ? "person:" + person.value() : post != null ? "post:" + post : "";
    }
  }

  /**
   * A clause that a line answers.
   *
   * @param version the number of the directive's version that it answers
   * @param outdated whether the clause was changed or taken out since
   */
  record Answer(int clause, int version, boolean repeated, boolean outdated) {}

  /** What was decided about one clause; 0: the unit's own lines. */
  record Decided(int clause, boolean approved, String remark) {}

  /**
   * What the level above decided about a plan as it was sent.
   *
   * @param version of the directive
   */
  record Review(
      int revision,
      int version,
      boolean approved,
      String remark,
      Instant at,
      String by,
      List<Decided> clauses) {}
}
