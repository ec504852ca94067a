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
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.LongText;

/** Deciding between two texts where two people changed the same sentence. */
@Controller
class SidePages {

  private final Reports reports;
  private final SectionsSql sql;
  private final SectionWriting writing;
  private final SectionTexts texts;

  SidePages(Reports reports, SectionsSql sql, SectionWriting writing, SectionTexts texts) {
    this.reports = reports;
    this.sql = sql;
    this.writing = writing;
    this.texts = texts;
  }

  /**
   * A section with what waits to be decided in it.
   *
   * @param side what the later writer typed
   * @param pieces of both texts
   */
  private record Torn(SectionRow row, SectionsSql.Side side, List<ThreeWayMerge.Piece> pieces) {
    String both() {
      return ThreeWayMerge.text(pieces);
    }
  }

  @Expensive
  @GetMapping("/reports/{id:\\d+}/sections/{section:\\d+}/sides/{side:\\d+}")
  String sides(
      Actor actor,
      @PathVariable long id,
      @PathVariable long section,
      @PathVariable long side,
      Model model) {
    Torn torn = torn(actor, new ReportId(id), section, side);
    SectionChips.Writing here =
        texts.chips(actor, torn.row.report(), torn.both(), torn.row.text(), torn.side.text());
    return sides(actor, torn, here, Form.of(TextForm.of(torn.row, here, torn.both())), model);
  }

  @Expensive
  @LongText({"text", "shown"})
  @PostMapping("/reports/{id:\\d+}/sections/{section:\\d+}/sides/{side:\\d+}")
  String decide(
      Actor actor,
      @PathVariable long id,
      @PathVariable long section,
      @PathVariable long side,
      @RequestParam String key,
      TextForm form,
      Model model) {
    Torn torn = torn(actor, new ReportId(id), section, side);
    SectionTexts.Typed typed =
        texts.read(actor, torn.row.report(), form, torn.both(), torn.row.text(), torn.side.text());
    Outcome<SectionWriting.Saved> outcome =
        typed.refusals().isEmpty()
            ? writing.decide(
                actor, key, torn.row.report(), section, side, form.number(), typed.text())
            : Outcome.refused(typed.refusals());
    return Answers.of(
        outcome,
        saved -> SectionPages.saved(id, section, torn.row, saved),
        refusals ->
            sides(
                actor,
                torn,
                typed.chips(),
                Form.refused(form.again(typed.chips()), refusals),
                model));
  }

  private String sides(
      Actor actor, Torn torn, SectionChips.Writing here, Form<TextForm> form, Model model) {
    model.addAttribute("report", reports.see(actor, torn.row.report()));
    model.addAttribute("section", torn.row);
    model.addAttribute("side", torn.side);
    model.addAttribute("chips", here);
    model.addAttribute(
        "torn",
        torn.pieces.stream()
            .flatMap(it ->
                it instanceof ThreeWayMerge.Piece.Torn piece
                    ? java.util.stream.Stream.of(piece)
                    : java.util.stream.Stream.empty())
            .toList());
    model.addAttribute("form", form);
    return "evidence/reports/conflicts";
  }

  private Torn torn(Actor actor, ReportId report, long section, long side) {
    SectionRow row = writing.writable(actor, report, section);
    SectionsSql.Side it =
        sql.sides(section).stream()
            .filter(one -> one.id() == side)
            .findFirst()
            .orElseThrow(() -> new NotFound("side " + side));
    return new Torn(
        row,
        it,
        ThreeWayMerge.merge(sql.text(section, it.baseVersion()).orElse(""), it.text(), row.text()));
  }
}
