package vn.mach.app.exchange;

import java.util.List;
import java.util.Objects;
import vn.mach.base.kernel.Digests;

/**
 * What is stored of an import for its page, also after its staged rows are gone.
 *
 * @param tables how many rows of each table are new, changed, unchanged, refused
 * @param unnamed sheets and columns that the format does not name, for the sender to place
 * @param lacking columns that must be there and are not
 * @param asked what the sender is asked about the reading of the files
 * @param remarks what else was left aside while reading
 * @param warnings the first of what a regulation asks and the dataset does not show, and of what
 *     cannot well be
 * @param moreWarnings how many further ones there are
 * @param newTops units that would stand at the top beside those that stand there
 * @param units names that are nearly those of units
 * @param made columns that the sheets lack and that were filled: {@code table.column}
 * @param madeCodes those that were made and that the sender may change
 */
record ImportSummary(
    List<Count> tables,
    List<Unnamed> unnamed,
    List<Lacking> lacking,
    List<ReadQuestion> asked,
    List<Said> remarks,
    List<Said> warnings,
    int moreWarnings,
    List<String> newTops,
    List<AskedUnit> units,
    List<String> made,
    Codes madeCodes) {

  /** Of imports that were read before there were such things to ask about, there are none. */
  ImportSummary {
    units = Objects.requireNonNullElse(units, List.of());
    made = Objects.requireNonNullElse(made, List.of());
    madeCodes = Objects.requireNonNullElse(madeCodes, Codes.NONE);
  }

  private static final int WARNINGS_KEPT = 50;

  static final ImportSummary NOTHING =
      new ImportSummary(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          0,
          List.of(),
          List.of(),
          List.of(),
          Codes.NONE);

  /**
   * @param table its name
   */
  record Count(String table, long fresh, long changed, long unchanged, long refused) {
    long all() {
      return fresh + changed + unchanged + refused;
    }
  }

  /**
   * Something that the format does not name.
   *
   * @param table the table of the column; empty for a sheet or file
   * @param name the header, or the name of the sheet or file
   * @param samples what stands under the header
   * @param means what the sender said, now or earlier: a column, a table or {@link
   *     SheetAnswers#LEFT_OUT}; empty: nothing yet
   * @param read whether it was read
   */
  record Unnamed(String table, String name, List<String> samples, String means, boolean read) {
    private boolean isLost() {
      return !read && !means.equals(SheetAnswers.LEFT_OUT);
    }
  }

  /**
   * A column that must be there, or is asked about, and is not there.
   *
   * @param constant what every row holds instead; empty: nothing, so every row is refused where it
   *     must be there
   */
  record Lacking(String table, String column, String constant) {}

  /**
   * Codes that were made. They themselves are read from the staged rows.
   *
   * @param digest tells them from others
   */
  record Codes(int count, String digest) {
    static final Codes NONE = new Codes(0, "");
  }

  /** The same with what this validation found. */
  ImportSummary with(ValidationResult validated) {
    return new ImportSummary(
        validated.tables().stream()
            .map(it ->
                new Count(
                    it.table().name(), it.fresh(), it.changed(), it.unchanged(), it.refused()))
            .filter(it -> it.all() > 0)
            .toList(),
        unnamed,
        lacking,
        asked,
        remarks,
        validated.warnings().stream()
            .limit(WARNINGS_KEPT)
            .map(it -> Said.of(it.key(), it.arguments().toArray()))
            .toList(),
        Math.max(0, validated.warnings().size() - WARNINGS_KEPT),
        validated.newTops(),
        units,
        made,
        madeCodes);
  }

  /** The same, with names of units to ask about, and the codes that were made. */
  ImportSummary asking(List<AskedUnit> names, Codes proposed) {
    return new ImportSummary(
        tables,
        unnamed,
        lacking,
        asked,
        remarks,
        warnings,
        moreWarnings,
        newTops,
        names,
        made,
        proposed);
  }

  /** Columns that hold something and were not read, those left out on purpose aside. */
  long unreadColumns() {
    return unnamed.stream().filter(it -> !it.table.isEmpty() && it.isLost()).count();
  }

  long unreadSheets() {
    return unnamed.stream().filter(it -> it.table.isEmpty() && it.isLost()).count();
  }

  /** How much the sender was asked and did not answer yet. */
  long open() {
    return unreadColumns()
        + unreadSheets()
        + unanswered().size()
        + openUnits()
        + asked.stream().filter(it -> it.given().isEmpty()).count();
  }

  /**
   * Columns that must be there, are not, and of which the sender did not say what every row holds:
   * {@code table.column}. Every row is refused for them.
   */
  List<String> unanswered() {
    return lacking.stream()
        .filter(it -> it.constant().isEmpty())
        .map(it -> it.table() + "." + it.column())
        .toList();
  }

  private long openUnits() {
    return units.stream().filter(AskedUnit::isOpen).count();
  }

  /** Whether a question, not the rows, is why nothing can be imported yet. */
  boolean awaitsAnswers() {
    return taken() == 0
        && refused() > 0
        && (!unanswered().isEmpty()
            || openUnits() > 0
            || asked.stream().anyMatch(it -> it.given().isEmpty()));
  }

  /** Tells this state of the import from others, so that nobody decides on one they did not see. */
  String digest() {
    return Digests.hex(toString());
  }

  long taken() {
    return tables.stream().mapToLong(it -> it.fresh + it.changed).sum();
  }

  long unchanged() {
    return tables.stream().mapToLong(Count::unchanged).sum();
  }

  long refused() {
    return tables.stream().mapToLong(Count::refused).sum();
  }
}
