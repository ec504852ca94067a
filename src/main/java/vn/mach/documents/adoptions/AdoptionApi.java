package vn.mach.documents.adoptions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.documents.directives.Directives;
import vn.mach.documents.directives.NamedDirective;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

/** How far a directive is, and the plans that answer it. */
@RestController
@Tag(name = "adoptions", description = "How far units are with a directive.")
@Tag(name = "plans", description = "What a unit does about a directive.")
class AdoptionApi {

  private final AdoptionBoards boards;
  private final AdoptionsSql adoptions;
  private final Coverage coverage;
  private final PlansSql plans;
  private final Directives directives;
  private final People people;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  AdoptionApi(
      AdoptionBoards boards,
      AdoptionsSql adoptions,
      Coverage coverage,
      PlansSql plans,
      Directives directives,
      People people,
      Units units,
      AccessScope scope,
      Today today) {
    this.boards = boards;
    this.adoptions = adoptions;
    this.coverage = coverage;
    this.plans = plans;
    this.directives = directives;
    this.people = people;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  /**
   * Numbers of units.
   *
   * @param late by what is owed: receipt, adoption, study, report
   */
  record BoardNumbers(
      long asked,
      long received,
      long plans,
      long waiting,
      long returned,
      long adopted,
      long passedOn,
      long studies,
      long studied,
      long reports,
      long reported,
      Map<String, Long> late) {

    static BoardNumbers of(AdoptionBoard.Row row) {
      AdoptionNumbers it = row.numbers();
      Map<String, Long> late = new TreeMap<>();
      row.late().forEach((owed, units) -> late.put(owed.code(), units));
      return new BoardNumbers(
          it.asked(),
          it.received(),
          it.plans(),
          it.waiting(),
          it.returned(),
          it.adopted(),
          it.passedOn(),
          it.studies(),
          it.studied(),
          it.reports(),
          it.reported(),
          late);
    }
  }

  /** A unit directly below, with all below it. */
  record BoardUnit(String code, String name, BoardNumbers numbers) {}

  /** The board of a directive in a unit and all below it. */
  record AdoptionBoardAnswer(
      String directive,
      int version,
      LocalDate day,
      String unit,
      BoardNumbers whole,
      List<BoardUnit> units) {}

  /**
   * How a unit answers a clause.
   *
   * @param state answered, without_name_or_day, only_repeated, outdated, not_answered, not_asked
   */
  record PlanClauseAnswer(int clause, String number, String heading, String state) {}

  /** A clause that a line answers, as of a version of the directive. */
  record LineClause(int clause, int version, boolean outdated) {}

  /** A line of a plan; without clauses it is the unit's own. */
  record LineAnswer(
      int position,
      String text,
      @Nullable String person,
      @Nullable String post,
      @Nullable LocalDate dueOn,
      @Nullable String figure,
      List<LineClause> clauses) {}

  /** A unit's plan for a directive. */
  record PlanAnswer(
      String directive,
      String unit,
      String title,
      String status,
      int revision,
      @Nullable Integer version,
      List<LineAnswer> lines,
      List<PlanClauseAnswer> clauses) {}

  /** The board of a directive, by its reference, from a unit, by its code. */
  @GetMapping("/api/v1/adoptions")
  @Operation(
      operationId = "getAdoptionBoard",
      summary = "Shows how far a directive is in a unit and below",
      description = "Numbers of units that received, adopted, studied and reported, and are late.")
  AdoptionBoardAnswer board(
      Actor actor, @RequestParam String directive, @RequestParam String unit) {
    UnitId at = unit(actor, unit);
    NamedDirective named = boards.directive(actor, directive(actor, directive, at).id().value());
    AdoptionBoard board = boards.board(actor, named, at, "");
    return new AdoptionBoardAnswer(
        named.reference(),
        board.version(),
        board.day(),
        board.whole().code(),
        BoardNumbers.of(board.whole()),
        board.rows().stream()
            .map(it -> new BoardUnit(it.code(), it.name(), BoardNumbers.of(it)))
            .toList());
  }

  /** A unit's plan for a directive, with what it answers. */
  @GetMapping("/api/v1/plans")
  @Operation(
      operationId = "getPlan",
      summary = "Shows the plan of a unit for a directive, and which clauses it answers",
      description = "Each clause with its state, and each line with the clauses that it answers.")
  PlanAnswer plan(Actor actor, @RequestParam String directive, @RequestParam String unit) {
    UnitId at = unit(actor, unit);
    NamedDirective named = directive(actor, directive, at);
    Plan plan = plans.of(named.id(), at).orElseThrow(() -> new NotFound("plan"));
    Coverage.Sheet sheet =
        coverage.sheet(named.id(), at, adoptions.find(named.id(), at).orElse(null));
    Map<Long, String> codes = new TreeMap<>();
    people.members(at, today.date()).forEach(it -> codes.put(it.id().value(), it.code()));
    return new PlanAnswer(
        named.reference(),
        unit,
        plan.title(),
        plan.status().code(),
        plan.revision(),
        plan.version(),
        plans.lines(plan.id()).stream().map(it -> line(it, codes)).toList(),
        sheet.rows().stream()
            .map(it ->
                new PlanClauseAnswer(
                    it.clause().key(),
                    it.clause().number(),
                    it.clause().heading(),
                    it.state().code()))
            .toList());
  }

  private static LineAnswer line(Plan.Line it, Map<Long, String> codes) {
    return new LineAnswer(
        it.position(),
        it.text(),
        it.person() == null ? null : codes.get(it.person().value()),
        it.post(),
        it.dueOn(),
        it.figure(),
        it.answers().stream()
            .map(answer -> new LineClause(answer.clause(), answer.version(), answer.outdated()))
            .toList());
  }

  private UnitId unit(Actor actor, String code) {
    UnitId unit = units.find(code).orElseThrow(() -> new NotFound("unit " + code));
    scope.require(actor, Right.SEE_DRAFTS, unit);
    return unit;
  }

  private NamedDirective directive(Actor actor, String reference, UnitId unit) {
    return directives
        .find(reference, unit, today.date())
        .filter(it -> directives.maySee(actor, it))
        .flatMap(directives::named)
        .orElseThrow(() -> new NotFound("directive " + reference));
  }
}
