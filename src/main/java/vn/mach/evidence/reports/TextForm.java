package vn.mach.evidence.reports;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.FormParser;
import vn.mach.evidence.templates.ChipReader;

/**
 * A section's text as people write it.
 *
 * @param version of the section that the writer began from
 * @param text with its chips as tokens
 * @param shown every token that a page of this form has shown, a line each
 */
record TextForm(@Nullable String version, @Nullable String text, @Nullable String shown) {

  static TextForm of(SectionRow row, SectionChips.Writing chips, String template) {
    return new TextForm(
        Integer.toString(row.version()), chips.shown(template), String.join("\n", chips.tokens()));
  }

  /** The same text on a further page: what an earlier one has shown stays good. */
  TextForm again(SectionChips.Writing chips) {
    return with(chips, text);
  }

  /** As {@link #again}, with the values of now: of a text that could be read. */
  TextForm renewed(SectionChips.Writing chips, String template) {
    return with(chips, chips.shown(template));
  }

  private TextForm with(SectionChips.Writing chips, @Nullable String written) {
    Set<String> all = tokens();
    all.addAll(chips.tokens());
    return new TextForm(version, written, String.join("\n", all));
  }

  int number() {
    return FormParser.whole(version)
        .filter(it -> it >= 0 && it <= Integer.MAX_VALUE)
        .map(Long::intValue)
        .orElse(0);
  }

  /** In the template language, with an error for each chip that was damaged. */
  ChipReader.Read read(SectionChips.Writing chips) {
    return ChipReader.read(chips.text(), text == null ? "" : text, tokens());
  }

  private Set<String> tokens() {
    return new LinkedHashSet<>(Text.lines(shown).lines().toList());
  }
}
