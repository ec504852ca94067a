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
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.LongText;
import vn.mach.documents.originality.Reuse;

/** An author's own essay in a campaign. */
@Controller
class EssayPages {

  private final Essays essays;
  private final Files files;

  EssayPages(Essays essays, Files files) {
    this.essays = essays;
    this.files = files;
  }

  record EssayForm(@Nullable String text, @Nullable String notSecret) {}

  @GetMapping("/study/{id:\\d+}/essay")
  String show(Actor actor, @PathVariable long id, Model model) {
    Campaign campaign = essays.asked(actor, new CampaignId(id));
    String text = essays.mine(actor, campaign.id()).map(Essay::text).orElse("");
    return show(actor, campaign, Form.of(new EssayForm(text, "")), null, model);
  }

  private String show(
      Actor actor, Campaign campaign, Form<EssayForm> form, @Nullable Reuse reuse, Model model) {
    Essay essay = essays.mine(actor, campaign.id()).orElse(null);
    model.addAttribute("campaign", campaign);
    model.addAttribute("essay", essay);
    model.addAttribute("told", essay == null ? "draft" : essay.status().told());
    model.addAttribute(
        "mayHandIn",
        essay != null
            && essay.status() == EssayStatus.DRAFT
            && (essay.handwritten() || Essays.digest(essay.text()).equals(essay.compared())));
    model.addAttribute(
        "files", essay == null ? List.of() : files.of(actor, Essay.FILES, essay.id()).list());
    model.addAttribute("form", form);
    model.addAttribute("reuse", reuse);
    return "branch/study/essay";
  }

  @LongText("text")
  @Expensive
  @PostMapping("/study/{id:\\d+}/essay")
  String save(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") EssayForm typed,
      @RequestParam String key,
      @RequestParam(required = false) @Nullable List<MultipartFile> file,
      Model model) {
    Campaign campaign = essays.asked(actor, new CampaignId(id));
    FormParser reading = new FormParser();
    List<Files.Fit> fit = files.read(reading, file, typed.notSecret());
    if (fit.size() > 1) {
      reading.refuse("file", "study.refused.one_file");
    }
    String text = Text.lines(typed.text());
    if (Text.length(text) > Essays.LONGEST) {
      reading.refuse("text", "web.refused.too_long", Essays.LONGEST);
    }
    return Answers.of(
        reading.then(() ->
            essays.save(actor, key, campaign.id(), text, fit.isEmpty() ? null : fit.getFirst())),
        done -> Answers.to("/study/" + id + "/essay", "study.essay.saved"),
        refusals -> show(actor, campaign, Form.refused(typed, refusals), null, model));
  }

  /** Compares the saved draft; its author sees what stands in earlier papers, nobody else does. */
  @Expensive
  @PostMapping("/study/{id:\\d+}/essay/compare")
  String compare(Actor actor, @PathVariable long id, Model model) {
    Campaign campaign = essays.asked(actor, new CampaignId(id));
    Reuse reuse = essays.compare(actor, campaign.id());
    String text = essays.mine(actor, campaign.id()).map(Essay::text).orElse("");
    return show(actor, campaign, Form.of(new EssayForm(text, "")), reuse, model);
  }

  @PostMapping("/study/{id:\\d+}/essay/hand-in")
  String handIn(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    Campaign campaign = essays.asked(actor, new CampaignId(id));
    return Answers.of(
        essays.handIn(actor, key, campaign.id()),
        done -> Answers.to("/study/" + id + "/essay", "study.essay.was_handed_in"),
        refusals -> refused(actor, campaign, refusals, model));
  }

  @PostMapping("/study/{id:\\d+}/essay/take-back")
  String takeBack(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    Campaign campaign = essays.asked(actor, new CampaignId(id));
    return Answers.of(
        essays.takeBack(actor, key, campaign.id()),
        done -> Answers.to("/study/" + id + "/essay", "study.essay.taken_back"),
        refusals -> refused(actor, campaign, refusals, model));
  }

  private String refused(Actor actor, Campaign campaign, List<Refusal> refusals, Model model) {
    String text = essays.mine(actor, campaign.id()).map(Essay::text).orElse("");
    return show(actor, campaign, Form.refused(new EssayForm(text, ""), refusals), null, model);
  }
}
