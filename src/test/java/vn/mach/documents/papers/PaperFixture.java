package vn.mach.documents.papers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Papers to try things on. */
final class PaperFixture {

  static final String ADDRESS = "https://mach.example.vn/reports/36";
  private static final PaperHead PARTY_HEAD =
      new PaperHead(
          "Tỉnh ủy Sơn La",
          "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh",
          "Số 36-BC/ĐUK",
          "Sơn La",
          LocalDate.of(2022, 6, 8),
          "Báo cáo",
          "kết quả công tác 6 tháng đầu năm, nhiệm vụ trọng tâm 6 tháng cuối năm 2022");
  private static final PaperHead STATE_HEAD =
      new PaperHead(
          "Ủy ban nhân dân tỉnh Sơn La",
          "Sở Nội vụ",
          "Số: 112/BC-SNV",
          "Sơn La",
          LocalDate.of(2022, 1, 18),
          "Báo cáo",
          "Công tác cải cách hành chính quý IV và năm 2021");

  private PaperFixture() {}

  static Paper party() {
    return new Paper(
        LayoutStandard.PARTY,
        PARTY_HEAD,
        body(),
        new SignatureBlock(List.of("T/M Ban Thường vụ", "Phó Bí thư"), "Nguyễn Thị Bích Hường"),
        List.of(
            "Ban Thường vụ Tỉnh ủy",
            "Các ban xây dựng Đảng, Văn phòng Tỉnh ủy",
            "Các đồng chí Ủy viên Ban Chấp hành",
            "Lưu Văn phòng Đảng ủy Khối"),
        ADDRESS);
  }

  static Paper state() {
    return new Paper(
        LayoutStandard.STATE,
        STATE_HEAD,
        body(),
        new SignatureBlock(List.of("K/T Giám đốc", "Phó Giám đốc"), "Trần Văn Đông"),
        List.of("Bộ Nội vụ", "UBND tỉnh", "Lưu: VT, CCHC"),
        ADDRESS);
  }

  /** Nothing but a head and one sentence. */
  static Paper small(LayoutStandard layout, PaperBlock... blocks) {
    return new Paper(
        layout,
        layout == LayoutStandard.PARTY ? PARTY_HEAD : STATE_HEAD,
        List.of(blocks),
        SignatureBlock.NONE,
        List.of());
  }

  private static List<PaperBlock> body() {
    List<PaperBlock> body = new ArrayList<>();
    body.add(new PaperBlock.Heading(1, "I. KẾT QUẢ LÃNH ĐẠO THỰC HIỆN NHIỆM VỤ"));
    body.add(new PaperBlock.Heading(2, "1. Công tác chính trị, tư tưởng"));
    body.add(
        new PaperBlock.Paragraph(
            List.of(
                TextRun.text(
                    "Đảng ủy Khối đã chỉ đạo các cấp ủy tổ chức học tập, quán triệt các nghị quyết, chỉ thị của Trung ương và của tỉnh; đến ngày 30 tháng 6 năm 2022 có "),
                TextRun.figure("229/321", "H7K2-03", ADDRESS + "/f/3"),
                TextRun.text(" chi bộ trực thuộc hoàn thành ("),
                TextRun.figure("71,34 %", "H7K2-04", ADDRESS + "/f/4"),
                TextRun.text(
                    "), tăng 12 chi bộ so với cùng kỳ năm 2021. Các cấp ủy đã vận động được "),
                TextRun.figure("498.100.000 đồng", "H7K2-05", ADDRESS + "/f/5"),
                TextRun.text(" ủng hộ quỹ “Vì người nghèo”, làm mới 6 ngôi nhà cho "),
                new TextRun("6 hộ", true, false, new FigureMark("H7K2-06", ADDRESS + "/f/6")),
                TextRun.text(" gia đình khó khăn."))));
    body.add(
        PaperBlock.Bullet.of(
            "Cấp Đảng ủy Khối: tổ chức 2 hội nghị trực tuyến với 1.356 lượt người tham gia."));
    body.add(
        new PaperBlock.Bullet(
            List.of(
                TextRun.text("Cấp cơ sở: 16 hội nghị học tập, quán triệt, triển khai, trong đó:")),
            1));
    body.add(
        new PaperBlock.Bullet(
            List.of(
                TextRun.text(
                    "Trực tiếp 11 hội nghị cho đảng viên và quần chúng ưu tú ở các chi bộ đông người, địa bàn thuận lợi;")),
            2));
    body.add(
        new PaperBlock.Bullet(
            List.of(
                TextRun.text(
                    "Trực tuyến 5 hội nghị, do các đơn vị có nhiều điểm cầu ở xa trung tâm chủ trì;")),
            2));
    body.add(
        new PaperBlock.Bullet(
            List.of(
                TextRun.text(
                    "Một điểm sâu hơn nữa để xem bậc thứ ba thụt vào như thế nào và dòng thứ hai quay về đâu.")),
            3));
    body.add(new PaperBlock.Heading(2, "2. Số liệu theo đơn vị"));
    body.add(table("Bảng 1. Kết quả học tập, quán triệt 6 tháng đầu năm 2022", 12));
    body.add(new PaperBlock.Heading(3, "a) Tỷ lệ hoàn thành"));
    body.add(
        new PaperBlock.Chart(
            "Biểu đồ 1. Tỷ lệ chi bộ hoàn thành kế hoạch kiểm tra, giám sát",
            List.of(
                new ChartBar("Đảng bộ Công an tỉnh", new BigDecimal("100"), "45/45 (100 %)"),
                new ChartBar(
                    "Đảng bộ Trường Cao đẳng Kỹ thuật công nghệ và Y tế tỉnh",
                    new BigDecimal("71.34"),
                    "229/321 (71,34 %)"),
                new ChartBar("Chi bộ Văn phòng", new BigDecimal("8"), "2/25 (8 %)"),
                new ChartBar("Chi bộ chưa báo cáo", BigDecimal.ZERO, "0/4 (0 %)"))));
    body.add(new PaperBlock.Heading(1, "II. NHIỆM VỤ 6 THÁNG CUỐI NĂM"));
    body.add(
        PaperBlock.Paragraph.of(
            "Tiếp tục thực hiện Nghị quyết số 21-NQ/TW ngày 16 tháng 6 năm 2022 của Ban Chấp hành Trung ương khóa XIII; phấn đấu 100 % chi bộ sinh hoạt chuyên đề ít nhất 1 lần/quý."));
    return body;
  }

  /**
   * Long names everywhere, lists in lists, a table of twelve columns, and a signature that just
   * does not fit.
   */
  static Paper hard() {
    List<PaperBlock> body = new ArrayList<>();
    body.add(
        PaperBlock.Paragraph.of(
            "Kính gửi: Ban Thường vụ Tỉnh ủy và các cơ quan tham mưu, giúp việc của Tỉnh ủy có liên quan đến nội dung báo cáo này."));
    for (int level = 1; level <= 5; level++) {
      body.add(
          new PaperBlock.Bullet(
              List.of(
                  TextRun.text(
                      "Bậc "
                          + level
                          + ": mỗi bậc thụt vào một ít so với bậc ở ngoài, dòng thứ hai quay về lề của chính bậc ấy, chữ đều hai bên.")),
              level));
    }
    List<String> columns = new ArrayList<>(List.of("TT", "Tên tổ chức đảng trực thuộc"));
    for (int i = 1; i <= 10; i++) {
      columns.add(i % 2 == 0 ? "Tỷ lệ chỉ tiêu " + i : "Số buổi " + i);
    }
    List<List<TableCell>> rows = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      List<TableCell> row =
          new ArrayList<>(
              List.of(
                  TableCell.text(i + ""),
                  TableCell.text(
                      "Đảng bộ cơ sở Công ty trách nhiệm hữu hạn một thành viên Khai thác công trình thủy lợi tỉnh số "
                          + i)));
      for (int k = 1; k <= 10; k++) {
        row.add(
            k % 2 == 0
                ? TableCell.text("71,34 %")
                : new TableCell("1.356", new FigureMark("K7-" + k, ADDRESS)));
      }
      rows.add(row);
    }
    body.add(
        new PaperBlock.Table(
            "Bảng 1. Kết quả thực hiện mười chỉ tiêu công tác chính trị, tư tưởng và kiểm tra, giám sát của các tổ chức đảng trực thuộc trong sáu tháng đầu năm",
            columns,
            rows,
            Set.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 11)));
    for (int i = 0; i < 3; i++) {
      body.add(
          PaperBlock.Paragraph.of(
              "Đoạn văn này lấp cho đầy trang để chữ ký không còn đủ chỗ ở trang này và phải sang trang sau cùng với ít nhất hai dòng của đoạn cuối, như văn thư vẫn nhắc."));
    }
    PaperHead head =
        new PaperHead(
            "Ủy ban nhân dân tỉnh Sơn La",
            "Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng, công nghiệp và phát triển đô thị",
            "Số: 1234/BC-BQLDA",
            "Sơn La",
            LocalDate.of(2022, 11, 28),
            "Báo cáo",
            "tổng kết thực hiện Nghị quyết của Hội đồng nhân dân tỉnh về chính sách hỗ trợ phát triển nông nghiệp, nông thôn giai đoạn 2021 - 2025 trên địa bàn tỉnh");
    return new Paper(
        LayoutStandard.STATE,
        head,
        body,
        new SignatureBlock(
            List.of("TL. Chủ tịch", "K/T Giám đốc Ban Quản lý dự án", "Phó Giám đốc thường trực"),
            "Đinh Thị Ngọc Bích Phượng"),
        List.of(
            "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
            "Các sở: Tài chính, Nông nghiệp và Môi trường",
            "Lưu: VT"),
        ADDRESS);
  }

  static PaperBlock.Table table(String caption, int rows) {
    List<List<TableCell>> cells = new ArrayList<>();
    for (int i = 1; i <= rows; i++) {
      cells.add(
          List.of(
              TableCell.text(String.valueOf(i)),
                  TableCell.text(
                      i % 5 == 3
                          ? "Đảng bộ cơ sở Trung tâm Công nghệ thông tin, Truyền thông và Chuyển đổi số số "
                              + i
                          : "Chi bộ cơ sở số " + i),
              TableCell.text(String.valueOf(i * 37)),
                  new TableCell(
                      (i * 29) + "/" + (i * 37),
                      new FigureMark("H7K2-" + (10 + i), ADDRESS + "/f/" + (10 + i))),
              TableCell.text("78,38 %"), TableCell.text("1.234.500")));
    }
    return new PaperBlock.Table(
        caption,
        List.of("TT", "Đơn vị", "Đảng viên", "Đã học/tổng số", "Tỷ lệ", "Kinh phí (đồng)"),
        cells,
        Set.of(2, 3, 4, 5));
  }

  /** Sixty figures in the text and five tables, one of them of two thousand rows. */
  static Paper long_() {
    List<PaperBlock> body = new ArrayList<>();
    for (int part = 1; part <= 12; part++) {
      body.add(new PaperBlock.Heading(1, part + ". Phần thứ " + part));
      for (int i = 0; i < 5; i++) {
        body.add(
            new PaperBlock.Paragraph(
                List.of(
                    TextRun.text(
                        "Các cấp ủy, tổ chức đảng đã chủ động, linh hoạt, sáng tạo trong lãnh đạo, chỉ đạo thực hiện toàn diện các nhiệm vụ; kết quả đạt "),
                    TextRun.figure(
                        (part * 17 + i) + "/321",
                        "H7K2-" + (part * 5 + i),
                        ADDRESS + "/f/" + (part * 5 + i)),
                    TextRun.text(
                        " chi bộ, góp phần hoàn thành các chỉ tiêu của đại hội. Công tác kiểm tra, giám sát được tăng cường; kỷ luật, kỷ cương được giữ vững."))));
      }
    }
    for (int i = 1; i <= 5; i++) {
      body.add(table("Bảng " + i + ". Số liệu theo đơn vị", i == 5 ? 2_000 : 40));
    }
    return new Paper(
        LayoutStandard.PARTY,
        PARTY_HEAD,
        body,
        new SignatureBlock(List.of("T/M Ban Thường vụ", "Bí thư"), "Nguyễn Văn An"),
        List.of("Ban Thường vụ Tỉnh ủy", "Lưu"),
        ADDRESS);
  }
}
