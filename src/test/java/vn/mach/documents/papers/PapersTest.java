package vn.mach.documents.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import vn.mach.base.intake.ExtractionSettings;
import vn.mach.base.intake.TextExtraction;

class PapersTest {

  private final Papers papers =
      new Papers(
          new TextExtraction(ExtractionSettings.USUAL),
          PageMeasures::usual,
          (layout, day) -> LayoutRules.EARLIER);

  @Test
  void aPartyPapersHeadStandsAsTheGuidelineSays() throws IOException {
    XWPFDocument word = word(PaperFixture.party());
    XWPFTable head = word.getTables().getFirst();
    assertThat(text(head, 0))
        .isEqualTo(
            "TỈNH ỦY SƠN LA | ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH | * | Số 36-BC/ĐUK");
    assertThat(text(head, 1))
        .isEqualTo("ĐẢNG CỘNG SẢN VIỆT NAM | Sơn La, ngày 08 tháng 6 năm 2022");
    XWPFParagraph rule = head.getRow(0).getCell(1).getParagraphs().get(1);
    double free = rule.getIndentationLeft() + rule.getIndentationRight();
    double column = head.getRow(0).getCell(1).getWidth();
    assertThat((column - free) / 20)
        .isCloseTo(
            TextMetrics.width("ĐẢNG CỘNG SẢN VIỆT NAM", FontStyle.BOLD, 15), Offset.offset(0.2));
    assertThat(word.getParagraphs().getFirst().getText()).isEqualTo("BÁO CÁO");
    assertThat(word.getParagraphs().getFirst().getRuns().getFirst().getFontSizeAsDouble())
        .isEqualTo(16);
    assertThat(word.getDocument().getBody().getSectPr().getPgMar().getLeft().toString())
        .isEqualTo("1701");
    assertThat(word.getStyles().getStyle("BodyText").getCTStyle().xmlText())
        .contains("w:val=\"both\"")
        .contains("w:firstLine=\"567\"");
  }

  @Test
  void aStatePaperNamesTheNationAndSignsWithDots() throws IOException {
    XWPFDocument word = word(PaperFixture.state());
    assertThat(text(word.getTables().getFirst(), 1))
        .startsWith(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | Độc lập - Tự do - Hạnh phúc | Sơn La, ngày 18 tháng 01 năm 2022");
    assertThat(text(word.getTables().getFirst(), 0)).doesNotContain("*");
    XWPFTable foot = word.getTables().getLast();
    assertThat(text(foot, 1)).isEqualTo("KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC | Trần Văn Đông");
    assertThat(text(foot, 0))
        .startsWith("Nơi nhận: | - Bộ Nội vụ; | - UBND tỉnh; | - Lưu: VT, CCHC.");
  }

  @Test
  void aPartyPaperSignsWithASlashAndItsPostIsPlain() throws IOException {
    XWPFTable foot = word(PaperFixture.party()).getTables().getLast();
    assertThat(text(foot, 1)).isEqualTo("T/M BAN THƯỜNG VỤ | PHÓ BÍ THƯ | Nguyễn Thị Bích Hường");
    List<XWPFParagraph> lines = foot.getRow(0).getCell(1).getParagraphs();
    assertThat(lines.get(0).getRuns().getFirst().isBold()).isTrue();
    assertThat(lines.get(1).getRuns().getFirst().isBold()).isFalse();
    assertThat(text(foot, 0)).contains("- Lưu Văn phòng Đảng ủy Khối.");
  }

  @Test
  void aLettersSubjectStandsUnderItsNumber() throws IOException {
    PaperHead letter =
        new PaperHead(
            "",
            "Sở Nội vụ",
            "Số: 5/SNV-CCHC",
            "Sơn La",
            LocalDate.of(2022, 2, 3),
            "",
            "V/v báo cáo quý I");
    XWPFDocument word =
        word(
            new Paper(
                LayoutStandard.STATE,
                letter,
                List.of(PaperBlock.Paragraph.of("Kính gửi: Ủy ban nhân dân tỉnh")),
                SignatureBlock.NONE,
                List.of()));
    assertThat(text(word.getTables().getFirst(), 0))
        .isEqualTo("SỞ NỘI VỤ | Số: 5/SNV-CCHC | V/v báo cáo quý I");
    assertThat(word.getParagraphs().getFirst().getText()).startsWith("Kính gửi");
    assertThat(word.getTables()).hasSize(1);
  }

  @Test
  void aFigureCarriesItsCodeAndTheCodeLeadsToItsEvidence() throws IOException {
    XWPFDocument word = word(PaperFixture.party());
    List<String> links = new ArrayList<>();
    for (XWPFParagraph paragraph : word.getParagraphs()) {
      paragraph.getRuns().stream()
          .filter(XWPFHyperlinkRun.class::isInstance)
          .map(XWPFHyperlinkRun.class::cast)
          .forEach(run ->
              links.add(run.text().replace("\u00a0", "") + " " + run.getHyperlink(word).getURL()));
    }
    assertThat(links).contains("H7K2-03 https://mach.example.vn/reports/36/f/3");
    try (PDDocument pdf = pdf(PaperFixture.party())) {
      assertThat(addresses(pdf))
          .contains(
              "https://mach.example.vn/reports/36/f/3",
              "https://mach.example.vn/reports/36/f/22",
              PaperFixture.ADDRESS);
    }
  }

  @Test
  void onlyAddressesOfTheWebBecomeLinks() throws IOException {
    Paper paper =
        PaperFixture.small(
            LayoutStandard.PARTY,
            new PaperBlock.Paragraph(
                List.of(
                    TextRun.figure("1", "A-1", "javascript:alert(1)"),
                    TextRun.figure("2", "A-2", "file:///etc/passwd"))));
    assertThat(word(paper).getHyperlinks()).isEmpty();
    try (PDDocument pdf = pdf(paper)) {
      assertThat(addresses(pdf)).isEmpty();
      assertThat(new PDFTextStripper().getText(pdf)).contains("A-1").contains("A-2");
    }
  }

  @Test
  void theFirstPageHasNoNumberAndTheOthersHaveTheirsInTheTopMargin() throws IOException {
    XWPFDocument word = word(PaperFixture.party());
    assertThat(word.getDocument().getBody().getSectPr().isSetTitlePg()).isTrue();
    assertThat(word.getHeaderList().getFirst()._getHdrFtr().xmlText()).contains("PAGE");
    try (PDDocument pdf = pdf(PaperFixture.party())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(2);
      assertThat(page(pdf, 1)).startsWith("TỈNH ỦY SƠN LA").doesNotContainPattern("(?m)^1\\s*$");
      assertThat(page(pdf, 2)).startsWith("2");
    }
  }

  @Test
  void thePdfCarriesItsFontsItsLanguageItsTitleAndWhatEachPieceIs() throws IOException {
    try (PDDocument pdf = pdf(PaperFixture.party())) {
      for (PDPage page : pdf.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("vi-VN");
      assertThat(pdf.getDocumentInformation().getTitle()).startsWith("Báo cáo kết quả công tác");
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(pdf.getDocumentCatalog().getStructureTreeRoot().getKids()).hasSize(1);
      assertThat(new PDFTextStripper().getText(pdf).replace('\u00a0', ' '))
          .contains("229/321")
          .contains("(71,34 %")
          .contains("Nguyễn Thị Bích Hường");
    }
  }

  @Test
  void aTablesHeadStandsOnEachOfItsPagesAndNoRowIsParted() throws IOException {
    Paper paper = PaperFixture.small(LayoutStandard.PARTY, PaperFixture.table("Bảng 1. Thử", 120));
    try (PDDocument pdf = pdf(paper)) {
      for (int i = 1; i <= pdf.getNumberOfPages(); i++) {
        assertThat(page(pdf, i)).contains("Đơn vị").contains("Tỷ lệ");
      }
    }
    XWPFTable table = word(paper).getTables().get(1);
    assertThat(table.getRow(0).isRepeatHeader()).isTrue();
    assertThat(table.getRows()).allMatch(row -> row.isCantSplitRow()).hasSize(121);
    assertThat(table.getRow(1).getCell(2).getParagraphs().getFirst().getStyle())
        .isEqualTo("TableNumber");
    assertThat(table.getRow(1).getCell(4).getText()).isEqualTo("78,38\u00a0%");
  }

  @Test
  void aTableTooWideForAnUprightPageStandsOnTurnedOnesAndTheSignatureOnAnUprightOne()
      throws IOException {
    try (PDDocument pdf = pdf(PaperFixture.hard())) {
      List<Boolean> turned = new ArrayList<>();
      pdf.getPages()
          .forEach(
              page -> turned.add(page.getMediaBox().getWidth() > page.getMediaBox().getHeight()));
      assertThat(turned).startsWith(false, true).endsWith(false);
      assertThat(page(pdf, pdf.getNumberOfPages())).contains("Đinh Thị Ngọc Bích Phượng");
    }
    String xml = word(PaperFixture.hard()).getDocument().xmlText();
    assertThat(xml.split("<w:sectPr", -1)).hasSize(4);
    assertThat(xml).containsOnlyOnce("w:orient=\"landscape\"").containsOnlyOnce("<w:titlePg");
  }

  @Test
  void noPageEndsWithWordsThatIntroduceAList() throws IOException {
    for (int before = 10; before < 60; before++) {
      List<PaperBlock> blocks = new ArrayList<>();
      for (int i = 0; i < before; i++) {
        blocks.add(PaperBlock.Paragraph.of("Dòng trước."));
      }
      blocks.add(new PaperBlock.Heading(2, "2. Thực hiện các chỉ tiêu"));
      blocks.add(PaperBlock.Paragraph.of("Thực hiện 27-CTr/TU:"));
      blocks.add(
          PaperBlock.Bullet.of(
              "Kiểm tra đảng viên: có chi ủy ít nhất hai cuộc. ".repeat(3).strip()));
      blocks.add(PaperBlock.Paragraph.of("Dòng sau."));
      Paper paper =
          PaperFixture.small(LayoutStandard.PARTY, blocks.toArray(new PaperBlock[blocks.size()]));
      try (PDDocument pdf = pdf(paper)) {
        for (int i = 1; i <= pdf.getNumberOfPages(); i++) {
          assertThat(page(pdf, i)).doesNotEndWith(":").doesNotEndWith("chỉ tiêu");
        }
      }
    }
    assertThat(
            word(PaperFixture.small(
                    LayoutStandard.PARTY,
                    PaperBlock.Paragraph.of("Gồm:"),
                    PaperBlock.Bullet.of("Một.")))
                .getDocument()
                .xmlText()
                .split("keepNext", -1))
        .as("the introduction, and what keeps the signature with the text")
        .hasSizeGreaterThan(2);
  }

  @Test
  void aColonFollowsTheWordNumberInAStatePaperOnly() throws IOException {
    for (LayoutStandard layout : LayoutStandard.values()) {
      Paper paper = PaperFixture.small(layout, PaperBlock.Paragraph.of("Một."));
      PaperHead head = paper.head();
      PaperHead numbered =
          new PaperHead(
              head.upperBody(),
              head.issuer(),
              "Số 15/BC-SNV",
              head.place(),
              head.day(),
              head.kind(),
              head.subject());
      String printed =
          text(
              word(new Paper(layout, numbered, paper.body(), paper.signing(), paper.recipients()))
                  .getTables()
                  .getFirst(),
              0);
      assertThat(printed)
          .contains(layout == LayoutStandard.STATE ? "Số: 15/BC-SNV" : "Số 15/BC-SNV");
    }
  }

  @Test
  void aNumberStaysWithItsUnitAndADayWithItsMonth() {
    assertThat(
            Typography.sentence(
                "đạt 71,34 % của 498.100.000 đồng ngày 30 tháng 6 năm 2022, Nghị quyết số 21-NQ/TW, quý IV, năm học 9"))
        .isEqualTo(
            "đạt 71,34~% của 498.100.000~đồng ngày~30 tháng~6 năm~2022, Nghị quyết số~21-NQ/TW, quý~IV, năm học 9"
                .replace('~', '\u00a0'));
    assertThat(Typography.sentence(List.of(TextRun.text("có 12"), TextRun.text(" % và 3 người"))))
        .extracting(TextRun::text)
        .containsExactly("có 12", "\u00a0% và 3\u00a0người");
    assertThat(Typography.clean("a\u0000b\tc\ud800d\u00ade\u0323\u0302")).isEqualTo("ab cdệ");
  }

  @Test
  void eachTableIsASheetWithNumbersAsNumbersAndNoFormulaEver() throws IOException {
    List<List<TableCell>> rows =
        List.of(
            List.of(TableCell.text("=HYPERLINK(\"http://xau\")"), TableCell.text("229/321")),
            List.of(TableCell.text("+84"), TableCell.text("−1.234,5")));
    PaperBlock.Table evil =
        new PaperBlock.Table("Bảng [2]: thử/xem", List.of("=1+1", "Tỷ lệ"), rows, Set.of(1));
    Paper paper =
        PaperFixture.small(LayoutStandard.STATE, PaperFixture.table("Bảng 1. Thử", 3), evil, evil);
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(papers.sheet(paper)))) {
      assertThat(
              StreamSupport.stream(workbook.spliterator(), false)
                  .map(it -> it.getSheetName())
                  .collect(Collectors.toSet()))
          .hasSize(3);
      var row = workbook.getSheetAt(0).getRow(3);
      assertThat(row.getCell(4).getNumericCellValue()).isEqualTo(0.7838);
      assertThat(row.getCell(5).getNumericCellValue()).isEqualTo(1_234_500);
      assertThat(row.getCell(3).getStringCellValue()).isEqualTo("29/37");
      assertThat(
              workbook
                  .getFontAt(
                      workbook.getSheetAt(0).getRow(2).getCell(0).getCellStyle().getFontIndex())
                  .getBold())
          .isTrue();
      workbook.forEach(sheet ->
          sheet.forEach(cells ->
              cells.forEach(
                  cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA))));
      assertThat(workbook.getSheetAt(1).getRow(4).getCell(1).getNumericCellValue())
          .isEqualTo(-1234.5);
    }
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(
            new ByteArrayInputStream(papers.sheet(PaperFixture.small(LayoutStandard.STATE))))) {
      assertThat(workbook.getNumberOfSheets()).isEqualTo(1);
    }
  }

  @Test
  void theSamePaperGivesTheSameBytes() {
    assertThat(papers.word(PaperFixture.party())).isEqualTo(papers.word(PaperFixture.party()));
    assertThat(papers.pdf(PaperFixture.party())).isEqualTo(papers.pdf(PaperFixture.party()));
  }

  @Test
  void nothingThatIsWrittenBreaksAPaper() throws IOException {
    String strange =
        "a\u0000b\ufffe < & > \" \ud83d\ude00 中文 "
            + "x".repeat(400)
            + "\nb\tc ‑ ‰ ₫ "
            + "\u0301".repeat(5);
    PaperBlock.Table ragged =
        new PaperBlock.Table(
            strange,
            List.of(strange, "b"),
            List.of(
                List.of(),
                List.of(TableCell.text(strange), TableCell.text("1"), TableCell.text("thừa"))),
            Set.of(1, 7, -1));
    PaperBlock.Table wide =
        new PaperBlock.Table(
            "", IntStream.range(0, 30).mapToObj(i -> "Cột " + i).toList(), List.of(), Set.of());
    PaperBlock.Table none = new PaperBlock.Table("Không cột", List.of(), List.of(), Set.of());
    PaperBlock.Chart chart =
        new PaperBlock.Chart(
            strange,
            List.of(
                new ChartBar(strange, new BigDecimal("-5"), strange),
                new ChartBar("b", new BigDecimal("500"), "")));
    Paper paper =
        new Paper(
            LayoutStandard.PARTY,
            new PaperHead(
                strange, strange, strange, strange, LocalDate.of(2022, 1, 1), strange, strange),
            List.of(
                new PaperBlock.Heading(9, strange),
                PaperBlock.Paragraph.of(strange),
                PaperBlock.Paragraph.of(""),
                new PaperBlock.Bullet(List.of(TextRun.text(strange)), 12),
                ragged,
                wide,
                none,
                chart,
                new PaperBlock.Chart("", List.of())),
            new SignatureBlock(List.of(strange, ""), strange),
            List.of(strange, " "),
            "https://mach.example.vn/" + "x".repeat(1_500));
    assertThat(word(paper).getParagraphs()).isNotEmpty();
    try (PDDocument pdf = pdf(paper)) {
      assertThat(pdf.getNumberOfPages()).isBetween(1, 40);
    }
    assertThat(papers.sheet(paper)).isNotEmpty();
  }

  private XWPFDocument word(Paper paper) throws IOException {
    return new XWPFDocument(new ByteArrayInputStream(papers.word(paper)));
  }

  private PDDocument pdf(Paper paper) throws IOException {
    return Loader.loadPDF(papers.pdf(paper));
  }

  private static String page(PDDocument pdf, int number) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    stripper.setStartPage(number);
    stripper.setEndPage(number);
    return stripper.getText(pdf).strip();
  }

  private static List<String> addresses(PDDocument pdf) throws IOException {
    List<String> addresses = new ArrayList<>();
    for (PDPage page : pdf.getPages()) {
      for (PDAnnotation annotation : page.getAnnotations()) {
        addresses.add(((PDActionURI) ((PDAnnotationLink) annotation).getAction()).getURI());
      }
    }
    return addresses;
  }

  /** The lines of a cell of the table's only row. */
  private static String text(XWPFTable table, int cell) {
    return table.getRow(0).getCell(cell).getParagraphs().stream()
        .map(it -> it.getText().replace('\n', ' ').replace('\u00a0', ' '))
        .filter(it -> !it.isBlank())
        .collect(Collectors.joining(" | "));
  }
}
