package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class SheetTest {

  private static final Object[] CELLS = {
    "=1+1",
    "a \"b\", c\nd",
    -5,
    new BigDecimal("12.50"),
    LocalDate.of(2026, 2, 28),
    true,
    null,
    "Đảng bộ"
  };

  @Test
  void aCsvFileHoldsEachCellAndNoFormula() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Sheet sheet = Sheet.csv(bytes)) {
      sheet.above("Bảng điểm");
      sheet.head("a", "b");
      sheet.row(CELLS);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("\ufeffa,b\n'=1+1,\"a \"\"b\"\", c\nd\",-5,12.50,2026-02-28,yes,,Đảng bộ\n");
  }

  @Test
  void aWorkbookHoldsEachCellAsWhatItIs() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Sheet sheet = new WorkbookSheet(bytes, "Sổ đi")) {
      sheet.above("Bảng điểm", "Đến 28/02/2026");
      sheet.head("a", "b");
      sheet.row(CELLS);
    }
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(workbook.getFirstSheet().getName()).isEqualTo("Sổ đi");
      List<Row> rows = workbook.getFirstSheet().read();
      assertThat(rows).hasSize(4);
      Row row = rows.getLast();
      assertThat(row.getRowNum()).isEqualTo(5);
      assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
      assertThat(row.getCellText(0)).isEqualTo("=1+1");
      assertThat(row.getCell(2).getType()).isEqualTo(CellType.NUMBER);
      assertThat(row.getCell(4).asDate().toLocalDate()).isEqualTo(LocalDate.of(2026, 2, 28));
    }
  }

  @Test
  void aDownloadIsCalledWhatAnyFileCanBeCalled() {
    assertThat(Sheet.named("mach-K/01\u202e\"; x=\"ộ\r\n-2026-02-28"))
        .isEqualTo("mach-K-01-x-2026-02-28");
  }
}
