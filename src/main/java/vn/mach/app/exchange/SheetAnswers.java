package vn.mach.app.exchange;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import vn.mach.base.kernel.Text;

/**
 * What the sender of an import said about what the format does not name. An empty answer takes an
 * earlier one back: nothing is said any more.
 *
 * @param sheets the table of a file or sheet, by its name as {@link #comparable} gives it; or
 *     {@link #LEFT_OUT}
 * @param columns by table, the column that a header means; headers as {@link #comparable} gives
 *     them; or {@link #LEFT_OUT}
 * @param constants by table, what every row holds in a column that the sheet lacks
 * @param reading what was chosen about the reading of the files, as {@link ReadChoices#of} takes it
 * @param units the code of the unit that a cell means, by the cell as {@link #named} gives it
 * @param codes by table, what stands instead of a code that was made
 */
record SheetAnswers(
    Map<String, String> sheets,
    Map<String, Map<String, String>> columns,
    Map<String, Map<String, String>> constants,
    Map<String, String> reading,
    Map<String, String> units,
    Map<String, Map<String, String>> codes) {

  /** Of imports that were answered before these were asked about, nothing is said of them. */
  SheetAnswers {
    units = Objects.requireNonNullElse(units, Map.of());
    codes = Objects.requireNonNullElse(codes, Map.of());
  }

  /** The answer that a sheet or a column is not to be read. */
  static final String LEFT_OUT = "-";

  static final SheetAnswers NONE =
      new SheetAnswers(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  /** Headers and names that differ only in case, accents, spacing and punctuation are alike. */
  static String comparable(String text) {
    StringBuilder kept = new StringBuilder();
    for (char c : Text.unaccented(text).toCharArray()) {
      if (Character.isLetterOrDigit(c)) {
        kept.append(c);
      } else if (!kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') {
        kept.append(' ');
      }
    }
    return kept.toString().strip();
  }

  /** A cell that names a unit, as it is compared: accents tell names apart. */
  static String named(String cell) {
    return Text.line(cell).toLowerCase(Locale.ROOT);
  }

  /** The code of the unit that the cell means; empty where nothing is said. */
  String unit(String cell) {
    return units.getOrDefault(named(cell), "");
  }

  /** What a file or sheet of this name is; empty where nothing is said. */
  String sheet(String name) {
    return sheets.getOrDefault(comparable(name), "");
  }

  /** What a header means; empty where nothing is said. */
  String column(String table, String header) {
    return columns.getOrDefault(table, Map.of()).getOrDefault(comparable(header), "");
  }

  Map<String, String> constantsOf(String table) {
    return constants.getOrDefault(table, Map.of());
  }

  /** These, with the other ones going before them. */
  SheetAnswers with(SheetAnswers later) {
    return new SheetAnswers(
        joined(sheets, later.sheets),
        joinedEach(columns, later.columns),
        joinedEach(constants, later.constants),
        joined(reading, later.reading),
        joined(units, later.units),
        joinedEach(codes, later.codes));
  }

  ReadChoices choices() {
    return ReadChoices.of(reading);
  }

  private static Map<String, String> joined(Map<String, String> one, Map<String, String> other) {
    Map<String, String> all = new TreeMap<>(one);
    all.putAll(other);
    return all;
  }

  private static Map<String, Map<String, String>> joinedEach(
      Map<String, Map<String, String>> one, Map<String, Map<String, String>> other) {
    Map<String, Map<String, String>> all = new HashMap<>(one);
    other.forEach((table, answers) -> all.merge(table, answers, SheetAnswers::joined));
    return all;
  }
}
