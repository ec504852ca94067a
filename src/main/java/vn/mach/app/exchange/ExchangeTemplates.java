package vn.mach.app.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
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
 * Empty files to fill in. The workbook is in the words of the pages, with an example in the first
 * row of each table and a sheet that explains the columns; the CSV files are in the format itself.
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

  /**
   * @param brought the tables that whoever asks may bring
   */
  void workbook(OutputStream out, Locale locale, List<ExchangeTable> brought) throws IOException {
    Workbook workbook = new Workbook(out, "Mach", "1.0");
    help(workbook.newWorksheet(word(locale, HELP)), locale, brought);
    for (ExchangeTable table : brought) {
      Worksheet sheet = workbook.newWorksheet(word(locale, "exchange.table." + table.name()));
      WorkbookTarget.header(
          sheet,
          table,
          column -> word(locale, "exchange.column." + table.name() + "." + column.name()));
      List<String> example = example(locale, table);
      for (int i = 0; i < table.columns().size(); i++) {
        choices(sheet, i, table.columns().get(i).cell(), locale);
        if (!example.get(i).isEmpty()) {
          sheet.inlineString(1, i, example.get(i));
          sheet.style(1, i).italic().fontColor("6C7A89").set();
        }
      }
    }
    workbook.finish();
  }

  /** The row of the template that shows how the table is filled in; it is not imported. */
  private List<String> example(Locale locale, ExchangeTable table) {
    List<String> cells = List.of(word(locale, "exchange.example." + table.name()).split("\\|", -1));
    if (cells.size() != table.columns().size()) {
      throw new IllegalStateException("the example of " + table.name() + " has other columns");
    }
    return cells;
  }

  /**
   * The example of each language, as it is read of a sheet.
   *
   * @param missing columns that the sheet lacks
   */
  Set<List<String>> examples(ExchangeTable table, List<String> missing) {
    if (missing.contains(table.columns().getFirst().name())) {
      return Set.of(); // no template: what is left of the example could be somebody's own row
    }
    return Vocabulary.LOCALES.stream()
        .map(locale -> without(missing, table, example(locale, table)))
        .collect(Collectors.toSet());
  }

  private static List<String> without(
      List<String> missing, ExchangeTable table, List<String> example) {
    List<String> cells = new ArrayList<>(example);
    for (int i = 0; i < cells.size(); i++) {
      if (missing.contains(table.columns().get(i).name())) {
        cells.set(i, "");
      }
    }
    return cells;
  }

  /** A list to choose from under the header, where the words of a column are few. */
  private void choices(Worksheet sheet, int column, CellType cell, Locale locale) {
    List<String> words =
        switch (cell) {
          case CellType.YesNo _ ->
              List.of(word(locale, "exchange.said.true"), word(locale, "exchange.said.false"));
          case CellType.OneOf one ->
              one.words().stream().map(it -> word(locale, one.said() + it)).toList();
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
    boolean several = words.stream().anyMatch(it -> it.contains(",")); // a comma parts the choices
    if (!several && !list.isEmpty() && list.length() <= 250) { // a sheet takes no longer one
      sheet.range(1, column, ROWS_WITH_CHOICES, column).validateWithListByFormula('"' + list + '"');
    }
    if (cell instanceof CellType.Code
        || cell instanceof CellType.Reference
        || cell instanceof CellType.CardNumber) {
      sheet.style(column).format("@").set(); // or a sheet would take 01 for 1
    }
  }

  private void help(Worksheet sheet, Locale locale, List<ExchangeTable> brought) {
    int row = 0;
    for (String key :
        List.of(
            "exchange.help.title",
            "exchange.help.text",
            "exchange.help.days",
            "exchange.help.order",
            "exchange.help.example")) {
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
    for (ExchangeTable table : brought) {
      for (ExchangeColumn column : table.columns()) {
        sheet.inlineString(row, 0, word(locale, "exchange.table." + table.name()));
        sheet.inlineString(
            row, 1, word(locale, "exchange.column." + table.name() + "." + column.name()));
        sheet.inlineString(row, 2, column.name());
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
    return cell instanceof CellType.OneOf(List<String> words, String _, String _)
        ? words
        : List.of();
  }

  private String choicesInWords(Locale locale, ExchangeColumn column) {
    return words(column.cell()).stream()
        .map(code -> word(locale, ((CellType.OneOf) column.cell()).said() + code))
        .collect(Collectors.joining("; "));
  }

  private String word(Locale locale, String key) {
    return messages.getMessage(key, null, locale);
  }
}
