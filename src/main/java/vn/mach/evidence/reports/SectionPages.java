package vn.mach.evidence.reports;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Flash;
import vn.mach.base.web.Form;
import vn.mach.base.web.LongText;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.evidence.checks.Checks;
import vn.mach.evidence.reports.ReportStatus.Step;

/** Writing a section, taking sentences over from below, remarks. */
@Controller
class SectionPages {

  private final Reports reports;
  private final SectionsSql sql;
  private final SectionWriting writing;
  private final SubordinateSections below;
  private final SectionChips chips;
  private final ReportDrafts drafts;
  private final Checks checks;

  SectionPages(
      Reports reports,
      SectionsSql sql,
      SectionWriting writing,
      SubordinateSections below,
      SectionChips chips,
      ReportDrafts drafts,
      Checks checks) {
    this.reports = reports;
    this.sql = sql;
    this.writing = writing;
    this.below = below;
    this.chips = chips;
    this.drafts = drafts;
    this.checks = checks;
  }

  record RemarkForm(@Nullable String remark) {}

  @GetMapping("/reports/{id:\\d+}/sections/{section:\\d+}")
  String edit(Actor actor, @PathVariable long id, @PathVariable long section, Model model) {
    SectionRow row = writable(actor, id, section);
    SectionChips.Writing here = chips(actor, id, row);
    return form(actor, id, row, here, Form.of(TextForm.of(row, here, row.text())), model);
  }

  private SectionChips.Writing chips(Actor actor, long id, SectionRow row) {
    return chips.of(actor, reports.see(actor, new ReportId(id)), row.text());
  }

  @LongText({"text", "shown"})
  @PostMapping("/reports/{id:\\d+}/sections/{section:\\d+}")
  String save(
      Actor actor,
      @PathVariable long id,
      @PathVariable long section,
      @RequestParam String key,
      TextForm typed,
      Model model) {
    SectionRow row = writable(actor, id, section);
    SectionChips.Writing here = chips(actor, id, row);
    Outcome<SectionWriting.Saved> outcome =
        switch (typed.read(here)) {
          case Outcome.Refused<String>(List<Refusal> refusals) -> Outcome.refused(refusals);
          case Outcome.Done<String>(String text) ->
              writing.save(actor, key, new ReportId(id), section, typed.number(), text);
        };
    return Answers.of(
        outcome,
        saved -> saved(id, section, row, saved),
        refusals -> form(actor, id, row, here, Form.refused(typed, refusals), model));
  }

  /** What the typed text becomes, and what contradicts itself in it; nothing is stored. */
  @Expensive
  @LongText({"text", "shown"})
  @PostMapping("/reports/{id:\\d+}/sections/{section:\\d+}/preview")
  String preview(
      Actor actor,
      @PathVariable long id,
      @PathVariable long section,
      @RequestParam String key,
      TextForm typed,
      Model model) {
    SectionRow row = writable(actor, id, section);
    SectionChips.Writing here = chips(actor, id, row);
    List<Refusal> refusals =
        switch (typed.read(here)) {
          case Outcome.Refused<String>(List<Refusal> refused) -> refused;
          case Outcome.Done<String>(String text) -> {
            List<Refusal> refused = writing.evaluate(text);
            if (refused.isEmpty()) {
              look(actor, reports.see(actor, new ReportId(id)), text, model);
            }
            yield refused;
          }
        };
    return refusals.isEmpty()
        ? form(actor, id, row, here, new Form<>(typed, List.of(), key), model)
        : Answers.refused(form(actor, id, row, here, Form.refused(typed, refusals), model));
  }

  private void look(Actor actor, ReportRow report, String text, Model model) {
    List<PaperBlock> blocks = drafts.fill(actor, report, text);
    model.addAttribute("blocks", blocks);
    model.addAttribute(
        "notes",
        new ReportReading.Notes(
            PassageFinding.of(
                blocks,
                checks.check(ReportPlainText.of(blocks), actor, report.unit(), report.period())),
            List.of()));
  }

  static String saved(long id, long section, SectionRow row, SectionWriting.Saved saved) {
    if (saved.side() > 0) {
      Flash.warn("reports.done.torn", row.login());
      return "redirect:/reports/" + id + "/sections/" + section + "/sides/" + saved.side();
    }
    String path = "/reports/" + id + "#s" + section;
    return saved.merged()
        ? Answers.to(path, "reports.done.merged", row.login())
        : Answers.to(path, "reports.done.saved");
  }

  private String form(
      Actor actor,
      long id,
      SectionRow row,
      SectionChips.Writing here,
      Form<TextForm> form,
      Model model) {
    ReportRow report = reports.see(actor, new ReportId(id));
    model.addAttribute("report", report);
    model.addAttribute("section", row);
    model.addAttribute("form", form);
    model.addAttribute("chips", here);
    model.addAttribute(
        "offers", below.offers(report, row).stream().filter(it -> !it.taken()).toList());
    model.addAttribute("sources", sources(row));
    model.addAttribute("versions", sql.versions(row.id()));
    return "evidence/reports/section";
  }

  /** A sentence that came from below; {@code stands}: it is in the text as it came. */
  record Source(SectionsSql.SourceRow row, boolean stands) {}

  private List<Source> sources(SectionRow row) {
    List<String> sentences =
        SentenceSplitter.of(row.text()).stream().map(SentenceSplitter::normal).toList();
    return sql.sources(row.id()).stream()
        .map(it -> new Source(it, sentences.contains(it.sentence())))
        .toList();
  }

  // ---- from below ----

  record TakeForm(@Nullable List<String> sentences) {}

  @GetMapping("/reports/{id:\\d+}/sections/{section:\\d+}/below")
  String below(Actor actor, @PathVariable long id, @PathVariable long section, Model model) {
    return below(actor, id, writable(actor, id, section), Form.of(new TakeForm(List.of())), model);
  }

  @PostMapping("/reports/{id:\\d+}/sections/{section:\\d+}/below")
  String take(
      Actor actor,
      @PathVariable long id,
      @PathVariable long section,
      @RequestParam String key,
      TakeForm typed,
      Model model) {
    SectionRow row = writable(actor, id, section);
    List<String> chosen = typed.sentences() == null ? List.of() : typed.sentences();
    return Answers.of(
        writing.take(actor, key, new ReportId(id), section, chosen),
        done ->
            Answers.to(
                "/reports/" + id + "/sections/" + section, "reports.done.taken", chosen.size()),
        refusals -> below(actor, id, row, Form.refused(typed, refusals), model));
  }

  private String below(Actor actor, long id, SectionRow row, Form<TakeForm> form, Model model) {
    ReportRow report = reports.see(actor, new ReportId(id));
    Map<String, List<SubordinateSections.Offer>> byUnit =
        below.offers(report, row).stream()
            .collect(
                Collectors.groupingBy(
                    SubordinateSections.Offer::unitName,
                    java.util.LinkedHashMap::new,
                    Collectors.toList()));
    model.addAttribute("report", report);
    model.addAttribute("section", row);
    model.addAttribute("form", form);
    model.addAttribute("offers", byUnit);
    return "evidence/reports/below";
  }

  // ---- remarks ----

  @PostMapping("/reports/{id:\\d+}/sections/{section:\\d+}/remarks")
  String remark(
      Actor actor,
      @PathVariable long id,
      @PathVariable long section,
      @RequestParam String key,
      RemarkForm typed) {
    return switch (writing.remark(
        actor, key, new ReportId(id), section, typed.remark() == null ? "" : typed.remark())) {
      case Outcome.Done<SectionWriting.Saved> done ->
          Answers.to("/reports/" + id + "#s" + section, "reports.done.remarked");
      case Outcome.Refused<SectionWriting.Saved>(List<Refusal> refusals) -> {
        Flash.warn(refusals.getFirst().reason(), refusals.getFirst().arguments().toArray());
        yield "redirect:/reports/" + id + "#s" + section;
      }
    };
  }

  @PostMapping("/reports/{id:\\d+}/remarks/{remark:\\d+}/settle")
  String settle(
      Actor actor, @PathVariable long id, @PathVariable long remark, @RequestParam String key) {
    return switch (writing.settle(actor, key, new ReportId(id), remark)) {
      case Outcome.Done<SectionWriting.Saved> done -> "redirect:/reports/" + id;
      case Outcome.Refused<SectionWriting.Saved>(List<Refusal> refusals) -> {
        Flash.warn(refusals.getFirst().reason(), refusals.getFirst().arguments().toArray());
        yield "redirect:/reports/" + id;
      }
    };
  }

  private SectionRow writable(Actor actor, long id, long section) {
    ReportRow report = reports.require(actor, Right.REPORT, new ReportId(id));
    if (!report.allows(Step.WRITE)) {
      throw new NotFound("section of a report that is " + report.status().code());
    }
    return sql.find(report.id(), section).orElseThrow(() -> new NotFound("section " + section));
  }
}
