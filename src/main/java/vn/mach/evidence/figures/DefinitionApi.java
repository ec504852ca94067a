package vn.mach.evidence.figures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;

/** Definitions of figures and targets for programs, in the words of the exchange format. */
@RestController
@Tag(name = "figures", description = "What is counted, and its values.")
@Tag(name = "targets", description = "What is asked of units, and by when.")
class DefinitionApi {

  private final DefinitionsSql sql;

  DefinitionApi(DefinitionsSql sql) {
    this.sql = sql;
  }

  /** How a figure is counted. */
  record DefinitionAnswer(
      String code,
      String nameVi,
      String nameEn,
      String function,
      String activityKind,
      @Nullable String amount,
      @Nullable String tag,
      @Nullable String form) {}

  /**
   * What a directive asks of units.
   *
   * @param withdrawnFrom from this day on it stands on no board and in no report; none: it does
   */
  record TargetListed(
      String code,
      String title,
      String directive,
      String figure,
      LocalDate periodFrom,
      LocalDate periodTo,
      @Nullable LocalDate withdrawnFrom,
      @Nullable String withdrawnReason,
      List<MinimumAnswer> minimums) {}

  /**
   * What is asked of one class of unit.
   *
   * @param hasCommittee null: whether or not it has one
   */
  record MinimumAnswer(String unitKind, @Nullable Boolean hasCommittee, BigDecimal minimum) {}

  @GetMapping("/api/v1/figures")
  @Operation(
      operationId = "listFigures",
      summary = "Lists figures and how they are counted",
      description = "All figures of the realm: their function and which evidence they count.")
  List<DefinitionAnswer> figures(Actor actor) {
    requireSee(actor);
    return sql.figures().stream()
        .map(it ->
            new DefinitionAnswer(
                it.code(),
                it.nameVi(),
                it.nameEn(),
                it.function().name().toLowerCase(Locale.ROOT),
                it.kind(),
                it.amount(),
                it.tag(),
                it.form()))
        .toList();
  }

  @GetMapping("/api/v1/targets")
  @Operation(
      operationId = "listTargets",
      summary = "Lists the targets of units within reach and of those above them",
      description = "With their figure, their period and the minimum that is asked.")
  List<TargetListed> targets(Actor actor) {
    requireSee(actor);
    return sql.targets(actor).stream()
        .map(it ->
            new TargetListed(
                it.code(),
                it.title(),
                it.symbol(),
                it.figure().code(),
                it.from(),
                it.to(),
                it.withdrawnFrom(),
                it.withdrawnReason(),
                it.minimums().stream()
                    .map(minimum ->
                        new MinimumAnswer(minimum.kind(), minimum.committee(), minimum.minimum()))
                    .toList()))
        .toList();
  }

  private static void requireSee(Actor actor) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("definitions");
    }
  }
}
