package vn.mach.evidence.reports;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.LongText;
import vn.mach.documents.papers.Papers;
import vn.mach.documents.papers.WordTemplateLine;
import vn.mach.evidence.templates.ChipReader;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * The templates of the realm: one for each type of report, edited as text, with a look at what they
 * become.
 */
@Controller
class TemplatePages {

  private final ReportTemplates templates;
  private final TemplatesSql sql;
  private final ReportDrafts drafts;
  private final SectionChips chips;
  private final Units units;
  private final Papers papers;
  private final Today today;

  TemplatePages(
      ReportTemplates templates,
      TemplatesSql sql,
      ReportDrafts drafts,
      SectionChips chips,
      Units units,
      Papers papers,
      Today today) {
    this.templates = templates;
    this.sql = sql;
    this.drafts = drafts;
    this.chips = chips;
    this.units = units;
    this.papers = papers;
    this.today = today;
  }

  /**
   * @param version that the writer began from
   * @param text with its chips as tokens
   */
  record TemplateForm(
      @Nullable String version,
      @Nullable String layout,
      @Nullable String marks,
      @Nullable String text,
      @Nullable String unit,
      @Nullable String to,
      @Nullable String shown) {

    static TemplateForm of(TemplatesSql.Template template, String text) {
      return new TemplateForm(
          Integer.toString(template.version()),
          template.layout(),
          template.marks().code(),
          text,
          "",
          "",
          "");
    }

    int number() {
      return new TextForm(version, "", "").number();
    }

    TemplateForm with(int otherVersion, String otherText) {
      return new TemplateForm(
          Integer.toString(otherVersion), layout, marks, otherText, unit, to, shown);
    }
  }

  /** A type with its template. */
  record Row(ReportType type, TemplatesSql.Template template) {}

  @GetMapping("/reports/templates")
  String list(Actor actor, Model model) {
    templates.require(actor);
    model.addAttribute(
        "rows",
        sql.types().stream()
            .flatMap(type -> sql.latest(type.code()).map(it -> new Row(type, it)).stream())
            .toList());
    return "evidence/reports/templates";
  }

  @GetMapping("/reports/templates/{type}")
  String edit(Actor actor, @PathVariable String type, Model model) {
    return form(actor, template(actor, type), List.of(), model);
  }

  @LongText("text")
  @PostMapping("/reports/templates/{type}")
  String save(
      Actor actor,
      @PathVariable String type,
      @RequestParam String key,
      TemplateForm form,
      Model model) {
    SectionTexts.Typed typed = read(template(actor, type), form.text(), false);
    Outcome<Integer> outcome =
        typed.refusals().isEmpty()
            ? templates.save(
                actor,
                key,
                type,
                form.number(),
                Text.line(form.layout()),
                Text.line(form.marks()),
                typed.text())
            : Outcome.refused(typed.refusals());
    return Answers.of(
        outcome,
        version -> Answers.to("/reports/templates/" + type, "reports.done.template", version),
        refusals -> {
          TemplatesSql.Template now = template(actor, type);
          boolean stale =
              refusals.stream().anyMatch(it -> it.reason().equals(ReportTemplates.STALE));
          return form(
              actor,
              now,
              typed.chips(),
              Form.refused(
                  stale ? form.with(now.version(), Text.lines(form.text())) : form, refusals),
              model);
        });
  }

  /** What the typed text becomes for a unit and a period; nothing is stored. */
  @Expensive
  @LongText("text")
  @PostMapping("/reports/templates/{type}/preview")
  String preview(
      Actor actor,
      @PathVariable String type,
      @RequestParam String key,
      TemplateForm form,
      Model model) {
    TemplatesSql.Template template = template(actor, type);
    ReportType known = sql.type(type).orElseThrow(() -> new NotFound("type " + type));
    SectionTexts.Typed typed = read(template, form.text(), false);
    List<Refusal> refusals =
        typed.refusals().isEmpty() ? templates.evaluate(typed.text()) : typed.refusals();
    if (!refusals.isEmpty()) {
      return Answers.refused(
          form(actor, template, typed.chips(), Form.refused(form, refusals), model));
    }
    NamedUnit unit = unit(actor, form.unit());
    LocalDate to = FormParser.day(form.to()).orElse(today.date());
    Period period =
        known.likely(to).stream().findFirst().orElse(new Period(to.withDayOfYear(1), to));
    model.addAttribute("blocks", drafts.preview(actor, typed.text(), unit.id(), period));
    model.addAttribute("of", unit);
    model.addAttribute("period", period);
    TemplateForm renewed = form.with(form.number(), typed.chips().shown(typed.text()));
    return form(actor, template, typed.chips(), new Form<>(renewed, List.of(), key), model);
  }

  /** The template as a Word file, each chip a content control. */
  @Expensive
  @GetMapping("/reports/templates/{type}/word")
  ResponseEntity<byte[]> word(Actor actor, @PathVariable String type) {
    String source = template(actor, type).source();
    return ResponseEntity.ok()
        .contentType(
            MediaType.parseMediaType(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("mau-" + type.replace('_', '-') + ".docx")
                .build()
                .toString())
        .body(papers.writeTemplate(WordTemplateLine.of(chips.ofTemplate(source).shown(source))));
  }

  /** Reads a Word file into the field; nothing is stored before it is saved. */
  @Expensive
  @PostMapping("/reports/templates/{type}/word")
  String read(
      Actor actor,
      @PathVariable String type,
      @RequestParam @Nullable MultipartFile file,
      Model model)
      throws IOException {
    TemplatesSql.Template template = template(actor, type);
    if (file == null || file.isEmpty()) {
      return Answers.refused(
          form(actor, template, List.of(Refusal.of("file", "web.refused.missing")), model));
    }
    try (InputStream bytes = file.getInputStream()) {
      return Answers.of(
          papers.readTemplate(String.valueOf(file.getOriginalFilename()), bytes),
          lines -> {
            model.addAttribute("read", true);
            return ofWord(actor, template, WordTemplateLine.text(lines), model);
          },
          refusals -> form(actor, template, refusals, model));
    }
  }

  /** What stands in a Word file: tokens, and placeholders in braces where somebody made them. */
  private String ofWord(Actor actor, TemplatesSql.Template template, String text, Model model) {
    SectionTexts.Typed typed = read(template, text, true);
    boolean good = typed.refusals().isEmpty();
    TemplateForm form = TemplateForm.of(template, good ? typed.chips().shown(typed.text()) : text);
    List<Refusal> refusals = good ? templates.evaluate(typed.text()) : typed.refusals();
    return form(actor, template, typed.chips(), Form.refused(form, refusals), model);
  }

  /**
   * @param braces whether placeholders in braces may stand in it
   */
  private SectionTexts.Typed read(
      TemplatesSql.Template template, @Nullable String text, boolean braces) {
    SectionChips.Writing here = chips.ofTemplate(template.source());
    String typed = text == null ? "" : text;
    ChipReader.Read read =
        braces
            ? ChipReader.withBraces(here.text(), typed)
            : ChipReader.read(here.text(), typed, List.of());
    return new SectionTexts.Typed(
        chips.ofTemplate(template.source(), read.text()),
        read.text(),
        SectionWriting.refusals(read.errors()));
  }

  private TemplatesSql.Template template(Actor actor, String type) {
    templates.require(actor);
    return sql.latest(type).orElseThrow(() -> new NotFound("template " + type));
  }

  private NamedUnit unit(Actor actor, @Nullable String typed) {
    String number = Text.line(typed);
    List<NamedUnit> choices = choices(actor);
    return choices.stream()
        .filter(it -> Long.toString(it.id().value()).equals(number))
        .findFirst()
        .orElseGet(
            () -> choices.stream().findFirst().orElseThrow(() -> new NotFound("a unit to see")));
  }

  private List<NamedUnit> choices(Actor actor) {
    return units.tops(actor, Right.SEE).stream()
        .limit(3)
        .flatMap(top ->
            java.util.stream.Stream.concat(
                java.util.stream.Stream.of(top),
                units.children(top.id(), today.date()).stream().limit(100)))
        .toList();
  }

  /** As it is stored. */
  private String form(
      Actor actor, TemplatesSql.Template template, List<Refusal> refusals, Model model) {
    SectionChips.Writing here = chips.ofTemplate(template.source());
    TemplateForm shown = TemplateForm.of(template, here.shown(template.source()));
    return form(actor, template, here, Form.refused(shown, refusals), model);
  }

  private String form(
      Actor actor,
      TemplatesSql.Template template,
      SectionChips.Writing here,
      Form<TemplateForm> form,
      Model model) {
    model.addAttribute(
        "type",
        sql.type(template.type()).orElseThrow(() -> new NotFound("type " + template.type())));
    model.addAttribute("template", template);
    model.addAttribute("form", form);
    model.addAttribute("chips", here);
    model.addAttribute("units", choices(actor));
    return "evidence/reports/template";
  }
}
