package vn.mach.app.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;

/**
 * How the cells of one sheet are read: strictly, as the format writes them, or as a person writes
 * them.
 *
 * @param words null: only those of the format
 * @param constants what every row holds in a column that the sheet lacks
 * @param made columns that are filled later where they are empty
 * @param leftOut rows that are not meant: the example of the template
 */
record SheetReading(
    @Nullable Vocabulary words,
    Map<String, String> constants,
    Set<String> made,
    Set<List<String>> leftOut) {

  static final SheetReading STRICT = new SheetReading(null, Map.of(), Set.of(), Set.of());

  static SheetReading ofPerson(
      @Nullable Vocabulary words, ExchangeTable table, List<String> missing, SheetAnswers answers) {
    Map<String, String> constants =
        missing.stream()
            .flatMap(column ->
                constant(table, column, answers).map(it -> Map.entry(column, it)).stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Set<String> made =
        table.made().stream()
            .filter(column ->
                missing.contains(column) && !constants.containsKey(column)
                    || table.madeInCells().contains(column))
            .collect(Collectors.toSet());
    return new SheetReading(words, constants, made, Set.of());
  }

  SheetReading without(Set<List<String>> rows) {
    return new SheetReading(words, constants, made, rows);
  }

  boolean leavesOut(SheetRow row) {
    return leftOut.contains(row.cells());
  }

  private static Optional<String> constant(
      ExchangeTable table, String column, SheetAnswers answers) {
    return Optional.ofNullable(answers.constantsOf(table.name()).get(column))
        .filter(text -> !text.isEmpty())
        .or(() -> Optional.ofNullable(table.usual().get(column)));
  }

  /** The cell as the format writes it. */
  String cell(ExchangeColumn column, String cell) {
    String text = cell.isEmpty() ? constants.getOrDefault(column.name(), cell) : cell;
    return words == null ? text : words.cell(column, text);
  }

  /** The column as it is read: one that is filled later may be empty now. */
  ExchangeColumn column(ExchangeColumn column) {
    return made.contains(column.name())
        ? new ExchangeColumn(column.name(), column.cell(), false, column.key(), column.title())
        : column;
  }
}
