package vn.mach.voice.concerns;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;

/** What was published of concerns, for programs: the same fixed tables as on the page. */
@RestController
@Tag(name = "concerns", description = "You said, we did: what was published of concerns.")
class YouSaidApi {

  private final YouSaidSql sql;
  private final ConcernTargets targets;

  YouSaidApi(YouSaidSql sql, ConcernTargets targets) {
    this.sql = sql;
    this.targets = targets;
  }

  /**
   * A published number beside its target of the quarter.
   *
   * @param measure in_time and helped in percent of those received, or of those who said whether it
   *     helped: at least the target; median_days in working days: at most the target
   */
  record ConcernTargetAnswer(String measure, BigDecimal value, int target, boolean reached) {}

  /**
   * A subject at the levels counted together. Without {@code received} nothing is said of them: the
   * groups are too small.
   */
  record PublishedConcernAnswer(
      String subject,
      List<String> levels,
      @Nullable Integer received,
      @Nullable Integer answered,
      @Nullable Integer inTime,
      @Nullable Integer medianDays,
      @Nullable Integer helped,
      @Nullable Integer notHelped,
      List<String> changed,
      List<ConcernTargetAnswer> targets) {}

  /** A quarter as it was published. */
  record PublishedQuarterAnswer(
      String quarter,
      LocalDate publishedOn,
      int smallestGroup,
      List<PublishedConcernAnswer> rows) {}

  record PublishedConcernsAnswer(List<PublishedQuarterAnswer> quarters) {}

  @GetMapping("/api/v1/concerns/published")
  @Operation(
      operationId = "listPublishedConcerns",
      summary = "Lists the published quarters of concerns, the latest first",
      description =
          "Counts by subject and level, with the targets of the quarter. Groups that are too small are not said; each table is made once and stays.")
  PublishedConcernsAnswer published(Actor actor) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("published concerns");
    }
    List<ConcernTarget> all = targets.all();
    return new PublishedConcernsAnswer(
        sql.periods().stream()
            .map(it ->
                new PublishedQuarterAnswer(
                    it.code(),
                    it.publishedOn(),
                    it.smallestGroup(),
                    sql.rows(it.quarter()).stream()
                        .map(row -> answer(row, ConcernTarget.compare(row, it.quarter(), all)))
                        .toList()))
            .toList());
  }

  private static PublishedConcernAnswer answer(
      SmallGroups.Row it, List<ConcernTarget.Comparison> comparisons) {
    return new PublishedConcernAnswer(
        it.subject(),
        it.levels(),
        it.received(),
        it.answered(),
        it.inTime(),
        it.medianDays(),
        it.helped(),
        it.notHelped(),
        it.changed(),
        comparisons.stream()
            .map(target ->
                new ConcernTargetAnswer(
                    target.measure().code(),
                    target.value().setScale(2, RoundingMode.HALF_UP),
                    target.bound(),
                    target.reached()))
            .toList());
  }
}
