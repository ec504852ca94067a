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
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Flash;
import vn.mach.base.web.Form;
import vn.mach.base.web.LongText;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.evidence.checks.Checks;

/** Writing a section, and taking sentences over from below. */
@Controller
class SectionPages {

  private final Reports reports;
  private final SectionsSql sql;
  private final SectionWriting writing;
  private final SubordinateSections below;
  private final SectionTexts texts;
  private final ReportDrafts drafts;
  private final DraftBulkhead turns;
  private final Checks checks;

  SectionPages(
      Reports reports,
      SectionsSql sql,
      SectionWriting writing,
      SubordinateSections below,
      SectionTexts texts,
      ReportDrafts drafts,
      DraftBulkhead turns,
      Checks checks) {
    this.reports = reports;
    this.sql = sql;
    this.writing = writing;
    this.below = below;
    this.texts = texts;
    this.drafts = drafts;
    this.turns = turns;
    this.checks = checks;
  }

  @Expensive
  @GetMapping("/reports/{id:\\d+}/sections/{section:\\d+}")
  String edit(Actor actor, @PathVariable long id, @PathVariable long section, Model model) {
    SectionRow row = writing.writable(actor, new ReportId(id), section);
    SectionChips.Writing here = texts.chips(actor, row.report(), row.text());
    return form(actor, row, here, Form.of(TextForm.of(row, here, row.text())), model);
  }

  @Expensive
  @LongText({"text", "shown"})
  @PostMapping("/reports/{id:\\d+}/sections/{section:\\d+}")
  String save(
      Actor actor,
      @PathVariable long id,
      @PathVariable long section,
      @RequestParam String key,
      TextForm form,
      Model model) {
    SectionRow row = writing.writable(actor, new ReportId(id), section);
    SectionTexts.Typed typed = texts.read(actor, row.report(), form, row.text());
    Outcome<SectionWriting.Saved> outcome =
        typed.refusals().isEmpty()
            ? writing.save(actor, key, row.report(), section, form.number(), typed.text())
            : Outcome.refused(typed.refusals());
    return Answers.of(
        outcome,
        saved -> saved(id, section, row, saved),
        refusals ->
            form(
                actor,
                row,
                typed.chips(),
                Form.refused(form.again(typed.chips()), refusals),
                model));
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
      TextForm form,
      Model model) {
    SectionRow row = writing.writable(actor, new ReportId(id), section);
    SectionTexts.Typed typed = texts.read(actor, row.report(), form, row.text());
    SectionChips.Writing here = typed.chips();
    List<Refusal> refusals =
        typed.refusals().isEmpty() ? writing.evaluate(typed.text()) : typed.refusals();
    if (!refusals.isEmpty()) {
      return Answers.refused(
          form(actor, row, here, Form.refused(form.again(here), refusals), model));
    }
    look(actor, reports.see(actor, row.report()), typed.text(), model);
    TextForm renewed = form.renewed(here, typed.text());
    return form(actor, row, here, new Form<>(renewed, List.of(), key), model);
  }

  private void look(Actor actor, ReportRow report, String text, Model model) {
    List<PaperBlock> blocks = turns.take(() -> drafts.fill(actor, report, text));
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
      Flash.warn("reports.done.torn", row.by());
      return "redirect:/reports/" + id + "/sections/" + section + "/sides/" + saved.side();
    }
    String path = "/reports/" + id + "#s" + section;
    return saved.merged()
        ? Answers.to(path, "reports.done.merged", row.by())
        : Answers.to(path, "reports.done.saved");
  }

  private String form(
      Actor actor, SectionRow row, SectionChips.Writing here, Form<TextForm> form, Model model) {
    ReportRow report = reports.see(actor, row.report());
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
    SectionRow row = writing.writable(actor, new ReportId(id), section);
    return below(actor, row, Form.of(new TakeForm(List.of())), model);
  }

  @PostMapping("/reports/{id:\\d+}/sections/{section:\\d+}/below")
  String take(
      Actor actor,
      @PathVariable long id,
      @PathVariable long section,
      @RequestParam String key,
      TakeForm typed,
      Model model) {
    SectionRow row = writing.writable(actor, new ReportId(id), section);
    List<String> chosen = typed.sentences() == null ? List.of() : typed.sentences();
    return Answers.of(
        writing.take(actor, key, new ReportId(id), section, chosen),
        done ->
            Answers.to(
                "/reports/" + id + "/sections/" + section, "reports.done.taken", chosen.size()),
        refusals -> below(actor, row, Form.refused(typed, refusals), model));
  }

  private String below(Actor actor, SectionRow row, Form<TakeForm> form, Model model) {
    ReportRow report = reports.see(actor, row.report());
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
}
