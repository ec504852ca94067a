package vn.mach.documents.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.mach.base.kernel.Text;

/** Lays a paper out by the rules of its day. */
final class RuledPaper {

  private static final Pattern COMMITTEE = Pattern.compile("^T/?M[./ ].*");
  private static final Pattern DEPUTY = Pattern.compile("^K/?T[./ ].*");
  private static final Pattern SLASHED_END = Pattern.compile("[.]/[.]?\\s*$");
  private static final String AS_ABOVE = "Như trên";

  private RuledPaper() {}

  /** The paper as the rules have it. */
  static Paper of(Paper paper, LayoutRules rules) {
    return new Paper(
        paper.layout(),
        paper.head(),
        rules.fullStop() ? stopped(paper.body()) : paper.body(),
        rules.ownName() ? signing(paper.signing()) : paper.signing(),
        recipients(paper, rules),
        paper.address(),
        rules);
  }

  private static SignatureBlock signing(SignatureBlock block) {
    boolean committee =
        block.lines().stream().anyMatch(it -> COMMITTEE.matcher(it.strip()).matches());
    return committee
        ? new SignatureBlock(
            block.lines().stream().filter(it -> !DEPUTY.matcher(it.strip()).matches()).toList(),
            block.name(),
            block.left())
        : block;
  }

  private static List<String> recipients(Paper paper, LayoutRules rules) {
    List<String> named =
        new ArrayList<>(paper.recipients().stream().filter(it -> !it.isBlank()).toList());
    String kind = Text.unaccented(paper.head().kind());
    boolean addressed = kind.isEmpty() || kind.equals("to trinh");
    if (rules.asAbove()
        && addressed
        && !named.isEmpty()
        && !Text.unaccented(named.getFirst()).startsWith(Text.unaccented(AS_ABOVE))) {
      named.addFirst(AS_ABOVE);
    }
    if (rules.between().isEmpty()) {
      return named;
    }
    List<String> ended = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      String line = named.get(i).strip().replaceFirst("[.,;]$", "");
      ended.add(line + (i == named.size() - 1 ? "." : rules.between()));
    }
    return ended;
  }

  private static List<PaperBlock> stopped(List<PaperBlock> body) {
    int last = body.size() - 1;
    if (last < 0 || !(body.get(last) instanceof PaperBlock.Paragraph(List<TextRun> runs))) {
      return body;
    }
    TextRun end = runs.isEmpty() ? null : runs.getLast();
    if (end == null || !SLASHED_END.matcher(end.text()).find()) {
      return body;
    }
    List<TextRun> written = new ArrayList<>(runs);
    written.set(
        runs.size() - 1,
        new TextRun(
            SLASHED_END.matcher(end.text()).replaceFirst("."),
            end.bold(),
            end.italic(),
            end.figure()));
    List<PaperBlock> blocks = new ArrayList<>(body);
    blocks.set(last, new PaperBlock.Paragraph(written));
    return blocks;
  }
}
