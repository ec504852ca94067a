package vn.mach.documents.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

/** A paper follows the guideline of its own day. */
@MachTest
class LayoutRulesTest {

  private static final LocalDate BEFORE = LocalDate.of(2026, 5, 26);
  private static final LocalDate SINCE = LocalDate.of(2026, 5, 27);

  @Autowired TestRealms realms;
  @Autowired LayoutSettingsSql sql;

  @Test
  void aDeputySignsForACommitteeUnderTheOwnPostAndItIsNotBold() {
    Letterhead earlier = letterhead(paper("BÁO CÁO", BEFORE));
    assertThat(earlier.signing())
        .extracting(HeadLine::text)
        .containsExactly("T/M ĐẢNG ỦY", "K/T BÍ THƯ", "PHÓ BÍ THƯ");
    Letterhead since = letterhead(paper("BÁO CÁO", SINCE));
    assertThat(since.signing())
        .extracting(line -> line.text() + (line.bold() ? " bold" : ""))
        .containsExactly("T/M ĐẢNG ỦY bold", "PHÓ BÍ THƯ");
  }

  @Test
  void fiveHyphensStandUnderTheSubjectInsteadOfARule() {
    assertThat(letterhead(paper("BÁO CÁO", BEFORE)).title())
        .extracting(HeadLine::text)
        .doesNotContain("-----");
    Letterhead since = letterhead(paper("BÁO CÁO", SINCE));
    assertThat(since.title().getLast().text()).isEqualTo("-----");
    assertThat(since.title()).extracting(HeadLine::rule).containsOnly(0.0);
  }

  @Test
  void recipientsOfALetterBeginWithThoseAboveAndTheTextEndsWithAFullStop() {
    Paper letter = ruled(paper("", SINCE));
    assertThat(Recipients.lines(letter))
        .containsExactly("- Như trên;", "- Tỉnh ủy;", "- Lưu Đảng ủy.");
    assertThat(letter.body().getLast())
        .isEqualTo(PaperBlock.Paragraph.of("Trân trọng đề nghị Tỉnh ủy xem xét."));
    assertThat(Recipients.lines(ruled(paper("BÁO CÁO", SINCE))))
        .containsExactly("- Tỉnh ủy;", "- Lưu Đảng ủy.");
    assertThat(Recipients.lines(ruled(paper("", BEFORE))))
        .containsExactly("- Tỉnh ủy,", "- Lưu Đảng ủy.");
  }

  private Letterhead letterhead(Paper paper) {
    return Letterhead.of(ruled(paper), PageMeasures.usual(LayoutStandard.PARTY));
  }

  private Paper ruled(Paper paper) {
    try {
      return CurrentRealm.in(
          realms.create(),
          () -> RuledPaper.of(paper, sql.rules(LayoutStandard.PARTY, paper.head().day())));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Paper paper(String kind, LocalDate day) {
    return new Paper(
        LayoutStandard.PARTY,
        new PaperHead(
            "ĐẢNG BỘ TỈNH", "ĐẢNG ỦY XÃ", "Số 05-BC/ĐU", "Xuân Hòa", day, kind, "Về việc thử"),
        List.of(PaperBlock.Paragraph.of("Trân trọng đề nghị Tỉnh ủy xem xét./.")),
        new SignatureBlock(List.of("T/M ĐẢNG ỦY", "K/T BÍ THƯ", "PHÓ BÍ THƯ"), "Nguyễn Văn Mẫu"),
        List.of("Tỉnh ủy", "Lưu Đảng ủy"));
  }
}
