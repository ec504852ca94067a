package vn.mach.evidence.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.documents.papers.PaperBlock.Bullet;
import vn.mach.documents.papers.PaperBlock.Heading;
import vn.mach.documents.papers.PaperBlock.Paragraph;
import vn.mach.documents.papers.TextRun;

/** Lines of which some fell away because there was no number to say. */
class FilledLinesTest {

  private static final PaperBlock LABEL =
      new Paragraph(List.of(new TextRun("Việc cần làm", true, false, null)));

  @Test
  void aHeadingIsNotPrintedAloneWhenAllItsLinesFellAway() {
    assertThat(
            standing(
                new Heading(3, "1. Giúp hộ nghèo"),
                null,
                null,
                new Heading(3, "2. Học tập"),
                Bullet.of("12 buổi")))
        .containsExactly(new Heading(3, "2. Học tập"), Bullet.of("12 buổi"));
  }

  @Test
  void aHeadingWithADeeperOneUnderItGoesWithIt() {
    assertThat(standing(new Heading(3, "1."), new Heading(4, "a)"), null, Paragraph.of("x")))
        .containsExactly(new Heading(3, "1."), new Heading(4, "a)"), Paragraph.of("x"));
    assertThat(
            standing(new Heading(3, "1."), new Heading(4, "a)"), null, new Heading(4, "b)"), null))
        .isEmpty();
  }

  @Test
  void aLineInBoldIsAHeadingOfWhatFollows() {
    assertThat(standing(LABEL, null, new Heading(3, "2."), Paragraph.of("x")))
        .containsExactly(new Heading(3, "2."), Paragraph.of("x"));
  }

  @Test
  void aHeadingUnderWhichNobodyWroteAnythingStandsAsItWasTyped() {
    assertThat(standing(new Heading(3, "1."), new Heading(3, "2."), Paragraph.of("x"))).hasSize(3);
    assertThat(standing(LABEL)).containsExactly(LABEL);
  }

  private static List<PaperBlock> standing(@Nullable PaperBlock... lines) {
    FilledLines filled = new FilledLines();
    for (@Nullable PaperBlock line : lines) {
      if (line == null) {
        filled.fell();
      } else {
        filled.add(line);
      }
    }
    return filled.standing();
  }
}
