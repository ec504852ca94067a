package vn.mach.documents.papers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.mach.base.kernel.Text;

/**
 * What a guideline on layout says beside margins and sizes: a row of {@code papers_layouts} with
 * the day from which it holds. A paper follows the guideline of its own day.
 *
 * @param source of the row, e.g. {@code 05-HD/VPTW, 27/05/2026}
 * @param hyphens whether five hyphens stand under the subject instead of a rule
 * @param plainPost whether the signer's post is plain also where no line of authority is above it
 * @param ownName whether a deputy signs for a committee under its own post, without {@code K/T}
 * @param between what ends each line of the recipients but the last; empty: as the layout does
 * @param asAbove whether letters and submissions begin their recipients with {@code Như trên}
 * @param fullStop whether the text ends with a full stop, not with {@code ./.}
 */
record LayoutRules(
    String source,
    LocalDate from,
    boolean hyphens,
    boolean plainPost,
    boolean ownName,
    String between,
    boolean asAbove,
    boolean fullStop) {

  /** As papers were laid out before 2026 (36-HD/VPTW of 2018; Decree 30/2020). */
  static final LayoutRules EARLIER =
      new LayoutRules("", LocalDate.MIN, false, false, false, "", false, false);

  private static final Pattern COMMITTEE = Pattern.compile("^T/?M[./ ].*");
  private static final Pattern DEPUTY = Pattern.compile("^K/?T[./ ].*");
  private static final Pattern SLASHED_END = Pattern.compile("[.]/[.]?\\s*$");
  private static final String AS_ABOVE = "Như trên";

  /** The paper as these rules have it. */
  Paper of(Paper paper) {
    return new Paper(
        paper.layout(),
        paper.head(),
        fullStop ? stopped(paper.body()) : paper.body(),
        ownName ? signing(paper.signing()) : paper.signing(),
        recipients(paper),
        paper.address(),
        this);
  }

  private static SignatureBlock signing(SignatureBlock block) {
    boolean committee =
        block.lines().stream().anyMatch(it -> COMMITTEE.matcher(it.strip()).matches());
    return committee
        ? new SignatureBlock(
            block.lines().stream().filter(it -> !DEPUTY.matcher(it.strip()).matches()).toList(),
            block.name())
        : block;
  }

  private List<String> recipients(Paper paper) {
    List<String> named =
        new ArrayList<>(paper.recipients().stream().filter(it -> !it.isBlank()).toList());
    String kind = Text.unaccented(paper.head().kind());
    boolean addressed = kind.isEmpty() || kind.equals("to trinh");
    if (asAbove
        && addressed
        && !named.isEmpty()
        && !Text.unaccented(named.getFirst()).startsWith(Text.unaccented(AS_ABOVE))) {
      named.addFirst(AS_ABOVE);
    }
    if (between.isEmpty()) {
      return named;
    }
    List<String> ended = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      String line = named.get(i).strip().replaceFirst("[.,;]$", "");
      ended.add(line + (i == named.size() - 1 ? "." : between));
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
