package vn.mach.documents.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The tables of a paper as a workbook, one sheet each. Text is always text: what looks like a
 * formula never becomes one.
 */
final class PaperWorkbook {

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:[1-9]\\d{0,2}(?:\\.\\d{3}){1,4}|0|[1-9]\\d{0,14})(?:,\\d{1,6})?");
  private static final Pattern COUNT = Pattern.compile("0|[1-9]\\d{0,8}");
  private static final int LONGEST_NAME = 31;

  private PaperWorkbook() {}

  static byte[] of(Paper paper) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "mach", null)) {
      List<PaperBlock.Table> tables =
          paper.body().stream()
              .filter(PaperBlock.Table.class::isInstance)
              .map(PaperBlock.Table.class::cast)
              .toList();
      Set<String> taken = new HashSet<>();
      for (int i = 0; i < tables.size(); i++) {
        write(workbook.newWorksheet(name(tables.get(i).caption(), i + 1, taken)), tables.get(i));
      }
      if (tables.isEmpty()) { // a workbook without a sheet opens nowhere
        workbook
            .newWorksheet(name(paper.head().kind(), 1, taken))
            .value(0, 0, Typography.clean(paper.head().subject()));
      }
      workbook.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(Worksheet sheet, PaperBlock.Table table) {
    int head = table.caption().isBlank() ? 0 : 2;
    if (head > 0) {
      sheet.value(0, 0, Typography.clean(table.caption()));
      sheet.style(0, 0).bold().set();
    }
    int columns = table.columns().size();
    int[] longest = new int[columns];
    for (int i = 0; i < columns; i++) {
      sheet.value(head, i, Typography.clean(table.columns().get(i)));
      longest[i] = Math.min(table.columns().get(i).length(), 16);
    }
    if (columns > 0) {
      sheet
          .range(head, 0, head, columns - 1)
          .style()
          .bold()
          .wrapText(true)
          .borderStyle("thin")
          .verticalAlignment("center")
          .horizontalAlignment("center")
          .set();
    }
    for (int row = 0; row < table.rows().size(); row++) {
      List<TableCell> cells = table.rows().get(row);
      for (int i = 0; i < Math.min(columns, cells.size()); i++) {
        String text = Typography.clean(cells.get(i).text());
        put(sheet, head + 1 + row, i, text, table.numeric().contains(i));
        longest[i] = Math.max(longest[i], text.length());
      }
    }
    for (int i = 0; i < columns; i++) {
      sheet.width(i, Math.clamp(longest[i] + 2, 6, 60));
    }
    sheet.freezePane(0, head + 1);
  }

  private static void put(Worksheet sheet, int row, int column, String text, boolean numeric) {
    Optional<BigDecimal> number =
        numeric
            ? number(text)
            : COUNT.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    if (number.isEmpty()) {
      sheet.value(row, column, text);
      if (numeric) {
        sheet.style(row, column).horizontalAlignment("right").set();
      }
      return;
    }
    boolean percent = text.endsWith("%");
    int decimals = number.get().scale();
    sheet.value(row, column, percent ? number.get().movePointLeft(2) : number.get());
    if (numeric) {
      sheet
          .style(row, column)
          .format("#,##0" + (decimals > 0 ? "." + "0".repeat(decimals) : "") + (percent ? "%" : ""))
          .set();
    }
  }

  /**
   * {@code 1.234,5}, {@code 1234} and {@code 71,34 %} as people print them; nothing for a fraction,
   * a code or a date.
   */
  static Optional<BigDecimal> number(String text) {
    String bare = text.replace('\u00a0', ' ').replace('−', '-').strip();
    bare = bare.endsWith("%") ? bare.substring(0, bare.length() - 1).strip() : bare;
    return NUMBER.matcher(bare).matches()
        ? Optional.of(new BigDecimal(bare.replace(".", "").replace(',', '.')))
        : Optional.empty();
  }

  /**
   * What a workbook takes as a sheet's name: at most 31 characters, none of {@code []:*?/\}, each
   * once.
   */
  private static String name(String caption, int number, Set<String> taken) {
    String plain =
        Typography.clean(caption)
            .replaceAll("[\\[\\]:*?/\\\\\\n']", " ")
            .replaceAll(" +", " ")
            .strip();
    String name = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME).strip() : plain;
    if (name.isEmpty() || !taken.add(name.toLowerCase(Locale.ROOT))) {
      String behind = " (" + number + ")";
      name =
          (name.isEmpty()
                  ? "Bảng"
                  : name.substring(0, Math.min(name.length(), LONGEST_NAME - behind.length()))
                      .strip())
              + behind;
      taken.add(name.toLowerCase(Locale.ROOT));
    }
    return name;
  }
}
