package vn.mach.evidence.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Text on its way in and findings on their way out. */
class PastedTextTest {

  private static final Finding FINDING =
      new Finding(6, 12, Contradiction.CUT, "1", "2", "c\u00a0d");

  @Test
  void offsetsOfAFileFromWindowsAreThoseOfTheFile() {
    byte[] bytes = "ab\r\ncd\nef\r\ngh".getBytes(StandardCharsets.UTF_8);
    List<Finding> restored =
        LineEnds.of(bytes)
            .in("ab\ncd\nef\ngh")
            .restore(List.of(new Finding(3, 11, Contradiction.SUM, "1", "2", "x")));
    assertThat(restored.getFirst().from()).isEqualTo(4);
    assertThat(restored.getFirst().to()).isEqualTo(13);
  }

  @Test
  void aTextWithoutWindowsLineEndsKeepsItsOffsets() {
    assertThat(
            LineEnds.of("ab\ncd".getBytes(StandardCharsets.UTF_16LE))
                .in("ab\ncd")
                .restore(List.of(FINDING)))
        .containsExactly(FINDING);
  }

  @Test
  void pastedTextIsComposedAndItsLineEndsAreOne() {
    assertThat(PastedText.nfc("a\u0301\r\nb\rc\0")).isEqualTo("á\nb\nc");
    assertThat(PastedText.nfc("a" + "\u0301".repeat(500_000))).hasSizeLessThan(40);
    assertThat(PastedText.nfc(null)).isEmpty();
  }

  @Test
  void overlappingFindingsAreCutIntoPieces() {
    List<Finding> findings =
        List.of(
            new Finding(1, 5, Contradiction.SUM, "", "", ""),
            new Finding(3, 7, Contradiction.CUT, "", "", ""));
    assertThat(Marked.of("0123456789", findings))
        .extracting(Marked::text)
        .containsExactly("0", "12", "34", "56", "789");
    assertThat(Marked.of("0123456789", findings))
        .extracting(Marked::ends)
        .containsExactly(List.of(), List.of(), List.of(1), List.of(2), List.of());
    assertThat(Marked.of("", List.of())).isEmpty();
  }

  @Test
  void aRowHasSevenCellsWhateverTheFileIsCalled() {
    assertThat(Tsv.row("a\tb\n.txt", FINDING)).isEqualTo("a b .txt\t6\t12\tcut\t1\t2\tc\u00a0d");
    assertThat(Tsv.of("=1+1", List.of(FINDING))).contains("\n'=1+1\t6\t12\t");
    assertThat(Tsv.of("x", List.of())).isEqualTo(Tsv.HEADER + "\n");
  }
}
