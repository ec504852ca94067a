package vn.mach.branch.study;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.Paging;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The standings of a contest, round by round, once the round is over; and its prizes. */
@Controller
class ContestPages {

  private final Contest contest;
  private final ContestSql sql;
  private final QuizSql quizzes;
  private final Attempts attempts;
  private final StudyCampaigns campaigns;
  private final People people;
  private final Units units;
  private final Today today;

  ContestPages(
      Contest contest,
      ContestSql sql,
      QuizSql quizzes,
      Attempts attempts,
      StudyCampaigns campaigns,
      People people,
      Units units,
      Today today) {
    this.contest = contest;
    this.sql = sql;
    this.quizzes = quizzes;
    this.attempts = attempts;
    this.campaigns = campaigns;
    this.people = people;
    this.units = units;
    this.today = today;
  }

  record PrizeForm(@Nullable String person, @Nullable String unit, @Nullable String words) {}

  @GetMapping("/study/{id:\\d+}/standings")
  String standings(
      Actor actor,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Long round,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    return standings(
        actor, contest(actor, id), round, page, Form.of(new PrizeForm("", "", "")), model);
  }

  private Campaign contest(Actor actor, long id) {
    Campaign campaign = campaigns.require(actor, new CampaignId(id));
    if (!campaign.contest()) {
      throw new NotFound("contest " + id);
    }
    return campaign;
  }

  private String standings(
      Actor actor,
      Campaign campaign,
      @Nullable Long round,
      int page,
      Form<PrizeForm> form,
      Model model) {
    List<Quiz> rounds = quizzes.quizzes(campaign.id());
    Quiz shown =
        rounds.stream()
            .filter(it -> round == null ? it.isOverAt(today.now()) : it.round() == round.intValue())
            .reduce((first, second) -> second)
            .orElse(rounds.isEmpty() ? null : rounds.getFirst());
    boolean over = shown != null && attempts.isOver(shown);
    Paging paging = new Paging(page, 50);
    List<ContestSql.Place> places = List.of();
    if (shown != null && over) {
      attempts.endOverdue(shown.id());
      int right = sql.allRight(campaign.id(), shown.id());
      places = sql.standings(campaign.id(), shown.id(), right, paging.limit(), paging.offset());
      model.addAttribute("right", right);
      model.addAttribute("collectives", sql.collectives(campaign.id(), shown.id()));
    } else {
      model.addAttribute("right", 0);
      model.addAttribute("collectives", List.of());
    }
    model.addAttribute("campaign", campaign);
    model.addAttribute("rounds", rounds);
    model.addAttribute("shown", shown);
    model.addAttribute("over", over);
    model.addAttribute("places", paging.slice(places));
    model.addAttribute("prizes", sql.prizes(campaign.id()));
    model.addAttribute("manages", campaigns.manages(actor, campaign));
    model.addAttribute("form", form);
    return "branch/study/standings";
  }

  @PostMapping("/study/{id:\\d+}/prizes")
  String prize(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") PrizeForm typed,
      @RequestParam String key,
      Model model) {
    Campaign campaign = campaigns.managed(actor, new CampaignId(id));
    if (!campaign.contest()) {
      throw new NotFound("contest " + id);
    }
    FormParser reading = new FormParser();
    String who = Text.line(typed.person());
    var person =
        reading.optionalFound(
            "person", who, people.meant(actor, who).map(Member::id), "study.refused.person", who);
    String where = Text.line(typed.unit());
    var unit =
        reading.optionalFound(
            "unit",
            where,
            units.meant(actor, Right.SEE, where).map(NamedUnit::id),
            "study.refused.unit",
            where);
    String words = reading.required("words", typed.words(), 300);
    return Answers.of(
        reading.then(() -> contest.prize(actor, key, campaign.id(), person, unit, words)),
        done -> Answers.to("/study/" + id + "/standings", "study.prize.noted"),
        refusals -> standings(actor, campaign, null, 1, Form.refused(typed, refusals), model));
  }
}
