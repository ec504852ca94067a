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
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.Paging;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Turnout of a campaign from level to level, who is due by name, who is excused, who helps. */
@Controller
class StudyTurnoutPages {

  private static final int SHOWN_SESSIONS = 200;
  private static final List<String> ROLES = List.of("organiser", "question_writer", "marker");

  private final StudyCampaigns campaigns;
  private final StudyTurnoutSql sql;
  private final DueSql due;
  private final SessionsSql sessions;
  private final People people;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  StudyTurnoutPages(
      StudyCampaigns campaigns,
      StudyTurnoutSql sql,
      DueSql due,
      SessionsSql sessions,
      People people,
      Units units,
      AccessScope scope,
      Today today) {
    this.campaigns = campaigns;
    this.sql = sql;
    this.due = due;
    this.sessions = sessions;
    this.people = people;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  record ExcuseForm(@Nullable String reason) {}

  record StaffForm(@Nullable String person, @Nullable String role) {}

  @GetMapping("/study/{id:\\d+}/turnout")
  String turnout(
      Actor actor,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Long unit,
      Model model) {
    Campaign campaign = campaigns.require(actor, new CampaignId(id));
    NamedUnit at = at(actor, campaign, unit, Right.SEE);
    model.addAttribute("campaign", campaign);
    model.addAttribute("unit", at);
    model.addAttribute(
        "lines",
        sql.lines(scope.parameters(actor, Right.SEE), campaign.id(), at.id(), today.date()));
    model.addAttribute(
        "sessions", sessions.list(campaign.id(), at.id(), today.date(), SHOWN_SESSIONS, 0));
    model.addAttribute("names", scope.reaches(actor, Right.SEE_PEOPLE, at.id()));
    return "branch/study/turnout";
  }

  /** The unit asked for; without one the campaign's, or the first of the actor's own below it. */
  private NamedUnit at(Actor actor, Campaign campaign, @Nullable Long unit, Right right) {
    if (unit != null) {
      return units.require(actor, right, new UnitId(unit));
    }
    if (scope.reaches(actor, right, campaign.unit())) {
      return units.require(actor, right, campaign.unit());
    }
    return units.tops(actor, right).stream()
        .findFirst()
        .orElseThrow(() -> new NotFound("unit of campaign " + campaign.id().value()));
  }

  @GetMapping("/study/{id:\\d+}/people")
  String people(
      Actor actor,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Long unit,
      @RequestParam(defaultValue = "") String elderly,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Campaign campaign = campaigns.require(actor, new CampaignId(id));
    return people(actor, campaign, unit, elderly, page, Form.of(new ExcuseForm("")), model);
  }

  private String people(
      Actor actor,
      Campaign campaign,
      @Nullable Long unit,
      String elderly,
      int page,
      Form<ExcuseForm> form,
      Model model) {
    NamedUnit at = at(actor, campaign, unit, Right.SEE_PEOPLE);
    Paging paging = new Paging(page, 50);
    boolean old = elderly.equals("yes");
    model.addAttribute("campaign", campaign);
    model.addAttribute("unit", at);
    model.addAttribute("elderly", old);
    model.addAttribute("form", form);
    model.addAttribute("excuses", actor.hasSomewhere(Right.RECORD));
    model.addAttribute("age", due.elderlyAge(today.date()));
    model.addAttribute(
        "people",
        paging.slice(
            due.list(
                scope.parameters(actor, Right.SEE_PEOPLE),
                campaign.id(),
                at.id(),
                today.date(),
                old,
                paging)));
    return "branch/study/people";
  }

  @PostMapping("/study/{id:\\d+}/excuse")
  String excuse(
      Actor actor,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable List<String> person,
      @ModelAttribute("typed") ExcuseForm typed,
      @RequestParam String key,
      Model model) {
    Campaign campaign = campaigns.require(actor, new CampaignId(id));
    if (!actor.hasSomewhere(Right.RECORD) || !actor.hasSomewhere(Right.SEE_PEOPLE)) {
      throw new NotFound("campaign " + id);
    }
    FormParser reading = new FormParser();
    String reason = reading.optional("reason", typed.reason(), 500);
    List<Long> chosen =
        (person == null ? List.<String>of() : person)
            .stream().flatMap(it -> FormParser.id(it, n -> n).stream()).limit(200).toList();
    return Answers.of(
        reading.then(() -> campaigns.excuse(actor, key, campaign.id(), chosen, reason)),
        count -> Answers.to("/study/" + id + "/people", "study.excused", count),
        refusals -> people(actor, campaign, null, "", 1, Form.refused(typed, refusals), model));
  }

  @GetMapping("/study/{id:\\d+}/staff")
  String staff(Actor actor, @PathVariable long id, Model model) {
    return staff(
        campaigns.managed(actor, new CampaignId(id)), Form.of(new StaffForm("", "marker")), model);
  }

  private String staff(Campaign campaign, Form<StaffForm> form, Model model) {
    model.addAttribute("campaign", campaign);
    model.addAttribute("staff", due.staff(campaign.id()));
    model.addAttribute("roles", ROLES);
    model.addAttribute("form", form);
    return "branch/study/staff";
  }

  @PostMapping("/study/{id:\\d+}/staff")
  String name(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") StaffForm typed,
      @RequestParam String key,
      Model model) {
    Campaign campaign = campaigns.managed(actor, new CampaignId(id));
    FormParser reading = new FormParser();
    String who = Text.line(typed.person());
    var person =
        reading.found(
            "person", people.meant(actor, who).map(Member::id), "study.refused.person", who);
    String role = Text.line(typed.role());
    reading.found(
        "role", ROLES.stream().filter(role::equals).findFirst(), "study.refused.choice", role);
    return Answers.of(
        reading.then(
            () -> campaigns.staff(actor, key, campaign.id(), person.get().value(), role, true)),
        done -> Answers.to("/study/" + id + "/staff", "study.staff.named"),
        refusals -> staff(campaign, Form.refused(typed, refusals), model));
  }

  @PostMapping("/study/{id:\\d+}/staff/{person:\\d+}/release")
  String release(
      Actor actor,
      @PathVariable long id,
      @PathVariable long person,
      @RequestParam(defaultValue = "") String role,
      @RequestParam String key,
      Model model) {
    Campaign campaign = campaigns.managed(actor, new CampaignId(id));
    if (!due.hasRole(campaign.id(), person, role)) {
      throw new NotFound("role of person " + person);
    }
    return Answers.of(
        campaigns.staff(actor, key, campaign.id(), person, role, false),
        done -> Answers.to("/study/" + id + "/staff", "study.staff.released"),
        refusals -> staff(campaign, Form.refused(new StaffForm("", role), refusals), model));
  }
}
