package vn.mach.reports;

import jakarta.servlet.http.HttpServletResponse;
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
import vn.mach.figures.FigureBook;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Period;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.Text;
import vn.mach.kernel.Viewer;
import vn.mach.papers.Papers;
import vn.mach.papers.TemplateLine;
import vn.mach.realms.Today;
import vn.mach.units.UnitNamed;
import vn.mach.units.Units;
import vn.mach.web.Flash;
import vn.mach.web.Form;
import vn.mach.web.Reading;

/** The templates of the realm: one for each type of report, edited as text, with a look at what they become. */
@Controller
class TemplatePages {

  private final Templates templates;
  private final ReportsSql sql;
  private final Drafts drafts;
  private final FigureBook book;
  private final Units units;
  private final Papers papers;
  private final Today today;

  TemplatePages(Templates templates, ReportsSql sql, Drafts drafts, FigureBook book, Units units, Papers papers, Today today) {
    this.templates = templates;
    this.sql = sql;
    this.drafts = drafts;
    this.book = book;
    this.units = units;
    this.papers = papers;
    this.today = today;
  }

  record TemplateForm(@Nullable String layout, @Nullable String text, @Nullable String unit, @Nullable String to) {
    String typed() {
      return text == null ? "" : text;
    }
  }

  /** A type with its template. */
  record Row(ReportType type, ReportsSql.Template template) {}

  @GetMapping("/reports/templates")
  String list(Viewer viewer, Model model) {
    templates.require(viewer);
    model.addAttribute("rows", sql.types().stream().flatMap(type -> sql.template(type.code()).map(it -> new Row(type, it)).stream()).toList());
    return "reports/templates";
  }

  @GetMapping("/reports/templates/{type}")
  String edit(Viewer viewer, @PathVariable String type, Model model) {
    templates.require(viewer);
    ReportsSql.Template template = sql.template(type).orElseThrow(() -> new NotFound("template " + type));
    return form(viewer, type, Form.of(new TemplateForm(template.layout(), template.source(), "", "")), model);
  }

  @PostMapping("/reports/templates/{type}")
  String save(Viewer viewer, @PathVariable String type, @RequestParam String key, TemplateForm typed, Model model, HttpServletResponse response) {
    templates.require(viewer);
    return switch (templates.save(viewer, key, type, Text.line(typed.layout()), typed.typed())) {
      case Outcome.Done<Integer>(Integer version) -> {
        Flash.done("reports.done.template", version);
        yield "redirect:/reports/templates/" + type;
      }
      case Outcome.Refused<Integer>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield form(viewer, type, Form.refused(typed, refusals), model);
      }
    };
  }

  /** What the typed text becomes for a unit and a period; nothing is kept. */
  @PostMapping("/reports/templates/{type}/preview")
  String preview(Viewer viewer, @PathVariable String type, @RequestParam String key, TemplateForm typed, Model model, HttpServletResponse response) {
    templates.require(viewer);
    ReportType known = sql.type(type).orElseThrow(() -> new NotFound("type " + type));
    List<Refusal> refusals = templates.judge(typed.typed());
    if (!refusals.isEmpty()) {
      response.setStatus(422);
      return form(viewer, type, Form.refused(typed, refusals), model);
    }
    UnitNamed unit = unit(viewer, typed.unit());
    LocalDate to = Reading.day(typed.to()).orElse(today.date());
    Period period = known.likely(to).stream().findFirst().orElse(new Period(to.withDayOfYear(1), to));
    model.addAttribute("blocks", drafts.preview(viewer, typed.typed(), unit.id(), period));
    model.addAttribute("of", unit);
    model.addAttribute("period", period);
    return form(viewer, type, new Form<>(typed, List.of(), key), model);
  }

  /** The template as a Word file, each placeholder a content control. */
  @GetMapping("/reports/templates/{type}/word")
  ResponseEntity<byte[]> word(Viewer viewer, @PathVariable String type) {
    templates.require(viewer);
    ReportsSql.Template template = sql.template(type).orElseThrow(() -> new NotFound("template " + type));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document"))
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("mau-" + type.replace('_', '-') + ".docx").build().toString())
        .body(papers.writeTemplate(TemplateLine.of(template.source())));
  }

  /** Reads a Word file into the field; nothing is kept before it is saved. */
  @PostMapping("/reports/templates/{type}/word")
  String read(Viewer viewer, @PathVariable String type, @RequestParam @Nullable MultipartFile file, Model model, HttpServletResponse response) throws IOException {
    templates.require(viewer);
    ReportsSql.Template template = sql.template(type).orElseThrow(() -> new NotFound("template " + type));
    if (file == null || file.isEmpty()) {
      response.setStatus(422);
      return form(viewer, type, Form.refused(new TemplateForm(template.layout(), template.source(), "", ""), List.of(Refusal.of("file", "web.refused.missing"))), model);
    }
    try (InputStream bytes = file.getInputStream()) {
      return switch (papers.readTemplate(String.valueOf(file.getOriginalFilename()), bytes)) {
        case Outcome.Done<List<TemplateLine>>(List<TemplateLine> lines) -> {
          String text = TemplateLine.text(lines);
          model.addAttribute("read", true);
          yield form(viewer, type, Form.refused(new TemplateForm(template.layout(), text, "", ""), templates.judge(text)), model);
        }
        case Outcome.Refused<List<TemplateLine>>(List<Refusal> refusals) -> {
          response.setStatus(422);
          yield form(viewer, type, Form.refused(new TemplateForm(template.layout(), template.source(), "", ""), refusals), model);
        }
      };
    }
  }

  private UnitNamed unit(Viewer viewer, @Nullable String typed) {
    String number = Text.line(typed);
    List<UnitNamed> choices = choices(viewer);
    return choices.stream().filter(it -> Long.toString(it.id().value()).equals(number)).findFirst().orElseGet(() -> choices.stream().findFirst().orElseThrow(() -> new NotFound("a unit to see")));
  }

  private List<UnitNamed> choices(Viewer viewer) {
    return units.tops(viewer, Right.SEE).stream()
        .limit(3)
        .flatMap(top -> java.util.stream.Stream.concat(java.util.stream.Stream.of(top), units.children(top.id(), today.date()).stream().limit(100)))
        .toList();
  }

  private String form(Viewer viewer, String type, Form<TemplateForm> form, Model model) {
    model.addAttribute("type", sql.type(type).orElseThrow(() -> new NotFound("type " + type)));
    model.addAttribute("template", sql.template(type).orElseThrow(() -> new NotFound("template " + type)));
    model.addAttribute("form", form);
    model.addAttribute("figures", book.definitions());
    model.addAttribute("units", choices(viewer));
    return "reports/template";
  }
}
