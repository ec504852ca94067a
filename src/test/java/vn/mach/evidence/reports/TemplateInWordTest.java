package vn.mach.evidence.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.mach.evidence.reports.SmallBloc.done;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.realms.Realm;
import vn.mach.documents.papers.Papers;
import vn.mach.documents.papers.WordTemplateLine;
import vn.mach.evidence.templates.ChipReader;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

/** A template goes to Word and comes back. */
@MachTest
class TemplateInWordTest {

  private static final String EVERY_CHIP =
      """
      @title Kết quả {period}
      # I. MỤC [1]
      Từ ngày {from} đến ngày {to}, {unit} có {below} đơn vị; **đậm** {figure kiem_tra} cuộc.
      - {if figure kinh_phi}{figure kinh_phi about} đồng{if compare kinh_phi} – {compare kinh_phi}{end}; {end}
      - {target KT.1}, {target KT.1 done}/{target KT.1 due}, {target KT.1 rate}, {target KT.1 short}.
      {if unreported}Còn {unreported}: {unreported names}.{end}
      ## 1. Mục nhỏ
      @figures
      @targets
      @tables
      @gaps
      @table kiem_tra, target KT.1 | Theo đơn vị
      @chart target KT.1 | Biểu đồ
      @summary | So sánh
      | Tên | Số |
      | {unit} | {before kiem_tra} |\
      """;

  @Autowired TestRealms realms;
  @Autowired SectionChips chips;
  @Autowired Papers papers;

  private Realm realm;

  @BeforeEach
  void aBloc() {
    realm = SmallBloc.make(realms);
  }

  @Test
  void everyChipComesBackFromWord() throws Exception {
    SectionChips.Writing here = in(() -> chips.ofTemplate(EVERY_CHIP));
    byte[] word = in(() -> papers.writeTemplate(WordTemplateLine.of(here.shown(EVERY_CHIP))));

    assertThat(words(word)).doesNotContain("{", "}", "@");
    String back =
        WordTemplateLine.text(
            done(papers.readTemplate("mau.docx", new ByteArrayInputStream(word))));
    ChipReader.Read read = ChipReader.withBraces(here.text(), back);
    assertThat(read.errors()).isEmpty();
    assertThat(read.text()).isEqualTo(EVERY_CHIP);
  }

  private static String words(byte[] word) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(word))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("word/document.xml")) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8).replaceAll("<[^>]*>", " ");
        }
      }
    }
    throw new AssertionError("no document");
  }

  private <T> T in(java.util.concurrent.Callable<T> work) {
    return SmallBloc.in(realm, work);
  }
}
