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
import vn.mach.base.files.Attachment;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.Paging;
import vn.mach.documents.originality.Reuse;
import vn.mach.organisation.units.AccessScope;

/** A marker's own pile, one essay of it, and the list from which a manager releases. */
@Controller
class MarkingPages {

  private final Marking marking;
  private final EssaysSql sql;
  private final EssayFiles owner;
  private final Files files;
  private final StudyCampaigns campaigns;
  private final AccessScope scope;

  MarkingPages(
      Marking marking,
      EssaysSql sql,
      EssayFiles owner,
      Files files,
      StudyCampaigns campaigns,
      AccessScope scope) {
    this.marking = marking;
    this.sql = sql;
    this.owner = owner;
    this.files = files;
    this.campaigns = campaigns;
    this.scope = scope;
  }

  /**
   * A mark.
   *
   * @param read {@link Essay#handedIn} of the text that the page showed; none: whatever it is
   */
  record MarkForm(
      @Nullable String mark,
      @Nullable String remark,
      @Nullable String act,
      @Nullable String read) {}

  @GetMapping("/study/marking")
  String pile(Actor actor, Model model) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("marking");
    }
    model.addAttribute("pile", sql.pile(CampaignsSql.me(actor)));
    return "branch/study/pile";
  }

  @GetMapping("/study/marking/{id:\\d+}")
  String essay(Actor actor, @PathVariable long id, Model model) {
    Essay essay = marking.mine(actor, id);
    var mark = essay.mark();
    var remark = essay.remark();
    return essay(
        actor,
        essay,
        Form.of(
            new MarkForm(
                mark == null ? "" : Integer.toString(mark), remark == null ? "" : remark, "", "")),
        null,
        model);
  }

  private String essay(
      Actor actor, Essay essay, Form<MarkForm> form, @Nullable Reuse reuse, Model model) {
    Campaign campaign = marking.campaign(essay);
    List<Attachment> scans =
        owner.maySee(actor, essay.id())
            ? files.of(actor, Essay.FILES, essay.id()).list()
            : List.of();
    model.addAttribute("number", essay.id());
    model.addAttribute("read", essay.handedIn());
    model.addAttribute("campaign", campaign);
    model.addAttribute("author", campaign.essayBlind() ? null : essay.author());
    model.addAttribute("text", campaign.essayBlind() ? essay.textWithoutAuthor() : essay.text());
    model.addAttribute("files", scans);
    model.addAttribute("reuse", reuse);
    model.addAttribute("form", form);
    return "branch/study/marking";
  }

  @Expensive
  @PostMapping("/study/marking/{id:\\d+}/compare")
  String compare(Actor actor, @PathVariable long id, Model model) {
    Essay essay = marking.mine(actor, id);
    Reuse reuse = marking.compare(actor, essay, marking.campaign(essay));
    return essay(actor, essay, Form.of(new MarkForm("", "", "", "")), reuse, model);
  }

  @PostMapping("/study/marking/{id:\\d+}")
  String mark(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") MarkForm typed,
      @RequestParam String key,
      Model model) {
    FormParser reading = new FormParser();
    var mark =
        reading.found(
            "mark",
            FormParser.whole(typed.mark()).filter(it -> it >= 0 && it <= 100),
            "study.refused.mark",
            Text.line(typed.mark()));
    String remark = Text.lines(typed.remark());
    boolean finished = "finish".equals(typed.act());
    return Answers.of(
        reading.then(() ->
            marking.mark(
                actor, key, id, mark.get().intValue(), remark, finished, Text.line(typed.read()))),
        done ->
            Answers.to(
                finished ? "/study/marking" : "/study/marking/" + id,
                finished ? "study.marking.finished" : "study.marking.kept"),
        refusals ->
            essay(actor, marking.mine(actor, id), Form.refused(typed, refusals), null, model));
  }

  @GetMapping("/study/{id:\\d+}/essays")
  String list(
      Actor actor, @PathVariable long id, @RequestParam(defaultValue = "1") int page, Model model) {
    return list(actor, campaigns.managed(actor, new CampaignId(id)), page, Form.empty(), model);
  }

  private String list(Actor actor, Campaign campaign, int page, Form<?> form, Model model) {
    Paging paging = new Paging(page, 50);
    model.addAttribute("campaign", campaign);
    model.addAttribute("form", form);
    model.addAttribute("release", Form.empty().about(marking.toRelease(actor, campaign.id())));
    model.addAttribute("markers", sql.markers(campaign.id()).size());
    model.addAttribute(
        "essays",
        paging.slice(
            sql.list(
                scope.parameters(actor, Right.RECORD),
                campaign.id(),
                CampaignsSql.me(actor),
                actor.account(),
                paging.limit(),
                paging.offset())));
    return "branch/study/essays";
  }

  @PostMapping("/study/{id:\\d+}/essays/share-out")
  String shareOut(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    Campaign campaign = campaigns.managed(actor, new CampaignId(id));
    return Answers.of(
        marking.shareOut(actor, key, campaign.id()),
        count -> Answers.to("/study/" + id + "/essays", "study.essays.shared_out", count),
        refusals -> list(actor, campaign, 1, Form.empty(refusals), model));
  }

  @PostMapping("/study/{id:\\d+}/essays/release")
  String release(
      Actor actor,
      @PathVariable long id,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    Campaign campaign = campaigns.managed(actor, new CampaignId(id));
    return Answers.of(
        marking.release(actor, key, campaign.id(), Text.line(shown)),
        count -> Answers.to("/study/" + id + "/essays", "study.essays.released", count),
        refusals -> list(actor, campaign, 1, Form.empty(refusals), model));
  }

  @PostMapping("/study/essays/{essay:\\d+}/give-back")
  String giveBack(Actor actor, @PathVariable long essay, @RequestParam String key, Model model) {
    Essay known = sql.find(essay).orElseThrow(() -> new NotFound("essay " + essay));
    Campaign campaign = campaigns.managed(actor, known.campaign());
    return Answers.of(
        marking.giveBack(actor, key, essay),
        done ->
            Answers.to("/study/" + campaign.id().value() + "/essays", "study.essays.given_back"),
        refusals -> list(actor, campaign, 1, Form.empty(refusals), model));
  }
}
