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
import vn.mach.base.web.Flash;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.LongText;
import vn.mach.evidence.figures.FigureBook;
import vn.mach.evidence.reports.ReportStatus.Step;

/** Writing a section, deciding between two sides, taking sentences over from below, remarks. */
@Controller
class SectionPages {

  private static final int TARGETS = 50;

  private final Reports reports;
  private final SectionsSql sql;
  private final SectionWriting writing;
  private final SubordinateSections below;
  private final FigureBook book;
  private final ReportFigureLoader gathering;

  SectionPages(
      Reports reports,
      SectionsSql sql,
      SectionWriting writing,
      SubordinateSections below,
      FigureBook book,
      ReportFigureLoader gathering) {
    this.reports = reports;
    this.sql = sql;
    this.writing = writing;
    this.below = below;
    this.book = book;
    this.gathering = gathering;
  }

  /**
   * @param version of the section that the writer began from
   */
  record TextForm(@Nullable String version, @Nullable String text) {
    int number() {
      return FormParser.whole(version)
          .filter(it -> it >= 0 && it <= Integer.MAX_VALUE)
          .map(Long::intValue)
          .orElse(0);
    }

    String typed() {
      return text == null ? "" : text;
    }
  }

  record RemarkForm(@Nullable String remark) {}

  @GetMapping("/reports/{id:\\d+}/sections/{section:\\d+}")
  String edit(Actor actor, @PathVariable long id, @PathVariable long section, Model model) {
    SectionRow row = writable(actor, id, section);
    return form(
        actor, id, row, Form.of(new TextForm(Integer.toString(row.version()), row.text())), model);
  }

  @LongText("text")
  @PostMapping("/reports/{id:\\d+}/sections/{section:\\d+}")
  String save(
      Actor actor,
      @PathVariable long id,
      @PathVariable long section,
      @RequestParam String key,
      TextForm typed,
      Model model) {
    SectionRow row = writable(actor, id, section);
    return Answers.of(
        writing.save(actor, key, new ReportId(id), section, typed.number(), typed.typed()),
        saved -> saved(id, section, row, saved),
        refusals -> form(actor, id, row, Form.refused(typed, refusals), model));
  }

  private static String saved(long id, long section, SectionRow row, SectionWriting.Saved saved) {
    if (saved.side() > 0) {
      Flash.warn("reports.done.torn", row.login());
      return "redirect:/reports/" + id + "/sections/" + section + "/sides/" + saved.side();
    }
    String path = "/reports/" + id + "#s" + section;
    return saved.merged()
        ? Answers.to(path, "reports.done.merged", row.login())
        : Answers.to(path, "reports.done.saved");
  }

  private String form(Actor actor, long id, SectionRow row, Form<TextForm> form, Model model) {
    ReportRow report = reports.see(actor, new ReportId(id));
    model.addAttribute("report", report);
    model.addAttribute("section", row);
    model.addAttribute("form", form);
    model.addAttribute("figures", book.definitions());
    model.addAttribute(
        "targets",
        gathering.targets(actor, report.unit(), report.period().to()).stream()
            .limit(TARGETS)
            .toList());
    model.addAttribute("offers", below.offers(report, row).size());
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

  // ---- two sides ----

  @GetMapping("/reports/{id:\\d+}/sections/{section:\\d+}/sides/{side:\\d+}")
  String sides(
      Actor actor,
      @PathVariable long id,
      @PathVariable long section,
      @PathVariable long side,
      Model model) {
    SectionRow row = writable(actor, id, section);
    SectionsSql.Side it = side(section, side);
    List<ThreeWayMerge.Piece> pieces =
        ThreeWayMerge.merge(sql.text(section, it.baseVersion()).orElse(""), it.text(), row.text());
    return sides(
        actor,
        id,
        row,
        it,
        pieces,
        Form.of(new TextForm(Integer.toString(row.version()), ThreeWayMerge.text(pieces))),
        model);
  }

  @LongText("text")
  @PostMapping("/reports/{id:\\d+}/sections/{section:\\d+}/sides/{side:\\d+}")
  String decide(
      Actor actor,
      @PathVariable long id,
      @PathVariable long section,
      @PathVariable long side,
      @RequestParam String key,
      TextForm typed,
      Model model) {
    SectionRow row = writable(actor, id, section);
    SectionsSql.Side it = side(section, side);
    return Answers.of(
        writing.decide(actor, key, new ReportId(id), section, side, typed.number(), typed.typed()),
        saved -> saved(id, section, row, saved),
        refusals -> {
          List<ThreeWayMerge.Piece> pieces =
              ThreeWayMerge.merge(
                  sql.text(section, it.baseVersion()).orElse(""), it.text(), row.text());
          return sides(actor, id, row, it, pieces, Form.refused(typed, refusals), model);
        });
  }

  private String sides(
      Actor actor,
      long id,
      SectionRow row,
      SectionsSql.Side side,
      List<ThreeWayMerge.Piece> pieces,
      Form<TextForm> form,
      Model model) {
    model.addAttribute("report", reports.see(actor, new ReportId(id)));
    model.addAttribute("section", row);
    model.addAttribute("side", side);
    model.addAttribute(
        "torn",
        pieces.stream()
            .flatMap(it ->
                it instanceof ThreeWayMerge.Piece.Torn torn
                    ? java.util.stream.Stream.of(torn)
                    : java.util.stream.Stream.empty())
            .toList());
    model.addAttribute("form", form);
    return "evidence/reports/conflicts";
  }

  private SectionsSql.Side side(long section, long side) {
    return sql.sides(section).stream()
        .filter(it -> it.id() == side)
        .findFirst()
        .orElseThrow(() -> new NotFound("side " + side));
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
