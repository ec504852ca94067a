package vn.mach.app.exchange;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * languages, and as {@code exchange.usual.…} adds; kinds as {@code exchange.called.…} adds. Case,
 * accents and spacing do not matter. All of it comes from the message files.
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

  /** Whether the header names its column only where no other does. */
  boolean isLoose(TableFormat table, String header) {
    return known
        .computeIfAbsent("loose " + table.name(), key -> loose(table))
        .containsKey(SheetAnswers.comparable(header));
  }

  private Map<String, String> loose(TableFormat table) {
    Map<String, String> headers = new HashMap<>();
    for (ExchangeColumn column : table.columns()) {
      add(headers, column.name(), said("exchange.loose." + table.name() + "." + column.name()));
    }
    return headers;
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

  /** A name that several words could have is nobody's, unless it is the code of one. */
  private Map<String, String> codes(ExchangeColumn column, CellType.OneOf one) {
    Map<String, Set<String>> meant = new HashMap<>();
    for (String word : one.words()) {
      Stream.of(
              one.said() + word,
              "exchange.word." + column.name() + "." + word,
              "exchange.usual." + column.name() + "." + word)
          .flatMap(this::said)
          .map(SheetAnswers::comparable)
          .filter(name -> !name.isEmpty())
          .forEach(name -> meant.computeIfAbsent(name, key -> new HashSet<>()).add(word));
    }
    Map<String, String> codes = new HashMap<>();
    for (String word : one.words()) {
      add(codes, word, word);
    }
    meant.forEach((name, words) -> {
      if (words.size() == 1) {
        codes.putIfAbsent(name, words.iterator().next());
      }
    });
    return codes;
  }

  /** How offices call a kind beside its names, by the table of kinds and the code. */
  List<String> called(String kinds, String code) {
    return said("exchange.called." + kinds + "." + code).distinct().toList();
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
