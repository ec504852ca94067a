package vn.mach.evidence.activities;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;

/** Kinds of activity for programs. */
@RestController
@Tag(name = "activity_kinds", description = "Kinds of activity.")
class ActivityKindApi {

  private final ActivityKinds kinds;

  ActivityKindApi(ActivityKinds kinds) {
    this.kinds = kinds;
  }

  /**
   * A kind of activity.
   *
   * @param attendance {@code none}, {@code optional} or {@code required}
   * @param recorders the kinds of unit that may record it; empty: all
   * @param standing whether it is still offered for new records
   */
  record ActivityKindAnswer(
      String code,
      String nameVi,
      String nameEn,
      String attendance,
      boolean namesPersons,
      List<String> recorders,
      boolean standing,
      List<KindAmountAnswer> amounts) {}

  /** Something counted beside the activity itself. */
  record KindAmountAnswer(String code, String nameVi, String nameEn) {}

  @GetMapping("/api/v1/activity_kinds")
  @Operation(
      operationId = "listActivityKinds",
      summary = "Lists kinds of activity, in their order",
      description = "With the amounts that are recorded for each.")
  List<ActivityKindAnswer> list(Actor actor) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("activity kinds");
    }
    return kinds.all().stream()
        .map(it ->
            new ActivityKindAnswer(
                it.code(),
                it.nameVi(),
                it.nameEn(),
                it.attendance().code(),
                it.namesPersons(),
                it.recorders(),
                it.standing(),
                it.amounts().stream()
                    .map(amount ->
                        new KindAmountAnswer(amount.code(), amount.nameVi(), amount.nameEn()))
                    .toList()))
        .toList();
  }
}
