package vn.mach.app.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.mach.app.exchange.ImportQuestions.Asked;
import vn.mach.app.exchange.ImportQuestions.Filled;
import vn.mach.app.exchange.ImportSummary.Lacking;
import vn.mach.app.exchange.ImportSummary.Unnamed;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.DayFormats;
import vn.mach.base.web.Choice;

/** Shows what an import would store, in the words of the pages, and what is to be asked first. */
@Component
class ImportPreview {

  private static final int ROWS = 5;

  private final ImportPreviewSql previews;
  private final ExchangeTables tables;
  private final ExchangeAccess access;
  private final MessageSource messages;

  ImportPreview(
      ImportPreviewSql previews,
      ExchangeTables tables,
      ExchangeAccess access,
      MessageSource messages) {
    this.previews = previews;
    this.tables = tables;
    this.access = access;
    this.messages = messages;
  }

  /**
   * The first rows of a table; columns that are empty in all of them, and codes that the files did
   * not bring, are left out.
   */
  record Shown(String table, List<String> heads, List<Row> rows) {}

  record Row(int line, List<String> cells) {}

  List<Shown> of(long id, ImportSummary found) {
    List<Shown> shown = new ArrayList<>();
    for (ImportPreviewSql.First first : previews.first(id, ROWS)) {
      shown.add(shown(id, first, found));
    }
    return shown;
  }

  private Shown shown(long id, ImportPreviewSql.First first, ImportSummary found) {
    String table = first.table().name();
    List<ExchangeColumn> columns = first.table().columns();
    Map<String, Map<String, String>> names = new HashMap<>();
    names.put("units", previews.unitNames(id, unitCodes(first)));
    for (ExchangeColumn column : columns) {
      if (column.cell() instanceof CellType.Reference(String kinds, String _)
          && kinds.endsWith("_kinds")) {
        names.put(kinds, previews.kindNames(id, tables.table(kinds), isVietnamese()));
      }
    }
    List<Integer> filled = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int place = i;
      boolean madeUp =
          columns.get(i).cell() instanceof CellType.Code
              && found.made().contains(table + "." + columns.get(i).name());
      if (!madeUp && first.rows().stream().anyMatch(row -> !row.cells().get(place).isEmpty())) {
        filled.add(i);
      }
    }
    return new Shown(
        table,
        filled.stream().map(i -> head(table, columns.get(i))).toList(),
        first.rows().stream()
            .map(row ->
                new Row(
                    row.line(),
                    filled.stream()
                        .map(i -> words(columns.get(i), row.cells().get(i), names))
                        .toList()))
            .toList());
  }

  /** Of a unit its name stands below; what the format says in parentheses is for who writes one. */
  private String head(String table, ExchangeColumn column) {
    if (isUnit(column) && column.name().equals("unit")) {
      return said("exchange.preview.unit");
    }
    String name = said("exchange.column." + table + "." + column.name());
    int more = name.indexOf(" (");
    return more < 0 ? name : name.substring(0, more);
  }

  private static Set<String> unitCodes(ImportPreviewSql.First first) {
    Set<String> codes = new HashSet<>();
    List<ExchangeColumn> columns = first.table().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (isUnit(columns.get(i))) {
        for (ImportPreviewSql.FirstRow row : first.rows()) {
          codes.add(row.cells().get(i));
        }
      }
    }
    return codes;
  }

  private static boolean isUnit(ExchangeColumn column) {
    return column.cell() instanceof CellType.Reference(String table, String _)
        && table.equals("units");
  }

  private String words(ExchangeColumn column, String cell, Map<String, Map<String, String>> names) {
    if (cell.isEmpty()) {
      return "";
    }
    if (column.cell() instanceof CellType.Reference(String table, String _)) {
      String name = names.getOrDefault(table, Map.of()).get(cell);
      return name == null ? cell : isUnit(column) ? name + " (" + cell + ")" : name;
    }
    return switch (column.cell()) {
      case CellType.OneOf one -> said(one.said() + cell);
      case CellType.Day _ -> LocalDate.parse(cell).format(DayFormats.DAY);
      case CellType.YesNo _ -> said("exchange.said." + cell);
      case CellType.Text _,
          CellType.Code _,
          CellType.Login _,
          CellType.Reference _,
          CellType.Whole _,
          CellType.Decimal _,
          CellType.CardNumber _,
          CellType.Tags _ ->
          cell;
    };
  }

  private String said(String key) {
    return Objects.requireNonNull(
        messages.getMessage(key, null, key, LocaleContextHolder.getLocale()));
  }

  /** What the sender is asked about what the format does not name. */
  ImportQuestions questions(Actor actor, ImportSummary found, ImportQuestions.Codes codes) {
    List<ExchangeTable> brought = access.brought(actor);
    List<Asked> unnamed = new ArrayList<>();
    for (int i = 0; i < found.unnamed().size(); i++) {
      Unnamed it = found.unnamed().get(i);
      List<Choice> choices =
          it.table().isEmpty()
              ? brought.stream()
                  .map(table -> new Choice(table.name(), said("exchange.table." + table.name())))
                  .toList()
              : columns(tables.table(it.table()));
      unnamed.add(new Asked(it, ImportQuestions.unnamedField(i), choices, it.means()));
    }
    List<Filled> lacking = new ArrayList<>();
    for (int i = 0; i < found.lacking().size(); i++) {
      Lacking it = found.lacking().get(i);
      ExchangeColumn column = tables.table(it.table()).column(it.column());
      lacking.add(
          new Filled(it, ImportQuestions.lackingField(i), constants(column), it.constant()));
    }
    return new ImportQuestions(
        unnamed, lacking, ImportQuestions.reading(found), ImportQuestions.units(found), codes);
  }

  private List<Choice> columns(ExchangeTable table) {
    return table.columns().stream()
        .map(column ->
            new Choice(
                column.name(), said("exchange.column." + table.name() + "." + column.name())))
        .toList();
  }

  private List<Choice> constants(ExchangeColumn column) {
    return switch (column.cell()) {
      case CellType.OneOf one ->
          one.words().stream().map(word -> new Choice(word, said(one.said() + word))).toList();
      case CellType.Reference(String table, String _) when table.endsWith("_kinds") ->
          previews.kinds(tables.table(table), isVietnamese());
      case CellType.YesNo _ ->
          List.of(
              new Choice("yes", said("exchange.said.true")),
              new Choice("no", said("exchange.said.false")));
      case CellType.Reference _,
          CellType.Text _,
          CellType.Code _,
          CellType.Login _,
          CellType.Day _,
          CellType.Whole _,
          CellType.Decimal _,
          CellType.CardNumber _,
          CellType.Tags _ ->
          List.of();
    };
  }

  private static boolean isVietnamese() {
    return !LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
  }
}
