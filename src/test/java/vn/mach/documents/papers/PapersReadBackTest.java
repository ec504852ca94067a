package vn.mach.documents.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.mach.base.intake.ExtractedText;
import vn.mach.base.intake.ExtractionSettings;
import vn.mach.base.intake.TextExtraction;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;

@Tag("slow")
class PapersReadBackTest {

  private final TextExtraction extraction = new TextExtraction(ExtractionSettings.USUAL);
  private final Papers papers =
      new Papers(extraction, PageMeasures::usual, (layout, day) -> LayoutRules.EARLIER);

  @Test
  void ourOwnPapersReadBackWithoutTheirMarks() {
    Paper paper = PaperFixture.party();
    for (String text :
        List.of(text("bc.docx", papers.word(paper)), text("bc.pdf", papers.pdf(paper)))) {
      assertThat(text.replace('\u00a0', ' '))
          .contains(
              "đến ngày 30 tháng 6 năm 2022 có 229/321 chi bộ trực thuộc hoàn thành (71,34 %), tăng 12 chi bộ so với cùng kỳ năm 2021. Các cấp ủy đã vận động được 498.100.000 đồng ủng hộ")
          .contains("Đảng bộ cơ sở Trung tâm Công nghệ")
          .doesNotContain("H7K2");
      assertThat(text).contains("29/37\t78,38");
    }
  }

  @Test
  void aPdfsPagesFlowIntoOneTextWithoutTheirNumbers() {
    String text = text("bc.pdf", papers.pdf(PaperFixture.long_())).replace('\u00a0', ' ');
    assertThat(text.lines().filter(line -> line.matches("\\d{1,2}"))).isEmpty();
    assertThat(text.lines().filter(line -> line.startsWith("Các cấp ủy, tổ chức đảng")))
        .hasSize(60)
        .allMatch(line -> line.endsWith("được giữ vững."));
  }

  private String text(String name, byte[] bytes) {
    return switch (extraction.read(name, new ByteArrayInputStream(bytes))) {
      case Outcome.Done<ExtractedText>(ExtractedText read) -> read.text();
      case Outcome.Refused<ExtractedText>(List<Refusal> refusals) ->
          throw new AssertionError(refusals.toString());
    };
  }
}
