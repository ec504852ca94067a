package vn.mach.app.exchange;

import java.util.List;

/**
 * What is stored of an import for its page, also after its staged rows are gone.
 *
 * @param tables how many rows of each table are new, changed, unchanged, refused
 * @param remarks what was left aside while reading: unknown files and columns
 * @param warnings the first of what a regulation asks and the dataset does not show
 * @param moreWarnings how many further ones there are
 */
record ImportSummary(
    List<Count> tables, List<Said> remarks, List<Said> warnings, int moreWarnings) {

  static final ImportSummary NOTHING = new ImportSummary(List.of(), List.of(), List.of(), 0);
  private static final int WARNINGS_KEPT = 50;

  /**
   * @param table its name
   */
  record Count(String table, long fresh, long changed, long unchanged, long refused) {
    long all() {
      return fresh + changed + unchanged + refused;
    }
  }

  /** A message that is stored: its key and what its placeholders take. */
  record Said(String key, List<String> arguments) {
    static Said of(String key, Object... arguments) {
      return new Said(key, java.util.Arrays.stream(arguments).map(Object::toString).toList());
    }
  }

  /** What reading left aside. */
  static List<Said> remarks(Dataset dataset) {
    var remarks = new java.util.ArrayList<Said>();
    dataset.notRead().forEach(file -> remarks.add(Said.of("exchange.remark.file", file)));
    for (Dataset.Sheet sheet : dataset.sheets()) {
      sheet
          .unknownColumns()
          .forEach(column ->
              remarks.add(Said.of("exchange.remark.column", sheet.table().name(), column)));
      sheet.missingColumns().stream()
          .filter(column -> sheet.table().column(column).must())
          .forEach(column ->
              remarks.add(Said.of("exchange.remark.missing", sheet.table().name(), column)));
    }
    remarks.addAll(dataset.remarks());
    return remarks;
  }

  static ImportSummary of(ValidationResult validated, List<Said> remarks) {
    return new ImportSummary(
        validated.tables().stream()
            .map(it ->
                new Count(
                    it.table().name(), it.fresh(), it.changed(), it.unchanged(), it.refused()))
            .filter(it -> it.all() > 0)
            .toList(),
        remarks,
        validated.warnings().stream()
            .limit(WARNINGS_KEPT)
            .map(it -> Said.of(it.key(), it.arguments().toArray()))
            .toList(),
        Math.max(0, validated.warnings().size() - WARNINGS_KEPT));
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
