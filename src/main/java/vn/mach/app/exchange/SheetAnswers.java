package vn.mach.app.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Text;

/**
 * What the sender of an import said about what the format does not name. An empty answer means that
 * it is left out.
 *
 * @param sheets the table of a file or sheet, by its name
 * @param columns by table, the column that a header means; headers as {@link #comparable} gives
 *     them
 * @param constants by table, what every row holds in a column that the sheet lacks
 * @param reading what was chosen about the reading of the files, as {@link ReadChoices#of} takes it
 */
record SheetAnswers(
    Map<String, String> sheets,
    Map<String, Map<String, String>> columns,
    Map<String, Map<String, String>> constants,
    @Nullable Map<String, String> reading) {

  static final SheetAnswers NONE = new SheetAnswers(Map.of(), Map.of(), Map.of(), Map.of());

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

  Map<String, String> columnsOf(String table) {
    return columns.getOrDefault(table, Map.of());
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
        joined(chosen(), later.chosen()));
  }

  private Map<String, String> chosen() {
    return reading == null ? Map.of() : reading; // answers of before hold none
  }

  ReadChoices choices() {
    return ReadChoices.of(chosen());
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
