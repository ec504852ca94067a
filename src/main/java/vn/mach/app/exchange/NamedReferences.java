package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.datasets.StagedTable;

/**
 * Finds the code where a person's sheet names a thing: a unit by its name, with the name of what is
 * above it where names repeat ({@code Chi bộ ấp 2, Đảng bộ xã Hòa Sơn}), or by its official code
 * with or without dots; a kind by its name in either language. A name of several is refused as
 * {@code ambiguous} with all that it may mean.
 */
final class NamedReferences {

  private static final Pattern PARTS = Pattern.compile(" ?[,;(/–—] ?| - | thuộc | trực thuộc ");
  private static final int HINTS = 5;

  /** Digits of the official code of a unit. */
  private static final int OFFICIAL = 14;

  private final StagedRows rows;
  private final ExchangeTable table;
  private final boolean limited;

  /**
   * @param limited whether only units in {@code {reach}} may be meant
   */
  NamedReferences(StagedRows rows, ExchangeTable table, boolean limited) {
    this.rows = rows;
    this.table = table;
    this.limited = limited;
  }

  private record Candidate(String code, String name, String above, boolean recent) {
    String hint() {
      return name + (above.isEmpty() ? "" : ", " + above.split(" · ", 2)[0]) + " (" + code + ")";
    }
  }

  private record Found(String cell, @Nullable String code, String hint) {}

  /** Looks at every column that refers to a table whose rows have names. */
  void resolve(java.util.function.Function<String, ExchangeTable> tables) {
    for (ExchangeColumn column : table.columns()) {
      if (column.cell() instanceof CellType.Reference(String named, String _)) {
        ExchangeTable other = tables.apply(named);
        if (!other.called().isEmpty()) {
          resolve(column.name(), other);
        }
      }
    }
  }

  private void resolve(String column, ExchangeTable other) {
    List<String> cells =
        rows.statement(
                "select d.cell from (select distinct %1$s as cell from {rows} where state = 'fresh' and %1$s is not null) d where not %2$s"
                    .formatted(column, StagedTable.known("d.cell", other.standing(), other)))
            .query((row, number) -> row.getString(1))
            .list();
    if (cells.isEmpty()) {
      return;
    }
    List<Candidate> candidates = candidates(cells, other);
    List<Found> found = cells.stream().map(cell -> find(cell, candidates)).toList();
    replace(column, found.stream().filter(it -> it.code != null).toList());
    refuse(column, found.stream().filter(it -> it.code == null && !it.hint.isEmpty()).toList());
  }

  private List<Candidate> candidates(List<String> cells, ExchangeTable other) {
    Set<String> names = new TreeSet<>();
    Set<String> digits = new TreeSet<>();
    for (String cell : cells) {
      names.add(cell);
      Matcher parts = PARTS.matcher(cell);
      while (parts.find()) {
        names.add(cell.substring(0, parts.start()));
      }
      if (cell.replace(".", "").length() == OFFICIAL) {
        digits.add(cell.replace(".", ""));
      }
    }
    return rows.statement(
            "select c.code, c.name, coalesce(c.above, '') as above, c.recent from ("
                + other.called()
                + """
                ) c where (searchable(c.name) in (select searchable(n) from unnest(:names::text[]) n)
                  or replace(c.code, '.', '') = any(:digits::text[]) or replace(c.name, '.', '') = any(:digits::text[]))
                """
                + (limited && other.name().equals("units")
                    ? " and exists (select 1 from {reach} k where k.code = c.code)"
                    : ""))
        .param("names", names.toArray(String[]::new))
        .param("digits", digits.toArray(String[]::new))
        .query((row, number) ->
            new Candidate(
                row.getString("code"),
                row.getString("name"),
                row.getString("above"),
                row.getBoolean("recent")))
        .list();
  }

  private static Found find(String cell, List<Candidate> candidates) {
    String digits = cell.replace(".", "");
    List<Candidate> met =
        meant(
            candidates,
            it ->
                digits.length() == OFFICIAL
                    && (it.code.replace(".", "").equals(digits)
                        || it.name.replace(".", "").equals(digits)));
    if (met.isEmpty()) {
      met = meant(candidates, it -> it.name.equalsIgnoreCase(cell));
    }
    if (met.isEmpty()) {
      met = meant(candidates, it -> same(it.name, cell));
    }
    Matcher parts = PARTS.matcher(cell);
    while (met.isEmpty() && parts.find()) {
      String name = cell.substring(0, parts.start());
      String above = SheetAnswers.comparable(cell.substring(parts.end()));
      met =
          meant(
              candidates,
              it -> same(it.name, name) && SheetAnswers.comparable(it.above).contains(above));
    }
    return met.size() == 1
        ? new Found(cell, met.getFirst().code, "")
        : new Found(
            cell,
            null,
            met.stream().limit(HINTS).map(Candidate::hint).collect(Collectors.joining("; ")));
  }

  /** Each code once; those that are called so still go before those that were. */
  private static List<Candidate> meant(List<Candidate> all, Predicate<Candidate> test) {
    List<Candidate> met = new ArrayList<>();
    all.stream()
        .filter(test)
        .sorted(Comparator.comparing(Candidate::recent).reversed().thenComparing(Candidate::code))
        .filter(it -> met.isEmpty() || it.recent || !met.getFirst().recent)
        .filter(it -> met.stream().noneMatch(other -> other.code.equals(it.code)))
        .forEach(met::add);
    return met;
  }

  private static boolean same(String name, String other) {
    return SheetAnswers.comparable(name).equals(SheetAnswers.comparable(other));
  }

  private void replace(String column, List<Found> found) {
    if (!found.isEmpty()) {
      rows.statement(
              "update {rows} r set %1$s = m.code from unnest(:cells::text[], :codes::text[]) m(cell, code) where r.state = 'fresh' and r.%1$s = m.cell"
                  .formatted(column))
          .param("cells", found.stream().map(Found::cell).toArray(String[]::new))
          .param("codes", found.stream().map(Found::code).toArray(String[]::new))
          .update();
    }
  }

  private void refuse(String column, List<Found> found) {
    if (!found.isEmpty()) {
      rows.statement(
              "update {rows} r set state = 'refused', reason = 'ambiguous', at_column = '%1$s', hint = m.hint from unnest(:cells::text[], :hints::text[]) m(cell, hint) where r.state = 'fresh' and r.%1$s = m.cell"
                  .formatted(column))
          .param("cells", found.stream().map(Found::cell).toArray(String[]::new))
          .param("hints", found.stream().map(Found::hint).toArray(String[]::new))
          .update();
    }
  }
}
