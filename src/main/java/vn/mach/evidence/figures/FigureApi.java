package vn.mach.evidence.figures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.Units;

/**
 * Numbers for other programs. Days are {@code yyyy-MM-dd}; the hierarchy mode is {@code then}
 * (default) or {@code today}.
 */
@RestController
class FigureApi {

  private final Figures figures;
  private final Units units;
  private final Today today;

  FigureApi(Figures figures, Units units, Today today) {
    this.figures = figures;
    this.units = units;
    this.today = today;
  }

  /**
   * @param value with two decimals for a rate; null where the base is 0
   * @param numerator those present, of a rate; of a median rate that of the fraction itself, in
   *     lowest terms; else the value itself
   * @param base those expected, of a rate; of a median rate that of the fraction; else 1
   * @param activities how many records it was counted from
   */
  record FigureAnswer(
      String figure,
      String unit,
      LocalDate from,
      LocalDate to,
      String reading,
      @Nullable BigDecimal value,
      BigDecimal numerator,
      BigDecimal base,
      long activities) {}

  record TargetAnswer(
      String target, String title, String directive, String figure, LocalDate from, LocalDate to) {}

  /**
   * How far a target is reached under a unit.
   *
   * @param due how many units it asks something of
   * @param onPace how many of them are on pace, {@code done} among them
   * @param done how many of them reached their minimum
   * @param rate 100 × done ÷ due with two decimals
   * @param notReported for how many of them nothing is recorded
   * @param state {@code done}, {@code on_pace}, {@code behind} (at least one unit is) or {@code
   *     none} (nothing is due)
   * @param value of a single unit: what it has; null: no single unit, or a rate without a base
   * @param minimum of a single unit: what is asked of it by the end of the period
   */
  record CellAnswer(
      String target,
      long due,
      long onPace,
      long done,
      @Nullable BigDecimal rate,
      long notReported,
      String state,
      @Nullable BigDecimal value,
      @Nullable BigDecimal minimum) {}

  record RowAnswer(String unit, String name, String kind, List<CellAnswer> cells) {}

  record BoardAnswer(
      LocalDate on,
      String reading,
      List<TargetAnswer> targets,
      RowAnswer unit,
      List<RowAnswer> children) {}

  /** The value of a figure in a unit and all under it, both days included. */
  @GetMapping("/api/v1/figures/{code}")
  @Operation(
      operationId = "getFigure",
      summary = "The value of a figure in a unit and all under it, both days included",
      description =
          "reading: then (each activity where its unit belonged on its day) or today (in the tree of today).")
  @ApiResponse(
      responseCode = "200",
      description = "The value.",
      content = @Content(schema = @Schema(implementation = FigureAnswer.class)))
  @ApiResponse(
      responseCode = "422",
      description = "A parameter is missing or no day.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  ResponseEntity<?> figure(
      Actor actor,
      @PathVariable String code,
      @RequestParam @Nullable String unit,
      @RequestParam @Nullable String from,
      @RequestParam @Nullable String to,
      @RequestParam(defaultValue = "then") String reading) {
    var first = vn.mach.base.web.FormParser.day(from);
    var last = vn.mach.base.web.FormParser.day(to);
    if (unit == null) {
      return refused("unit", "missing");
    }
    if (first.isEmpty()) {
      return refused("from", from == null ? "missing" : "not_a_date");
    }
    if (last.isEmpty()) {
      return refused("to", to == null ? "missing" : "not_a_date");
    }
    if (last.get().isBefore(first.get())) {
      return refused("to", "ends_before_start");
    }
    HierarchyMode read = HierarchyMode.of(reading, today.date());
    FigureValue value =
        figures.value(actor, code, unit(unit), new Period(first.get(), last.get()), read);
    return ResponseEntity.ok(
        new FigureAnswer(
            code,
            unit,
            first.get(),
            last.get(),
            read.code(),
            value.value().orElse(null),
            value.numerator(),
            value.base(),
            value.activities()));
  }

  /** A unit and those directly below it with the targets that run on the day (default: today). */
  @GetMapping("/api/v1/units/{code}/scoreboard")
  @Operation(
      operationId = "getScoreboard",
      summary = "A unit and those directly below it with the targets that run on a day",
      description =
          "Without a day: today. For each target how many units are due, on pace and done.")
  @ApiResponse(
      responseCode = "200",
      description = "The scoreboard.",
      content = @Content(schema = @Schema(implementation = BoardAnswer.class)))
  @ApiResponse(
      responseCode = "422",
      description = "A parameter is no day.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  ResponseEntity<?> scoreboard(
      Actor actor,
      @PathVariable String code,
      @RequestParam @Nullable String on,
      @RequestParam(defaultValue = "then") String reading) {
    var day =
        on == null ? java.util.Optional.of(today.date()) : vn.mach.base.web.FormParser.day(on);
    if (day.isEmpty()) {
      return refused("on", "not_a_date");
    }
    Board board =
        figures.board(actor, unit(code), day.get(), HierarchyMode.of(reading, today.date()));
    Map<UnitId, Map<String, Board.Own>> own = figures.own(actor, board);
    return ResponseEntity.ok(
        new BoardAnswer(
            board.day(),
            board.reading().code(),
            board.columns().stream()
                .map(it ->
                    new TargetAnswer(
                        it.code(), it.title(), it.directive(), it.figure(), it.from(), it.to()))
                .toList(),
            row(board, board.unit(), own),
            board.children().stream().map(child -> row(board, child, own)).toList()));
  }

  private static RowAnswer row(
      Board board, Board.Row row, Map<UnitId, Map<String, Board.Own>> own) {
    List<CellAnswer> cells = new ArrayList<>();
    for (Board.Column column : board.columns()) {
      TargetValue value = row.cell(column);
      if (value != null) {
        Board.Own single =
            value.due() == 1 ? own.getOrDefault(row.id(), Map.of()).get(column.code()) : null;
        cells.add(
            new CellAnswer(
                column.code(),
                value.due(),
                value.onPace(),
                value.done(),
                value.rate().orElse(null),
                value.notReported(),
                TargetState.of(value).code(),
                single == null ? null : single.value().value().orElse(null),
                single == null ? null : single.minimum()));
      }
    }
    return new RowAnswer(row.code(), row.name(), row.kind(), cells);
  }

  private UnitId unit(String code) {
    return units.find(code).orElseThrow(() -> new NotFound("unit " + code));
  }

  private static ResponseEntity<ProblemDetail> refused(String field, String reason) {
    ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    problem.setProperty("refusals", List.of(Map.of("field", field, "reason", reason)));
    return ResponseEntity.unprocessableContent().body(problem);
  }
}
