package vn.mach.evidence.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.FormParser;
import vn.mach.evidence.templates.ChipReader;

/**
 * A section's text as people write it.
 *
 * @param version of the section that the writer began from
 * @param text with its chips as tokens
 * @param shown the tokens that stood in it when the page was shown, a line each
 */
record TextForm(@Nullable String version, @Nullable String text, @Nullable String shown) {

  static TextForm of(SectionRow row, SectionChips.Writing chips, String template) {
    return new TextForm(Integer.toString(row.version()), chips.shown(template), chips.tokens());
  }

  int number() {
    return FormParser.whole(version)
        .filter(it -> it >= 0 && it <= Integer.MAX_VALUE)
        .map(Long::intValue)
        .orElse(0);
  }

  /** In the template language; refused where a chip was damaged. */
  Outcome<String> read(SectionChips.Writing chips) {
    List<String> tokens = Text.lines(shown).lines().toList();
    ChipReader.Read read = ChipReader.read(chips.text(), text == null ? "" : text, tokens);
    return read.errors().isEmpty()
        ? Outcome.done(read.text())
        : Outcome.refused(read.errors().stream().map(SectionWriting::refusal).toList());
  }
}
