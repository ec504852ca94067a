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
   * @param text with its chips as tokens
   */
  record TemplateForm(
      @Nullable String layout,
      @Nullable String marks,
      @Nullable String text,
      @Nullable String unit,
      @Nullable String to,
      @Nullable String shown) {

    static TemplateForm of(TemplatesSql.Template template, String text) {
      return new TemplateForm(template.layout(), template.marks().code(), text, "", "", "");
    }

    /** In the template language; refused where a chip was damaged. */
    Outcome<String> read(SectionChips.Writing chips) {
      return new TextForm("", text, "").read(chips);
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
    templates.require(actor);
    TemplatesSql.Template template =
        sql.latest(type).orElseThrow(() -> new NotFound("template " + type));
    return form(actor, type, Form.of(shown(template)), model);
  }

  @LongText("text")
  @PostMapping("/reports/templates/{type}")
  String save(
      Actor actor,
      @PathVariable String type,
      @RequestParam String key,
      TemplateForm typed,
      Model model) {
    templates.require(actor);
    Outcome<Integer> outcome =
        switch (typed.read(chips.ofTemplate())) {
          case Outcome.Refused<String>(List<Refusal> refusals) -> Outcome.refused(refusals);
          case Outcome.Done<String>(String text) ->
              templates.save(
                  actor, key, type, Text.line(typed.layout()), Text.line(typed.marks()), text);
        };
    return Answers.of(
        outcome,
        version -> Answers.to("/reports/templates/" + type, "reports.done.template", version),
        refusals -> form(actor, type, Form.refused(typed, refusals), model));
  }

  /** What the typed text becomes for a unit and a period; nothing is stored. */
  @Expensive
  @LongText("text")
  @PostMapping("/reports/templates/{type}/preview")
  String preview(
      Actor actor,
      @PathVariable String type,
      @RequestParam String key,
      TemplateForm typed,
      Model model) {
    templates.require(actor);
    ReportType known = sql.type(type).orElseThrow(() -> new NotFound("type " + type));
    String text = "";
    List<Refusal> refusals = List.of();
    switch (typed.read(chips.ofTemplate())) {
      case Outcome.Refused<String>(List<Refusal> refused) -> refusals = refused;
      case Outcome.Done<String>(String read) -> {
        text = read;
        refusals = templates.evaluate(read);
      }
    }
    if (!refusals.isEmpty()) {
      return Answers.refused(form(actor, type, Form.refused(typed, refusals), model));
    }
    NamedUnit unit = unit(actor, typed.unit());
    LocalDate to = FormParser.day(typed.to()).orElse(today.date());
    Period period =
        known.likely(to).stream().findFirst().orElse(new Period(to.withDayOfYear(1), to));
    model.addAttribute("blocks", drafts.preview(actor, text, unit.id(), period));
    model.addAttribute("of", unit);
    model.addAttribute("period", period);
    return form(actor, type, new Form<>(typed, List.of(), key), model);
  }

  /** The template as a Word file, each chip a content control. */
  @Expensive
  @GetMapping("/reports/templates/{type}/word")
  ResponseEntity<byte[]> word(Actor actor, @PathVariable String type) {
    templates.require(actor);
    TemplatesSql.Template template =
        sql.latest(type).orElseThrow(() -> new NotFound("template " + type));
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
        .body(
            papers.writeTemplate(WordTemplateLine.of(chips.ofTemplate().shown(template.source()))));
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
    templates.require(actor);
    TemplatesSql.Template template =
        sql.latest(type).orElseThrow(() -> new NotFound("template " + type));
    if (file == null || file.isEmpty()) {
      return Answers.refused(
          form(
              actor,
              type,
              Form.refused(shown(template), List.of(Refusal.of("file", "web.refused.missing"))),
              model));
    }
    try (InputStream bytes = file.getInputStream()) {
      return Answers.of(
          papers.readTemplate(String.valueOf(file.getOriginalFilename()), bytes),
          lines -> {
            model.addAttribute("read", true);
            return form(actor, type, ofWord(template, WordTemplateLine.text(lines)), model);
          },
          refusals -> form(actor, type, Form.refused(shown(template), refusals), model));
    }
  }

  private TemplateForm shown(TemplatesSql.Template template) {
    return TemplateForm.of(template, chips.ofTemplate().shown(template.source()));
  }

  /** What stands in a Word file: tokens, and placeholders in braces where somebody made them. */
  private Form<TemplateForm> ofWord(TemplatesSql.Template template, String text) {
    SectionChips.Writing here = chips.ofTemplate();
    ChipReader.Read read = ChipReader.withBraces(here.text(), text);
    List<Refusal> refusals =
        read.errors().isEmpty()
            ? templates.evaluate(read.text())
            : read.errors().stream().map(SectionWriting::refusal).toList();
    return Form.refused(
        TemplateForm.of(template, read.errors().isEmpty() ? here.shown(read.text()) : text),
        refusals);
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

  private String form(Actor actor, String type, Form<TemplateForm> form, Model model) {
    model.addAttribute("type", sql.type(type).orElseThrow(() -> new NotFound("type " + type)));
    model.addAttribute(
        "template", sql.latest(type).orElseThrow(() -> new NotFound("template " + type)));
    model.addAttribute("form", form);
    model.addAttribute("chips", chips.ofTemplate());
    model.addAttribute("units", choices(actor));
    return "evidence/reports/template";
  }
}
