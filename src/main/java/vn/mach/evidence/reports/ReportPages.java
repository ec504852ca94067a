package vn.mach.evidence.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.base.web.Paging;
import vn.mach.base.web.PublicAddress;
import vn.mach.documents.papers.Paper;
import vn.mach.documents.papers.Papers;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * The list of reports, beginning one, and one report: a draft that is written, or what was signed.
 */
@Controller
class ReportPages {

  private static final List<ReportStatus> OPEN =
      List.of(ReportStatus.DRAFT, ReportStatus.PRESENTED);
  private static final List<ReportStatus> FROZEN = List.of(ReportStatus.SIGNED, ReportStatus.SENT);

  private final Reports reports;
  private final ReportsSql sql;
  private final SectionsSql sections;
  private final ReportDrafts drafts;
  private final CanonicalJson frozen;
  private final Papers papers;
  private final Units units;
  private final PublicAddress standing;
  private final DraftBulkhead turns;
  private final Today today;

  ReportPages(
      Reports reports,
      ReportsSql sql,
      SectionsSql sections,
      ReportDrafts drafts,
      CanonicalJson frozen,
      Papers papers,
      Units units,
      PublicAddress standing,
      DraftBulkhead turns,
      Today today) {
    this.reports = reports;
    this.sql = sql;
    this.sections = sections;
    this.drafts = drafts;
    this.frozen = frozen;
    this.papers = papers;
    this.units = units;
    this.standing = standing;
    this.turns = turns;
    this.today = today;
  }

  /**
   * @param what {@code TYPE:LAST-DAY}, or a type whose days are chosen
   */
  record NewForm(
      @Nullable String unit, @Nullable String what, @Nullable String from, @Nullable String to) {}

  /** A type and a period that are offered. */
  record Likely(ReportType type, Period period) {
    String value() {
      return type.code() + ":" + period.to();
    }
  }

  /** A report of one's own unit that nobody has begun yet. */
  record Due(NamedUnit unit, Likely likely) {}

  @GetMapping("/reports")
  String list(
      Actor actor,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam @Nullable String code,
      Model model) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("reports");
    }
    Paging paging = new Paging(page, 30);
    model.addAttribute("open", sql.list(actor, Right.REPORT, OPEN, null, 50, 0));
    model.addAttribute(
        "signed",
        paging.slice(sql.list(actor, Right.SEE, FROZEN, null, paging.limit(), paging.offset())));
    model.addAttribute("due", due(actor));
    model.addAttribute("mayWrite", actor.hasSomewhere(Right.REPORT));
    model.addAttribute("asked", Text.line(code));
    return "evidence/reports/list";
  }

  /**
   * The last period of the own units that is over or ends within a month, where no report of it was
   * begun.
   */
  private List<Due> due(Actor actor) {
    LocalDate day = today.date();
    List<Due> due = new ArrayList<>();
    for (NamedUnit unit : units.tops(actor, Right.REPORT).stream().limit(3).toList()) {
      sql.types().stream()
          .filter(type -> type.lastMonth() != null)
          .flatMap(type -> type.likely(day).stream().map(period -> new Likely(type, period)))
          .filter(it ->
              !it.period().to().isAfter(day.plusMonths(1))
                  && it.period().to().isAfter(day.minusMonths(2)))
          .filter(it -> sql.live(unit.id(), it.type().code(), it.period()).isEmpty())
          .forEach(it -> due.add(new Due(unit, it)));
    }
    return due;
  }

  /** A figure's code from a paper ({@code H7K2-03}), or a report's, leads to its page. */
  @GetMapping("/reports/open")
  String open(Actor actor, @RequestParam(defaultValue = "") String code) {
    String[] parts = Text.line(code).toUpperCase(Locale.ROOT).replace(" ", "").split("-", 2);
    Optional<ReportId> id = sql.byCode(parts[0]).filter(it -> reports.maySee(actor, it));
    if (id.isEmpty()) { // nor whether others have a report of this code
      return "redirect:/reports?code=" + vn.mach.base.web.Page.segment(Text.line(code));
    }
    return "redirect:/reports/"
        + id.get().value()
        + (parts.length > 1 && parts[1].matches("\\d{1,4}")
            ? "/figures/" + Integer.parseInt(parts[1])
            : "");
  }

  @GetMapping("/reports/new")
  String fresh(
      Actor actor,
      @RequestParam @Nullable Long unit,
      @RequestParam @Nullable String what,
      Model model) {
    if (!actor.hasSomewhere(Right.REPORT)) {
      throw new NotFound("beginning a report");
    }
    return form(
        actor,
        Form.of(new NewForm(unit == null ? "" : unit.toString(), Text.line(what), "", "")),
        model);
  }

  private String form(Actor actor, Form<NewForm> form, Model model) {
    List<NamedUnit> choices = new ArrayList<>();
    for (NamedUnit top : units.tops(actor, Right.REPORT).stream().limit(5).toList()) {
      choices.add(top);
      units.children(top.id(), today.date()).stream().limit(100).forEach(choices::add);
    }
    model.addAttribute("form", form);
    model.addAttribute("units", choices.stream().distinct().toList());
    model.addAttribute(
        "likely",
        sql.types().stream()
            .flatMap(
                type -> type.likely(today.date()).stream().map(period -> new Likely(type, period)))
            .toList());
    model.addAttribute("chosen", sql.types().stream().filter(ReportType::chosen).toList());
    return "evidence/reports/new";
  }

  @PostMapping("/reports")
  String begin(Actor actor, @RequestParam String key, NewForm typed, Model model) {
    FormParser reading = new FormParser();
    String unit = reading.required("unit", typed.unit());
    String[] what = reading.required("what", typed.what()).split(":", 2);
    if (!unit.isEmpty() && FormParser.id(unit, UnitId::new).isEmpty()) {
      throw new NotFound("unit " + unit);
    }
    Field<LocalDate> to =
        what.length > 1
            ? reading.requiredDay("what", what[1])
            : reading.requiredDay("to", typed.to());
    Optional<LocalDate> from =
        what.length > 1
            ? to.read().map(day -> day.withDayOfYear(1))
            : reading.requiredDay("from", typed.from()).read();
    if (from.isPresent() && to.read().filter(from.get()::isAfter).isPresent()) {
      reading.refuse("to", "reports.refused.ends_before_start");
    }
    return Answers.of(
        reading.then(() ->
            reports.begin(
                actor,
                key,
                new UnitId(Long.parseLong(unit)),
                what[0],
                new Period(from.orElseThrow(), to.get()))),
        id -> Answers.to("/reports/" + id.value(), "reports.done.begun"),
        refusals -> form(actor, Form.refused(typed, refusals), model));
  }

  @Expensive
  @GetMapping("/reports/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return show(actor, reports.see(actor, new ReportId(id)), Form.empty(), model);
  }

  private String show(Actor actor, ReportRow report, Form<Form.Nothing> form, Model model) {
    model.addAttribute("report", report);
    model.addAttribute("form", form);
    model.addAttribute("mayWrite", reports.may(actor, Right.REPORT, report));
    model.addAttribute("maySign", reports.may(actor, Right.SIGN, report));
    model.addAttribute("below", sql.below(report));
    if (report.status().frozen()) {
      model.addAttribute("signed", frozen.read(sql.frozen(report.id()).orElseThrow()));
      return "evidence/reports/signed";
    }
    model.addAttribute("draft", turns.take(() -> drafts.draft(actor, report)));
    model.addAttribute("remarks", sections.remarks(report.id()));
    return "evidence/reports/draft";
  }

  @PostMapping("/reports/{id:\\d+}/present")
  String present(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return answer(
        actor, id, reports.present(actor, key, new ReportId(id)), "reports.done.presented", model);
  }

  @PostMapping("/reports/{id:\\d+}/return")
  String giveBack(
      Actor actor,
      @PathVariable long id,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    return answer(
        actor,
        id,
        reports.giveBack(actor, key, new ReportId(id), Text.lines(reason)),
        "reports.done.given_back",
        model);
  }

  @PostMapping("/reports/{id:\\d+}/send")
  String send(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return answer(
        actor, id, reports.send(actor, key, new ReportId(id)), "reports.done.sent", model);
  }

  @PostMapping("/reports/{id:\\d+}/drop")
  String drop(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return answer(
        actor, id, reports.drop(actor, key, new ReportId(id)), "reports.done.dropped", model);
  }

  private String answer(Actor actor, long id, Outcome<ReportId> outcome, String done, Model model) {
    return Answers.of(
        outcome,
        it -> Answers.to(done.equals("reports.done.dropped") ? "/reports" : "/reports/" + id, done),
        refusals -> show(actor, reports.see(actor, new ReportId(id)), Form.empty(refusals), model));
  }

  /**
   * The report as a file: {@code word}, {@code pdf}, {@code sheet}, and of what is signed {@code
   * archive}.
   */
  @Expensive
  @GetMapping("/reports/{id:\\d+}/file/{kind}")
  ResponseEntity<byte[]> file(
      Actor actor, @PathVariable long id, @PathVariable String kind, HttpServletRequest request) {
    ReportRow report = reports.see(actor, new ReportId(id));
    if (kind.equals("archive")) {
      return file(
          report,
          "zip",
          "application/zip",
          sql.archive(report.id()).orElseThrow(() -> new NotFound("archive of report " + id)));
    }
    if (!List.of("word", "pdf", "sheet").contains(kind)) {
      throw new NotFound("file " + kind);
    }
    Paper paper = reports.paper(actor, report.id(), standing.of(request));
    return switch (kind) {
      case "word" ->
          file(
              report,
              "docx",
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              papers.word(paper));
      case "pdf" -> file(report, "pdf", "application/pdf", papers.pdf(paper));
      default ->
          file(
              report,
              "xlsx",
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
              papers.sheet(paper));
    };
  }

  private static ResponseEntity<byte[]> file(
      ReportRow report, String ending, String type, byte[] bytes) {
    String name =
        "bao-cao-%s-%s.%s"
            .formatted(
                report.unitCode().replaceAll("[^\\p{L}\\p{Nd}._-]", "-"),
                report.period().to(),
                ending);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(bytes);
  }
}
