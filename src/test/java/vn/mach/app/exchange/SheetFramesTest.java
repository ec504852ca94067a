package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.mach.app.exchange.SentSheets.NOTHING;
import static vn.mach.app.exchange.SentSheets.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands around a table in a sheet that an office keeps for itself. */
class SheetFramesTest {

  private static final String HEADER = "Mã;Nội dung;Ngày;Phải dự\n";

  @TempDir Path folder;

  @Test
  void titleLinesAboveTheHeaderAreLeftOutAndSaid() throws IOException {
    SentSheets.Read read =
        csv(
            "ĐẢNG ỦY XÃ;;;\nDANH SÁCH HỌP;;;\n(Kèm báo cáo số 05-BC/ĐU);;;\n\n"
                + HEADER
                + "1;Họp;01/07/2025;20\n");
    assertThat(read.rows()).containsExactly("6: 1||Họp|01/07/2025|20|||");
    assertThat(read.remarks()).containsExactly("header_found meetings.csv, 5, 3");
  }

  @Test
  void marksInHeadersAndLinesOfColumnNumbersDoNotMatter() throws IOException {
    SentSheets.Read read =
        csv(
            "STT;Mã (*);Nội dung*;Ngày (dd/mm/yyyy);Phải dự (người)\n(1);(2);(3);(4);(5)\n"
                + "1;M1;Họp;01/07/2025;20\n");
    assertThat(read.rows()).containsExactly("3: M1||Họp|01/07/2025|20|||");
    assertThat(read.remarks()).containsExactly("column_numbers meetings.csv, 2");
    assertThat(csv("A;Mã;Nội dung;Ngày\nA;B;1;2=1+1\nx;M;y;2025-07-01\n").rows()).hasSize(2);
  }

  @Test
  void theFirstLineOfExcelTellsWhatPartsTheCells() throws IOException {
    assertThat(csv("sep=;\n" + HEADER + "1;a,b,c,d;01/07/2025;20\n").rows())
        .containsExactly("3: 1||a,b,c,d|01/07/2025|20|||");
    assertThat(csv("sep=|\nMã|Nội dung|Ngày\n1|x|01/07/2025\n").rows())
        .containsExactly("3: 1||x|01/07/2025||||");
    assertThat(csv("sep=\t\nMã\tNội dung\tNgày\n1\tx,y\t01/07/2025\n").rows())
        .containsExactly("3: 1||x,y|01/07/2025||||");
  }

  @Test
  void totalsBelowAreComparedAndLeftOutWithWhatStandsBelowThem() throws IOException {
    SentSheets.Read read =
        csv(
            HEADER
                + "1;Họp;01/07/2025;20\n2;Họp;02/07/2025;1.000\n;Tổng cộng;;1.020\n\n"
                + ";;Xã An, ngày 03 tháng 7 năm 2025;\nNgười lập biểu;;BÍ THƯ;\nNguyễn Văn A;;Trần B;\n");
    assertThat(read.rows()).hasSize(2);
    assertThat(read.remarks())
        .containsExactly(
            "total meetings.csv, 4, Tổng cộng",
            "foot meetings.csv, 6, 8, Xã An, ngày 03 tháng 7 năm 2025 · Người lập biểu · Nguyễn Văn A");
    assertThat(csv(HEADER + "1;Họp;01/07/2025;20\nTổng số cuộc họp: 1;;;20\n").remarks())
        .containsExactly("total meetings.csv, 3, Tổng số cuộc họp: 1");
    assertThat(csv(HEADER + "1;Họp;01/07/2025;20\n2;Họp;02/07/2025;30\nCộng:;;;60\n").remarks())
        .containsExactly("total_differs meetings.csv, 4, Cộng:, Phải dự, 60, 50");
  }

  @Test
  void aCompanyWhoseNameBeginsLikeATotalAndAFaultyRowStayRows() throws IOException {
    assertThat(
            csv(HEADER + "1;Tổng công ty Thép;01/07/2025;20\n;Họp thiếu mã;02/07/2025;30\n").rows())
        .containsExactly(
            "2: 1||Tổng công ty Thép|01/07/2025|20|||", "3: ||Họp thiếu mã|02/07/2025|30|||");
    assertThat(csv(HEADER + ";Ghi chú: x;;\n1;Họp;01/07/2025;20\n").rows())
        .as("what stood in the middle was no foot")
        .containsExactly("2: ||Ghi chú: x|||||", "3: 1||Họp|01/07/2025|20|||");
  }

  @Test
  void aRowWithADayInWordsIsNoFoot() throws IOException {
    assertThat(csv(HEADER + ";Họp;ngày 01 tháng 7 năm 2025;20\n;Họp nữa;02.07.2025;30\n").rows())
        .as("though both lack the code")
        .containsExactly(
            "2: ||Họp|ngày 01 tháng 7 năm 2025|20|||", "3: ||Họp nữa|02.07.2025|30|||");
  }

  @Test
  void ofTwoTablesSideBySideNoneIsLostInSilence() throws IOException {
    assertThat(
            csv("Mã;Nội dung;Ngày;Phải dự;;Mã;Nội dung;Ngày;Phải dự\n"
                    + "1;Họp;01/07/2025;20;;2;Họp;02/07/2025;30\n3;Họp;03/07/2025;20;;;;;\n")
                .rows())
        .containsExactly(
            "2: expected extra_cells “2 | 02/07/2025 | 30”", "3: 3||Họp|03/07/2025|20|||");
  }

  @Test
  void aHeadingNamesTheUnitOfTheRowsBelowItWhereNoColumnDoes() throws IOException {
    SentSheets.Read read =
        csv(
            HEADER
                + "1;Họp;01/07/2025;20\n;I. CHI BỘ ẤP 1 (22 đảng viên);;\n2;Họp;01/07/2025;20\n"
                + "II;Chi bộ ấp 2;;\n3;Họp;01/07/2025;20\n;Người lập biểu;;\n;Chi bộ ấp 3;;\n");
    assertThat(read.rows())
        .containsExactly(
            "2: 1||Họp|01/07/2025|20|||",
            "4: 2|CHI BỘ ẤP 1|Họp|01/07/2025|20|||",
            "6: 3|Chi bộ ấp 2|Họp|01/07/2025|20|||");
    assertThat(read.remarks())
        .containsExactly(
            "heading_unit meetings.csv, 3, CHI BỘ ẤP 1",
            "heading_unit meetings.csv, 5, Chi bộ ấp 2",
            "foot meetings.csv, 7, 8, Người lập biểu · Chi bộ ấp 3");
    assertThat(
            csv("Mã;Đơn vị;Nội dung;Ngày\n1;X;Họp;01/07/2025\n;;Chi bộ ấp 2;\n2;Y;Họp;01/07/2025\n")
                .rows())
        .as("where a column does the heading is passed over")
        .containsExactly("2: 1|X|Họp|01/07/2025||||", "4: 2|Y|Họp|01/07/2025||||");
  }

  @Test
  void aHeaderOfTwoRowsIsReadTogether() throws IOException {
    SentSheets sheets = new SentSheets();
    sheets.sheet(
        "meetings",
        List.of(
            List.of(text("Mã"), text("Cuộc họp"), NOTHING, text("Phải dự")),
            List.of(NOTHING, text("Nội dung"), text("Ngày"), NOTHING),
            List.of(text("1"), text("Họp"), text("01/07/2025"), text("20"))),
        "",
        "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"D1:D2\"/></mergeCells>");
    assertThat(SentSheets.read(sheets.write(folder.resolve("two.xlsx"))).rows())
        .containsExactly("3: 1||Họp|01/07/2025|20|||");
    sheets.sheet(
        "meetings",
        List.of(
            List.of(text("DANH SÁCH")),
            List.of(text("Mã"), text("Nội dung"), text("Ngày"), NOTHING, text("Phải dự")),
            List.of(NOTHING, NOTHING, text("Nam"), text("Nữ"), NOTHING),
            List.of(text("1"), text("a"), text("01/07/2025"), NOTHING, text("20")),
            List.of(text("2"), text("b"), NOTHING, text("02/07/2025"), text("20"))),
        "",
        "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B3\"/><mergeCell ref=\"C2:D2\"/><mergeCell ref=\"E2:E3\"/></mergeCells>");
    assertThat(SentSheets.read(sheets.write(folder.resolve("split.xlsx"))).rows())
        .containsExactly("4: 1||a|01/07/2025|20|||", "5: 2||b|02/07/2025|20|||");
    assertThat(csv("Mã;Cuộc họp;;Phải dự\n;Nội dung;Ngày;\n1;Họp;01/07/2025;20\n").rows())
        .containsExactly("3: 1||Họp|01/07/2025|20|||");
  }

  @Test
  void theHeaderOfEachPrintedPageIsPassedOver() throws IOException {
    assertThat(csv(HEADER + "1;a;01/07/2025;20\n" + HEADER + "2;b;02/07/2025;30\n").rows())
        .containsExactly("2: 1||a|01/07/2025|20|||", "4: 2||b|02/07/2025|30|||");
  }

  @Test
  void aColumnThatCameTwiceIsSaidSo() throws IOException {
    SentSheets.Read read = csv("Mã;code;Nội dung;Ngày\n1;2;a;01/07/2025\n;3;b;02/07/2025\n");
    assertThat(read.remarks()).containsExactly("twice meetings.csv, code");
    assertThat(read.rows()).containsExactly("2: 1||a|01/07/2025||||", "3: 3||b|02/07/2025||||");
  }

  @Test
  void whereNoRowIsAHeaderAPersonMaySayWhichItIs() throws IOException {
    Path file = write("Mã;Nội dung;Ngày;Phải dự\nMã;Nội dung;Ngày;Số ghế\n1;a;01/07/2025;3\n");
    assertThat(SentSheets.read(file, ReadChoices.of(Map.of("header meetings.csv", "2"))).rows())
        .containsExactly("3: 1||a|01/07/2025||||");
    assertThatThrownBy(() -> csv("x;y;z\n1;a;01/07/2025\n"))
        .isInstanceOf(UnreadableDataset.class)
        .hasMessageContaining("no_header");
  }

  @Test
  void faultyRowsAtTheEndAreNoFootOfTheTable() throws IOException {
    SentSheets.Read read =
        csv(
            HEADER
                + "1;Họp;01/07/2025;20\n2;;Ghi chú sau;20\n3;;;20\n"
                + ";Người lập biểu;;\n;Nguyễn Văn An;;\n");
    assertThat(read.rows())
        .containsExactly("2: 1||Họp|01/07/2025|20|||", "3: 2|||Ghi chú sau|20|||", "4: 3||||20|||");
    assertThat(read.remarks())
        .containsExactly("foot meetings.csv, 5, 6, Người lập biểu · Nguyễn Văn An");
    assertThat(csv(HEADER + "1;Họp;01/07/2025;20\n;Người lập;;\n2;;;20\n").rows())
        .as("a row with a code below what looked like a foot")
        .hasSize(3);
  }

  @Test
  void whatIsMoreThanAHundredTimesAlikeIsCountedAndNothingElseIsLost() throws IOException {
    SentSheets.Read read =
        csv(HEADER + "1;Họp;01/07/2025;1\n;Tổng cộng;;1\n".repeat(150) + ";Người lập biểu;;\n");
    assertThat(read.rows()).hasSize(150);
    assertThat(read.remarks())
        .hasSize(102)
        .contains("more meetings.csv, 50", "foot meetings.csv, 302, 302, Người lập biểu");
  }

  private SentSheets.Read csv(String text) throws IOException {
    return SentSheets.read(write(text));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("meetings.csv"), text);
  }
}
