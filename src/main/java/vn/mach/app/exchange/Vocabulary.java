package vn.mach.app.exchange;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.TableFormat;

/**
 * How people call tables, columns and words of the exchange format: as the pages call them, in both
 * languages, and as {@code exchange.usual.…} adds. Case, accents and spacing do not matter. All of
 * it comes from the message files.
 */
@Component
class Vocabulary {

  /** The languages of the pages. */
  static final List<Locale> LOCALES = List.of(Locale.of("vi"), Locale.ENGLISH);

  private final MessageSource messages;
  private final ExchangeTables tables;
  private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

  Vocabulary(MessageSource messages, ExchangeTables tables) {
    this.messages = messages;
    this.tables = tables;
  }

  /** The table of a file or sheet that is called so. */
  Optional<ExchangeTable> table(String name) {
    return Optional.ofNullable(
            known.computeIfAbsent("", key -> tablesByName()).get(SheetAnswers.comparable(name)))
        .map(tables::table);
  }

  private Map<String, String> tablesByName() {
    Map<String, String> names = new HashMap<>();
    for (ExchangeTable table : tables.ofRealm()) {
      add(names, table.name(), table.name());
      add(names, table.name(), said("exchange.table." + table.name()));
      add(names, table.name(), said("exchange.usual." + table.name()));
    }
    return names;
  }

  /** The column that a header means. */
  Optional<ExchangeColumn> column(TableFormat table, String header) {
    return Optional.ofNullable(
            known
                .computeIfAbsent(table.name(), key -> columnsByHeader(table))
                .get(SheetAnswers.comparable(header)))
        .map(table::column);
  }

  private Map<String, String> columnsByHeader(TableFormat table) {
    Map<String, String> headers = new HashMap<>();
    for (ExchangeColumn column : table.columns()) {
      String key = table.name() + "." + column.name();
      add(headers, column.name(), column.name());
      add(headers, column.name(), Stream.of(column.title()));
      add(headers, column.name(), said("exchange.column." + key));
      add(headers, column.name(), said("exchange.usual." + key));
    }
    return headers;
  }

  /** The cell as the format writes it: the code of a word, where the column has words. */
  String cell(ExchangeColumn column, String cell) {
    if (column.cell() instanceof CellType.OneOf one && !one.words().contains(cell)) {
      return known
          .computeIfAbsent(one.said() + " " + column.name(), key -> codes(column, one))
          .getOrDefault(SheetAnswers.comparable(cell), cell);
    }
    if (column.cell() instanceof CellType.YesNo) {
      return known
          .computeIfAbsent("yes no", key -> yesAndNo())
          .getOrDefault(SheetAnswers.comparable(cell), cell);
    }
    return cell;
  }

  private Map<String, String> codes(ExchangeColumn column, CellType.OneOf one) {
    Map<String, String> codes = new HashMap<>();
    for (String word : one.words().stream().sorted().toList()) {
      add(codes, word, word);
      add(codes, word, said(one.said() + word));
      add(codes, word, said("exchange.word." + column.name() + "." + word));
      add(codes, word, said("exchange.usual." + column.name() + "." + word));
    }
    return codes;
  }

  private Map<String, String> yesAndNo() {
    Map<String, String> words = new HashMap<>();
    add(words, "yes", said("exchange.usual.yes"));
    add(words, "no", said("exchange.usual.no"));
    return words;
  }

  /** What the message says in each language; several words are split by a bar. */
  private Stream<String> said(String key) {
    return LOCALES.stream()
        .map(locale -> messages.getMessage(key, null, "", locale))
        .filter(text -> text != null && !text.isEmpty())
        .flatMap(text -> Arrays.stream(text.split("\\|")))
        .flatMap(text -> Stream.of(text, withoutNote(text)));
  }

  private static String withoutNote(String text) {
    int note = text.indexOf('(');
    return note > 0 ? text.substring(0, note) : text;
  }

  private static void add(Map<String, String> names, String code, String name) {
    add(names, code, Stream.of(name));
  }

  /** The first that claims a name has it. */
  private static void add(Map<String, String> names, String code, Stream<String> said) {
    said.map(SheetAnswers::comparable)
        .filter(name -> !name.isEmpty())
        .forEach(name -> names.putIfAbsent(name, code));
  }
}
