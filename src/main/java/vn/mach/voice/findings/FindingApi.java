package vn.mach.voice.findings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;
import vn.mach.voice.findings.FindingNumbers.Counts;
import vn.mach.voice.findings.FindingStepsSql.Level;
import vn.mach.voice.findings.FindingViewSql.View;

/** Findings with their levels, and counts of them. */
@RestController
@Tag(name = "findings", description = "Findings from the ground and their answers.")
class FindingApi {

  private static final int PAGE = 100;

  private final FindingViewSql views;
  private final FindingsSql findings;
  private final FindingStepsSql steps;
  private final FindingNumbers numbers;
  private final FindingAccess access;
  private final AccessScope scope;
  private final Units units;
  private final Today today;

  FindingApi(
      FindingViewSql views,
      FindingsSql findings,
      FindingStepsSql steps,
      FindingNumbers numbers,
      FindingAccess access,
      AccessScope scope,
      Units units,
      Today today) {
    this.views = views;
    this.findings = findings;
    this.steps = steps;
    this.numbers = numbers;
    this.access = access;
    this.scope = scope;
    this.units = units;
    this.today = today;
  }

  /** {@code directive}: its symbol; {@code clause}: its key in all versions of the directive. */
  record FindingBrief(
      String ref,
      String title,
      String place,
      LocalDate foundOn,
      LocalDate sentOn,
      @Nullable String directive,
      @Nullable Integer clause,
      @Nullable String policy,
      int cases,
      String state,
      String level,
      @Nullable LocalDate dueOn) {}

  /** A level: its unit, its part of the days, and its words. */
  record FindingLevelAnswer(
      int number,
      String unit,
      String state,
      LocalDate from,
      @Nullable LocalDate until,
      LocalDate due,
      boolean late,
      String proposal,
      String note) {}

  /** {@code answer}: of the level that ended the matter; none: it is still open. */
  record FindingAnswer(
      FindingBrief finding,
      String difficulty,
      String evidence,
      String proposal,
      List<FindingLevelAnswer> levels,
      @Nullable String answer) {}

  record FindingCountsAnswer(
      String unit,
      LocalDate from,
      LocalDate to,
      int received,
      int answered,
      int answeredInTime,
      int information,
      int open) {}

  @GetMapping("/api/v1/findings")
  @Operation(
      operationId = "listFindings",
      summary = "Lists the findings that the caller may see",
      description =
          "What still waits comes first, a hundred a page. state narrows to new, reading, known,"
              + " information, answered, withdrawn or running (all that waits).")
  List<FindingBrief> list(
      Actor actor,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "1") int page) {
    Paging paging = new Paging(page, PAGE);
    FindingViewSql.Filter filter = new FindingViewSql.Filter(state, null, null, "", "", List.of());
    return paging.slice(views.list(access.parameters(actor), filter, paging)).rows().stream()
        .map(FindingApi::brief)
        .toList();
  }

  @GetMapping("/api/v1/findings/{ref}")
  @Operation(
      operationId = "getFinding",
      summary = "Shows a finding with its levels and the answer",
      description = "The proposal is in the words of whoever found it, then of each level.")
  FindingAnswer show(Actor actor, @PathVariable String ref) {
    View view =
        views.find(access.parameters(actor), ref).orElseThrow(() -> new NotFound("finding " + ref));
    FindingsSql.Known known = findings.find(view.id()).orElseThrow();
    return new FindingAnswer(
        brief(view),
        view.difficulty(),
        view.evidence(),
        view.proposal(),
        steps.of(view.id()).stream().map(this::level).toList(),
        FindingPages.end(steps.of(known.matter())).map(FindingPages.End::text).orElse(null));
  }

  @GetMapping("/api/v1/findings/counts")
  @Operation(
      operationId = "countFindings",
      summary = "Counts the findings of a unit and all below it",
      description =
          "Those sent within the period, without withdrawn ones: received = answered + information"
              + " + open. A finding counts at the level that received it first.")
  FindingCountsAnswer counts(
      Actor actor,
      @RequestParam String unit,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to) {
    UnitId at = units.find(unit).orElseThrow(() -> new NotFound("unit " + unit));
    scope.require(actor, Right.SEE_LETTERS, at);
    LocalDate day = today.date();
    LocalDate first = from == null ? day.withDayOfYear(1) : from;
    LocalDate last = to == null ? day : to;
    Counts it = numbers.of(List.of(at), first, last).getOrDefault(at, Counts.NONE);
    return new FindingCountsAnswer(
        unit, first, last, it.received(), it.answered(), it.inTime(), it.information(), it.open());
  }

  private static FindingBrief brief(View it) {
    return new FindingBrief(
        it.ref(),
        it.title(),
        it.placeName(),
        it.foundOn(),
        it.sentOn(),
        it.symbol().isEmpty() ? null : it.symbol(),
        it.clause(),
        it.policy().isEmpty() ? null : it.policy(),
        it.cases(),
        it.state().code(),
        it.unitName(),
        it.stepState().running() ? it.due() : null);
  }

  private FindingLevelAnswer level(Level it) {
    return new FindingLevelAnswer(
        it.number(),
        units.named(it.unit(), today.date()).map(NamedUnit::code).orElse(""),
        it.state().code(),
        it.from(),
        it.until(),
        it.due(),
        it.late(today.date()),
        it.proposal(),
        it.note());
  }
}
