package vn.mach.branch.study;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

/** Campaigns and their turnout. Nothing of essays, answers or marks. */
@RestController
@Tag(name = "study", description = "Study campaigns and who takes part.")
class StudyApi {

  private static final int PAGE = 100;

  private final CampaignsSql campaigns;
  private final StudyTurnoutSql turnout;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  StudyApi(
      CampaignsSql campaigns,
      StudyTurnoutSql turnout,
      Units units,
      AccessScope scope,
      Today today) {
    this.campaigns = campaigns;
    this.turnout = turnout;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  record CampaignAnswer(
      String code,
      String title,
      String unit,
      LocalDate startsOn,
      LocalDate endsOn,
      String status,
      boolean contest) {}

  /** People of a unit and all below it; {@code others} are no members. */
  record StudyTurnoutLine(
      String unit,
      String name,
      long due,
      long excused,
      long present,
      long passed,
      long essays,
      long complete,
      long othersDue,
      long othersPresent) {}

  record StudyTurnoutAnswer(String campaign, String unit, List<StudyTurnoutLine> lines) {}

  @GetMapping("/api/v1/study/campaigns")
  @Operation(
      operationId = "listStudyCampaigns",
      summary = "Lists the study campaigns that the caller may see",
      description = "Those that are not closed come first, a hundred a page.")
  List<CampaignAnswer> list(Actor actor, @RequestParam(defaultValue = "1") int page) {
    Paging paging = new Paging(page, PAGE);
    return paging.slice(campaigns.list(actor, "", paging)).rows().stream()
        .map(it ->
            new CampaignAnswer(
                it.code(),
                it.title(),
                units.named(it.unit(), today.date()).map(at -> at.code()).orElse(""),
                it.startsOn(),
                it.endsOn(),
                it.status().code(),
                it.contest()))
        .toList();
  }

  @GetMapping("/api/v1/study/turnout")
  @Operation(
      operationId = "getStudyTurnout",
      summary = "Shows how many take part in a campaign, of a unit and those directly below it",
      description = "The unit itself comes first. Without a unit: the unit of the campaign.")
  StudyTurnoutAnswer turnout(
      Actor actor,
      @RequestParam String campaign,
      @RequestParam(required = false) @Nullable String unit) {
    Campaign it =
        campaigns.find(actor, campaign).orElseThrow(() -> new NotFound("campaign " + campaign));
    UnitId at =
        unit == null ? it.unit() : units.find(unit).orElseThrow(() -> new NotFound("unit " + unit));
    scope.require(actor, Right.SEE, at);
    List<StudyTurnoutLine> lines =
        turnout.lines(scope.parameters(actor, Right.SEE), it.id(), at, today.date()).stream()
            .map(StudyApi::line)
            .toList();
    return new StudyTurnoutAnswer(
        it.code(), units.named(at, today.date()).map(one -> one.code()).orElse(""), lines);
  }

  private static StudyTurnoutLine line(StudyTurnoutSql.Line it) {
    return new StudyTurnoutLine(
        it.code(),
        it.name(),
        it.due(),
        it.excused(),
        it.present(),
        it.passed(),
        it.handedIn(),
        it.complete(),
        it.othersDue(),
        it.othersPresent());
  }
}
