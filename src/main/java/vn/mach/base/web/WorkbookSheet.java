package vn.mach.base.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

final class WorkbookSheet extends Sheet {

  private static final int ROWS_IN_MEMORY = 1_000;

  private final Workbook workbook;
  private final Worksheet sheet;
  private int at;

  WorkbookSheet(OutputStream out, String title) {
    workbook = new Workbook(out, "Mach", "1.0");
    sheet = workbook.newWorksheet(title);
  }

  @Override
  public void above(String... lines) {
    for (String line : lines) {
      sheet.inlineString(at, 0, line);
      if (at == 0) {
        sheet.style(at, 0).bold().fontSize(14).set();
      }
      at++;
    }
    at++;
  }

  @Override
  public void head(List<String> names, int columnsInSight) {
    for (int i = 0; i < names.size(); i++) {
      sheet.inlineString(at, i, names.get(i));
    }
    sheet
        .range(at, 0, at, names.size() - 1)
        .style()
        .bold()
        .wrapText(true)
        .borderStyle("thin")
        .set();
    at++;
    sheet.freezePane(columnsInSight, at);
  }

  @Override
  public void row(List<? extends @Nullable Object> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      cell(i, cells.get(i));
    }
    at++;
    if (at % ROWS_IN_MEMORY == 0) {
      sheet.flush();
    }
  }

  private void cell(int column, @Nullable Object cell) {
    switch (cell) {
      case null -> {}
      case LocalDate day -> {
        sheet.value(at, column, day);
        sheet.style(at, column).format("dd/mm/yyyy").set();
      }
      case Number number -> sheet.value(at, column, number);
      case Boolean yes -> sheet.inlineString(at, column, yes ? "yes" : "no");
      default ->
          sheet.inlineString(
              at, column, cell.toString()); // text is text here, whatever it begins with
    }
  }

  @Override
  public void width(int column, int characters) {
    sheet.width(column, characters);
  }

  @Override
  public void close() throws IOException {
    sheet.finish();
    workbook.finish();
  }
}
