package vn.mach.documents.adoptions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.directives.AnswerKind;
import vn.mach.documents.directives.Clause;
import vn.mach.documents.directives.Clauses;
import vn.mach.documents.directives.DirectiveId;

/** How far a unit answers the clauses of a directive as it stands now. */
@Component
class Coverage {

  /**
   * A clause with what answers it.
   *
   * @param lines of the unit's plan
   * @param decided by the level above, of the plan as it was sent last; none: nothing yet
   */
  record Row(
      Clause clause, ClauseState state, List<Plan.Line> lines, Plan.@Nullable Decided decided) {

    boolean asked() {
      return state != ClauseState.NOT_ASKED;
    }

    /** Whether a line of a plan is what the clause expects. */
    boolean wantsLine() {
      return asked() && clause.asked() != null && Owed.ADOPTION.asksFor(clause.asked().answer());
    }
  }

  /**
   * All of it.
   *
   * @param own lines that answer no clause
   * @param gone lines that answer clauses which were taken out
   */
  record Sheet(List<Row> rows, List<Plan.Line> own, List<Plan.Line> gone) {

    long in(ClauseState state) {
      return rows.stream().filter(it -> it.wantsLine() && it.state() == state).count();
    }

    long wanted() {
      return rows.stream().filter(Row::wantsLine).count();
    }

    /** States that the level above has to look at, with how many clauses are in each. */
    List<ClauseState> wanting() {
      return List.of(
              ClauseState.NOT_ANSWERED,
              ClauseState.ONLY_REPEATED,
              ClauseState.WITHOUT_NAME_OR_DAY,
              ClauseState.OUTDATED)
          .stream()
          .filter(it -> in(it) > 0)
          .toList();
    }
  }

  private final Clauses clauses;
  private final PlansSql plans;
  private final PlanReviewsSql reviews;

  Coverage(Clauses clauses, PlansSql plans, PlanReviewsSql reviews) {
    this.clauses = clauses;
    this.plans = plans;
    this.reviews = reviews;
  }

  /**
   * The sheet of a unit.
   *
   * @param adoption none: the directive was not sent to it
   */
  Sheet sheet(DirectiveId directive, UnitId unit, @Nullable Adoption adoption) {
    @Nullable Plan plan = plans.of(directive, unit).orElse(null);
    List<Plan.Line> lines = plan == null ? List.of() : plans.lines(plan.id());
    Map<Integer, ClauseState> states = plan == null ? Map.of() : plans.states(plan.id());
    Map<Integer, Plan.Decided> decided = plan == null ? Map.of() : decided(plan);
    Set<Integer> concerning =
        clauses.concerning(directive, unit).stream().map(Clause::key).collect(Collectors.toSet());
    Set<Integer> there = new HashSet<>();
    List<Row> rows = new ArrayList<>();
    for (Clause clause : clauses.current(directive)) {
      there.add(clause.key());
      List<Plan.Line> answering =
          lines.stream().filter(line -> line.answers(clause.key())).toList();
      ClauseState state =
          concerning.contains(clause.key())
              ? state(clause, adoption, states.getOrDefault(clause.key(), ClauseState.NOT_ANSWERED))
              : ClauseState.NOT_ASKED;
      rows.add(new Row(clause, state, answering, decided.get(clause.key())));
    }
    return new Sheet(
        List.copyOf(rows),
        lines.stream().filter(Plan.Line::own).toList(),
        lines.stream()
            .filter(line -> line.answers().stream().anyMatch(it -> !there.contains(it.clause())))
            .toList());
  }

  private Map<Integer, Plan.Decided> decided(Plan plan) {
    return reviews.of(plan.id()).stream()
        .findFirst()
        .map(Plan.Review::clauses)
        .orElse(List.of())
        .stream()
        .collect(Collectors.toMap(Plan.Decided::clause, it -> it));
  }

  /** What asks for study or a report is answered by these. */
  private static ClauseState state(
      Clause clause, @Nullable Adoption adoption, ClauseState ofLines) {
    AnswerKind kind = clause.asked() == null ? null : clause.asked().answer();
    boolean done =
        adoption != null
            && (kind == AnswerKind.STUDY && adoption.studiedOn() != null
                || kind == AnswerKind.REPORT && adoption.reportedOn() != null);
    return done ? ClauseState.ANSWERED : ofLines;
  }
}
