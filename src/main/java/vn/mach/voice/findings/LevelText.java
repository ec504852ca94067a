package vn.mach.voice.findings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.mach.documents.directives.WordChanges;
import vn.mach.documents.directives.WordChanges.Run;
import vn.mach.voice.findings.FindingStepsSql.Level;

/**
 * The proposal in the words of whoever found the matter or of a level, against the words before.
 *
 * @param unit the level; empty: whoever found it
 * @param changes against the text before; of the first one all stayed
 * @param note what the level said about what it added or left out
 */
record LevelText(String unit, LocalDate day, String text, List<Run> changes, String note) {

  boolean changed() {
    return changes.stream().anyMatch(it -> it.kind() != WordChanges.Kind.SAME);
  }

  /** The proposal as it was found, then as each level sent it up. */
  static List<LevelText> of(String proposal, LocalDate sentOn, List<Level> levels) {
    List<LevelText> texts = new ArrayList<>();
    texts.add(
        new LevelText("", sentOn, proposal, List.of(new Run(WordChanges.Kind.SAME, proposal)), ""));
    String before = proposal;
    for (Level level : levels) {
      if (!level.proposal().isEmpty()) {
        LocalDate until = level.until();
        texts.add(
            new LevelText(
                level.unitName(),
                until == null ? level.from() : until,
                level.proposal(),
                WordChanges.between(before, level.proposal()),
                level.note()));
        before = level.proposal();
      }
    }
    return texts;
  }

  /** The words that the level above begins with. */
  static String last(List<LevelText> texts) {
    return texts.getLast().text();
  }
}
