package vn.mach.evidence.reports;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Refusal;

/** A section's text on its way from a page to the template language. */
@Component
class SectionTexts {

  private final Reports reports;
  private final SectionChips chips;
  private final DraftBulkhead turns;

  SectionTexts(Reports reports, SectionChips chips, DraftBulkhead turns) {
    this.reports = reports;
    this.chips = chips;
    this.turns = turns;
  }

  /**
   * What somebody sent.
   *
   * @param chips all that the page needs to show it again
   * @param text in the template language; refused where a chip was damaged
   */
  record Typed(SectionChips.Writing chips, String text, List<Refusal> refusals) {}

  /** The chips of these texts of a report, with their values of now. */
  SectionChips.Writing chips(Actor actor, ReportId report, String... texts) {
    ReportRow row = reports.see(actor, report);
    return turns.take(() -> chips.of(actor, row, texts));
  }

  /**
   * @param stored the texts that the page showed
   */
  Typed read(Actor actor, ReportId report, TextForm form, String... stored) {
    SectionChips.Writing here = chips(actor, report, stored);
    var read = form.read(here);
    SectionChips.Writing all =
        here.has(read.text())
            ? here
            : chips(
                actor,
                report,
                Stream.concat(Stream.of(stored), Stream.of(read.text())).toArray(String[]::new));
    return new Typed(all, read.text(), SectionWriting.refusals(read.errors()));
  }
}
