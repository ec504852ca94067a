package vn.mach.branch.scores;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.ApiRefusals;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

@RestController
@Tag(name = "score_forms", description = "Forms on which meetings are scored.")
class ScoreFormApi {

  private static final String PROBLEM = "application/problem+json";

  private final ScoreForms forms;
  private final ScoreFormsSql sql;
  private final Units units;
  private final AccessScope scope;
  private final ApiRefusals refused;

  ScoreFormApi(
      ScoreForms forms, ScoreFormsSql sql, Units units, AccessScope scope, ApiRefusals refused) {
    this.forms = forms;
    this.sql = sql;
    this.units = units;
    this.scope = scope;
    this.refused = refused;
  }

  /**
   * A form. Without {@code valid_from} it is a draft. Sections only where one form is asked for.
   */
  record ScoreFormAnswer(
      long id,
      String code,
      int version,
      String unitName,
      String title,
      String source,
      BigDecimal maximum,
      BigDecimal goodFrom,
      BigDecimal fairFrom,
      BigDecimal averageFrom,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      List<ScoreSectionAnswer> sections) {}

  record ScoreSectionAnswer(String title, BigDecimal maximum, List<ScoreItemAnswer> items) {}

  record ScoreItemAnswer(
      String title,
      String kind,
      BigDecimal maximum,
      boolean bonus,
      String applies,
      boolean attendance,
      List<ScoreOptionAnswer> options) {}

  record ScoreOptionAnswer(String label, BigDecimal points, @Nullable BigDecimal atLeast) {}

  @GetMapping("/api/v1/score_forms")
  @Operation(
      operationId = "listScoreForms",
      summary = "Score forms",
      description = "Of the units at which one may define them, without their sections.")
  List<ScoreFormAnswer> list(Actor actor) {
    if (!actor.hasSomewhere(Right.SET_TARGETS)) {
      throw new NotFound("score forms");
    }
    return sql.all(scope.parameters(actor, Right.SET_TARGETS)).stream()
        .map(ScoreFormApi::answer)
        .toList();
  }

  @GetMapping("/api/v1/score_forms/{id:\\d+}")
  @Operation(
      operationId = "getScoreForm",
      summary = "One score form with its sections",
      description = "Only of a unit at which one may define forms.")
  ScoreFormAnswer form(Actor actor, @PathVariable long id) {
    return answer(forms.require(actor, id));
  }

  @PostMapping("/api/v1/score_forms")
  @Operation(
      operationId = "loadScoreForm",
      summary = "Loads a whole score form",
      description = "In force from valid_from, else a draft. The key makes it count once.")
  @ApiResponse(
      responseCode = "201",
      description = "Loaded: the form.",
      content = @Content(schema = @Schema(implementation = ScoreFormAnswer.class)))
  @ApiResponse(
      responseCode = "422",
      description = "Refused: each reason with its field.",
      content =
          @Content(mediaType = PROBLEM, schema = @Schema(ref = "#/components/schemas/Problem")))
  ResponseEntity<?> load(
      Actor actor,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody SentScoreForm sent,
      Locale locale) {
    UnitId unit =
        units
            .find(Text.line(sent.unit()))
            .orElseThrow(() -> new NotFound("unit " + Text.line(sent.unit())));
    scope.require(actor, Right.SET_TARGETS, unit);
    List<Refusal> refusals = new ArrayList<>();
    SentScoreForm.Read read = sent.read(refusals).orElse(null);
    if (read == null) {
      return refused.response(refusals, locale);
    }
    return switch (forms.load(
        actor, key, unit, Text.line(sent.code()), read.head(), read.sections(), read.from())) {
      case Outcome.Done<Long>(Long id) ->
          ResponseEntity.status(HttpStatus.CREATED).body(answer(forms.require(actor, id)));
      case Outcome.Refused<Long>(List<Refusal> reasons) -> refused.response(reasons, locale);
    };
  }

  private static ScoreFormAnswer answer(ScoreForm it) {
    LocalDate to = it.validTo();
    return new ScoreFormAnswer(
        it.id(),
        it.code(),
        it.version(),
        it.unitName(),
        it.title(),
        it.source(),
        it.maximum(),
        it.goodFrom(),
        it.fairFrom(),
        it.averageFrom(),
        it.validFrom(),
        to == null || to.equals(Period.FOREVER) ? null : to,
        it.sections().stream()
            .map(section ->
                new ScoreSectionAnswer(
                    section.title(),
                    section.maximum(),
                    section.items().stream().map(ScoreFormApi::answer).toList()))
            .toList());
  }

  private static ScoreItemAnswer answer(ScoreForm.Item it) {
    return new ScoreItemAnswer(
        it.title(),
        it.kind().code(),
        it.maximum(),
        it.bonus(),
        it.applies().code(),
        it.readsAttendance(),
        it.options().stream()
            .map(option -> new ScoreOptionAnswer(option.label(), option.points(), option.atLeast()))
            .toList());
  }
}
