package vn.mach.app.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;

/**
 * Empty files to fill in: every table with its header, and in the workbook a sheet that explains
 * the columns.
 */
@Component
class ExchangeTemplates {

  private static final int ROWS_WITH_CHOICES = 10_000;
  private static final String HELP = "exchange.help.sheet";

  private final ExchangeTables tables;
  private final MessageSource messages;

  ExchangeTemplates(ExchangeTables tables, MessageSource messages) {
    this.tables = tables;
    this.messages = messages;
  }

  /**
   * The names of the sheet that explains, in every language: the person who reads the workbook
   * passes over it.
   */
  static final Set<String> HELP_SHEETS = Set.of("Hướng dẫn", "Help");

  void zip(OutputStream out) throws IOException {
    CsvTarget target = CsvTarget.zip(out);
    for (ExchangeTable table : tables.ofRealm()) {
      target.begin(table);
      target.end(table);
    }
    target.finish();
  }

  void workbook(OutputStream out, Locale locale) throws IOException {
    Workbook workbook = new Workbook(out, "Mach", "1.0");
    help(workbook.newWorksheet(word(locale, HELP)), locale);
    for (ExchangeTable table : tables.ofRealm()) {
      Worksheet sheet = workbook.newWorksheet(table.name());
      WorkbookTarget.header(sheet, table);
      for (int i = 0; i < table.columns().size(); i++) {
        choices(sheet, i, table.columns().get(i).cell());
      }
    }
    workbook.finish();
  }

  /** A list to choose from under the header, where the words of a column are few. */
  private static void choices(Worksheet sheet, int column, CellType cell) {
    List<String> words =
        switch (cell) {
          case CellType.YesNo _ -> List.of("yes", "no");
          case CellType.OneOf one -> one.words().stream().sorted().toList();
          case CellType.Text _,
              CellType.Code _,
              CellType.Login _,
              CellType.Reference _,
              CellType.Day _,
              CellType.Whole _,
              CellType.Decimal _,
              CellType.CardNumber _,
              CellType.Tags _ ->
              List.of();
        };
    String list = String.join(",", words);
    if (!list.isEmpty() && list.length() <= 250) { // a sheet takes no longer one
      sheet.range(1, column, ROWS_WITH_CHOICES, column).validateWithListByFormula('"' + list + '"');
    }
    if (cell instanceof CellType.Code
        || cell instanceof CellType.Reference
        || cell instanceof CellType.CardNumber) {
      sheet.style(column).format("@").set(); // or a sheet would take 01 for 1
    }
  }

  private void help(Worksheet sheet, Locale locale) {
    int row = 0;
    for (String key :
        List.of(
            "exchange.help.title",
            "exchange.help.text",
            "exchange.help.days",
            "exchange.help.order")) {
      sheet.inlineString(row, 0, word(locale, key));
      if (row == 0) {
        sheet.style(row, 0).bold().fontSize(14).set();
      }
      row++;
    }
    row++;
    List<String> heads =
        Stream.of("table", "column", "name", "must", "holds", "about")
            .map(it -> "exchange.help." + it)
            .toList();
    for (int i = 0; i < heads.size(); i++) {
      sheet.inlineString(row, i, word(locale, heads.get(i)));
      sheet.style(row, i).bold().fillColor("F1EFEB").set();
    }
    row++;
    for (ExchangeTable table : tables.ofRealm()) {
      for (ExchangeColumn column : table.columns()) {
        sheet.inlineString(row, 0, table.name());
        sheet.inlineString(row, 1, column.name());
        sheet.inlineString(
            row, 2, word(locale, "exchange.column." + table.name() + "." + column.name()));
        sheet.inlineString(row, 3, column.must() ? word(locale, "exchange.help.yes") : "");
        sheet.inlineString(row, 4, word(locale, holds(column.cell())));
        sheet.inlineString(row, 5, choicesInWords(locale, column));
        row++;
      }
    }
    int[] widths = {18, 18, 26, 12, 44, 90};
    for (int i = 0; i < widths.length; i++) {
      sheet.width(i, widths[i]);
    }
  }

  /** The key of the sentence that says what cells of this kind may hold. */
  static String holds(CellType cell) {
    return "exchange.holds."
        + switch (cell) {
          case CellType.Text _ -> "text";
          case CellType.Code _ -> "code";
          case CellType.Login _ -> "login";
          case CellType.Reference _ -> "reference";
          case CellType.Day _ -> "day";
          case CellType.YesNo _ -> "yes_no";
          case CellType.Whole _ -> "whole";
          case CellType.Decimal _ -> "decimal";
          case CellType.CardNumber _ -> "card_number";
          case CellType.Tags _ -> "tags";
          case CellType.OneOf _ -> "one_of";
        };
  }

  /** The words that a column takes, each with its meaning. Empty for a column that takes others. */
  static List<String> words(CellType cell) {
    return cell instanceof CellType.OneOf one ? one.words().stream().sorted().toList() : List.of();
  }

  private String choicesInWords(Locale locale, ExchangeColumn column) {
    return words(column.cell()).stream()
        .map(code -> code + " = " + word(locale, "exchange.word." + column.name() + "." + code))
        .collect(Collectors.joining("; "));
  }

  private String word(Locale locale, String key) {
    return messages.getMessage(key, null, locale);
  }
}
