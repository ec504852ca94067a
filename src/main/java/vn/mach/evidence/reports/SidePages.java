package vn.mach.evidence.reports;

import java.util.List;
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
import vn.mach.base.web.Form;
import vn.mach.base.web.LongText;
import vn.mach.evidence.reports.ReportStatus.Step;

/** Deciding between two texts where two people changed the same sentence. */
@Controller
class SidePages {

  private final Reports reports;
  private final SectionsSql sql;
  private final SectionWriting writing;
  private final SectionChips chips;

  SidePages(Reports reports, SectionsSql sql, SectionWriting writing, SectionChips chips) {
    this.reports = reports;
    this.sql = sql;
    this.writing = writing;
    this.chips = chips;
  }

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
    String both = ThreeWayMerge.text(pieces);
    SectionChips.Writing here = chips.of(actor, reports.see(actor, new ReportId(id)), both);
    return sides(actor, id, row, it, pieces, here, Form.of(TextForm.of(row, here, both)), model);
  }

  @LongText({"text", "shown"})
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
    List<ThreeWayMerge.Piece> pieces =
        ThreeWayMerge.merge(sql.text(section, it.baseVersion()).orElse(""), it.text(), row.text());
    SectionChips.Writing here =
        chips.of(actor, reports.see(actor, new ReportId(id)), ThreeWayMerge.text(pieces));
    Outcome<SectionWriting.Saved> outcome =
        switch (typed.read(here)) {
          case Outcome.Refused<String>(List<Refusal> refusals) -> Outcome.refused(refusals);
          case Outcome.Done<String>(String text) ->
              writing.decide(actor, key, new ReportId(id), section, side, typed.number(), text);
        };
    return Answers.of(
        outcome,
        saved -> SectionPages.saved(id, section, row, saved),
        refusals -> sides(actor, id, row, it, pieces, here, Form.refused(typed, refusals), model));
  }

  private String sides(
      Actor actor,
      long id,
      SectionRow row,
      SectionsSql.Side side,
      List<ThreeWayMerge.Piece> pieces,
      SectionChips.Writing here,
      Form<TextForm> form,
      Model model) {
    model.addAttribute("report", reports.see(actor, new ReportId(id)));
    model.addAttribute("section", row);
    model.addAttribute("side", side);
    model.addAttribute("chips", here);
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

  private SectionRow writable(Actor actor, long id, long section) {
    ReportRow report = reports.require(actor, Right.REPORT, new ReportId(id));
    if (!report.allows(Step.WRITE)) {
      throw new NotFound("section of a report that is " + report.status().code());
    }
    return sql.find(report.id(), section).orElseThrow(() -> new NotFound("section " + section));
  }
}
