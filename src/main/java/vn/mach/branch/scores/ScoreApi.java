package vn.mach.branch.scores;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

@RestController
@Tag(name = "scores", description = "Confirmed scores of meetings.")
class ScoreApi {

  private final ScoreSheetsSql sheets;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  ScoreApi(ScoreSheetsSql sheets, Units units, AccessScope scope, Today today) {
    this.sheets = sheets;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  @GetMapping("/api/v1/scores")
  @Operation(
      operationId = "listScores",
      summary = "Confirmed scores of meetings, the latest first",
      description = "Of the unit and all under it today; at most 1000.")
  List<MeetingScore> scores(
      Actor actor, @Parameter(description = "The unit's code.") @RequestParam String unit) {
    UnitId id = units.find(unit).orElseThrow(() -> new NotFound("unit " + unit));
    scope.require(actor, Right.SEE, id);
    return sheets.confirmed(id, today.date());
  }
}
