package vn.mach.documents.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A word may be as long as the text of a section. */
class LongWordTest {

  private static List<LineBreaker.Line> lines(String word) {
    return LineBreaker.of(List.of(PdfTextPiece.of(word, FontStyle.REGULAR, 14)), 460, 30);
  }

  private static String text(List<LineBreaker.Line> lines) {
    return lines.stream()
        .flatMap(line -> line.pieces().stream())
        .map(PdfTextPiece::text)
        .collect(Collectors.joining());
  }

  @Test
  void aWordOfTheLongestTextIsCutIntoLinesAtOnce() {
    String word = "x".repeat(199_000);
    List<LineBreaker.Line> lines =
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> lines(word));
    assertThat(text(lines)).isEqualTo(word);
    assertThat(lines).hasSizeGreaterThan(1_000).allMatch(line -> line.width() <= 460.01);
  }

  @Test
  void eachLineIsAsFullAsItCanBe() {
    String word = "iW".repeat(300) + "m".repeat(200);
    List<LineBreaker.Line> lines = lines(word);
    assertThat(text(lines)).isEqualTo(word);
    for (int i = 0; i + 1 < lines.size(); i++) {
      String next = text(lines.subList(i + 1, i + 2)).substring(0, 1);
      double left = i == 0 ? 430 : 460;
      String longer = text(lines.subList(i, i + 1)) + next;
      assertThat(PdfTextPiece.of(longer, FontStyle.REGULAR, 14).width()).isGreaterThan(left);
      assertThat(lines.get(i).width()).isLessThanOrEqualTo(left);
    }
  }

  @Test
  void aLetterOfTwoPartsIsNotCut() {
    assertThat(lines("\ud83d\udc68".repeat(500)))
        .allMatch(
            line -> text(List.of(line)).codePoints().noneMatch(it -> it >= 0xd800 && it < 0xe000));
  }
}
