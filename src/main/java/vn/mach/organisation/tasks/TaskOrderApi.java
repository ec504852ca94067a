package vn.mach.organisation.tasks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.ApiRefusals;
import vn.mach.base.web.FormParser;
import vn.mach.organisation.units.Units;

/** How far given work is, and who is late, for programs. */
@RestController
@Tag(name = "task_orders", description = "Work that was given by hand, with all its tasks.")
class TaskOrderApi {

  private final TaskOrderAccess access;
  private final LatenessBoards boards;
  private final Units units;
  private final Today today;
  private final ApiRefusals refused;

  TaskOrderApi(
      TaskOrderAccess access,
      LatenessBoards boards,
      Units units,
      Today today,
      ApiRefusals refused) {
    this.access = access;
    this.boards = boards;
    this.units = units;
    this.today = today;
    this.refused = refused;
  }

  /**
   * Work that was given, and how many of its tasks stand how.
   *
   * @param late how many of the open ones are past their day
   */
  record OrderAnswer(
      long id,
      String title,
      String text,
      @Nullable String giver,
      LocalDate assignedOn,
      long tasks,
      long open,
      long late,
      long answered,
      long settled) {}

  /** Tasks: due (open and in time), late (open and past their day), done this year. */
  record CountsAnswer(long due, long late, long done) {
    static CountsAnswer of(TaskCountsSql.Counts counts) {
      return new CountsAnswer(counts.due(), counts.late(), counts.done());
    }
  }

  /**
   * A unit with all below it.
   *
   * @param kinds by the code of the kind of task
   */
  record LatenessRowAnswer(
      String unit, String name, CountsAnswer all, Map<String, CountsAnswer> kinds) {}

  /** A unit and those directly below it on a day. */
  record LatenessAnswer(LocalDate on, LatenessRowAnswer unit, List<LatenessRowAnswer> children) {}

  @GetMapping("/api/v1/task_orders/{id:\\d+}")
  @Operation(
      operationId = "getTaskOrder",
      summary = "How far work is that was given by hand",
      description = "For whoever may give work from the unit that gave it.")
  OrderAnswer order(Actor actor, @PathVariable long id) {
    TaskSubjectsSql.Row row = access.subject(actor, id);
    return new OrderAnswer(
        row.id(),
        row.title(),
        row.text(),
        row.giverName(),
        row.assignedOn(),
        row.all(),
        row.open(),
        row.late(),
        row.answered(),
        row.settled());
  }

  @GetMapping("/api/v1/units/{code}/lateness")
  @Operation(
      operationId = "getLateness",
      summary = "The lateness board: a unit and those directly below it, by kind of task",
      description = "On any day; of the kinds whose tasks the account may see there.")
  @ApiResponse(
      responseCode = "200",
      description = "The board.",
      content = @Content(schema = @Schema(implementation = LatenessAnswer.class)))
  @ApiResponse(
      responseCode = "422",
      description = "on is no day.",
      content =
          @Content(mediaType = TaskApi.PROBLEM, schema = @Schema(ref = TaskApi.PROBLEM_SCHEMA)))
  ResponseEntity<?> lateness(
      Actor actor,
      @PathVariable String code,
      @Parameter(
              description = "The day; without it today.",
              schema = @Schema(type = "string", format = "date"))
          @RequestParam(required = false)
          @Nullable String on,
      @Parameter(description = "Only this kind of task.") @RequestParam(defaultValue = "")
          String kind,
      Locale locale) {
    UnitId unit = units.find(code).orElseThrow(() -> new NotFound("unit " + code));
    FormParser reading = new FormParser();
    LocalDate typed = reading.optionalDay("on", on);
    LocalDate day = typed == null ? today.date() : typed;
    LatenessBoard board =
        boards.board(actor, new LatenessQuery(unit, day, Text.line(kind), "", false));
    Outcome<LatenessAnswer> outcome =
        reading.then(() ->
            Outcome.done(
                new LatenessAnswer(
                    day,
                    row(board.whole()),
                    board.rows().stream().map(TaskOrderApi::row).toList())));
    return switch (outcome) {
      case Outcome.Done<LatenessAnswer>(LatenessAnswer answer) -> ResponseEntity.ok(answer);
      case Outcome.Refused<LatenessAnswer>(List<Refusal> refusals) ->
          refused.response(refusals, locale);
    };
  }

  private static LatenessRowAnswer row(LatenessBoard.Row row) {
    Map<String, CountsAnswer> kinds = new TreeMap<>();
    row.cells().forEach((kind, counts) -> kinds.put(kind, CountsAnswer.of(counts)));
    return new LatenessRowAnswer(row.code(), row.name(), CountsAnswer.of(row.sum()), kinds);
  }
}
