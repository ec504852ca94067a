package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.datasets.StagedTable;

/**
 * Finds the code where a person's sheet names a thing: a unit by its name, with the name of what is
 * above it where names repeat ({@code Chi bộ ấp 2, Đảng bộ xã Hòa Sơn}), or by its official code
 * with or without dots; a kind by its name in either language or as offices call it, also with the
 * month or quarter behind it ({@code Sinh hoạt thường kỳ tháng 6/2026}). A name of several is
 * refused as {@code ambiguous} with all that it may mean.
 */
final class NamedReferences {

  private static final Pattern PARTS = Pattern.compile(" ?[,;(/–—] ?| - | thuộc | trực thuộc ");
  private static final Pattern ABOVE = Pattern.compile(" · ");
  private static final int HINTS = 5;
  private static final int MOST_KINDS = 2000;

  /** Digits of the official code of a unit. */
  private static final int OFFICIAL = 14;

  private final StagedRows rows;
  private final ExchangeTable table;
  private final boolean limited;
  private final SheetAnswers answers;
  private final Vocabulary words;

  /**
   * @param limited whether only units in {@code {reach}} may be meant
   * @param answers what the sender said of names that are none
   */
  NamedReferences(
      StagedRows rows,
      ExchangeTable table,
      boolean limited,
      SheetAnswers answers,
      Vocabulary words) {
    this.rows = rows;
    this.table = table;
    this.limited = limited;
    this.answers = answers;
    this.words = words;
  }

  /**
   * A thing that may be meant.
   *
   * @param aboves the names of what is above it
   */
  private record Candidate(
      String code,
      String name,
      NameWords words,
      List<NameWords> aboves,
      String near,
      boolean recent) {

    static Candidate of(String code, String name, String above, boolean recent) {
      List<String> aboves = ABOVE.splitAsStream(above).toList();
      return new Candidate(
          code,
          name,
          NameWords.of(name),
          aboves.stream().map(NameWords::of).toList(),
          aboves.getFirst(),
          recent);
    }

    String hint() {
      return name + (near.isEmpty() ? "" : ", " + near) + " (" + code + ")";
    }

    /** Whether it is below all of these: named whole, or by whole words of the name. */
    boolean isBelow(List<NameWords> named, BiPredicate<NameWords, NameWords> means) {
      return named.stream()
          .allMatch(part -> aboves.stream().anyMatch(above -> means.test(part, above)));
    }
  }

  private record Found(String cell, @Nullable String code, String hint) {}

  /**
   * Looks at every column that refers to a table whose rows have names.
   *
   * @return how many names became codes
   */
  int resolve(java.util.function.Function<String, ExchangeTable> tables) {
    int resolved = 0;
    for (ExchangeColumn column : table.columns()) {
      if (column.cell() instanceof CellType.Reference(String named, String _)) {
        ExchangeTable other = tables.apply(named);
        if (!other.called().isEmpty()) {
          resolved += resolve(column.name(), other);
        }
      }
    }
    return resolved;
  }

  private int resolve(String column, ExchangeTable other) {
    List<String> cells =
        rows.statement(
                "select d.cell from (select distinct %1$s as cell from {rows} where state = 'fresh' and %1$s is not null) d where not %2$s"
                    .formatted(column, StagedTable.known("d.cell", other.standing(), other)))
            .query((row, number) -> row.getString(1))
            .list();
    int answered = 0;
    if (other.name().equals("units")) {
      List<Found> said = answered(cells, other);
      replace(column, said);
      answered = said.size();
      Set<String> done = said.stream().map(Found::cell).collect(Collectors.toSet());
      cells = cells.stream().filter(it -> !done.contains(it)).toList();
    }
    return cells.isEmpty() ? answered : answered + named(column, cells, other);
  }

  /** What the sender said of these cells, where it is a unit that may be meant. */
  private List<Found> answered(List<String> cells, ExchangeTable units) {
    List<Found> said =
        cells.stream()
            .map(cell -> new Found(cell, answers.unit(cell), ""))
            .filter(it -> !"".equals(it.code))
            .toList();
    if (said.isEmpty()) {
      return said;
    }
    Set<String> there =
        Set.copyOf(
            rows.statement(
                    "select distinct c.code from unnest(:codes::text[]) c (code) where "
                        + StagedTable.known("c.code", units.standing(), units)
                        + (limited
                            ? " and exists (select 1 from {reach} k where k.code = c.code)"
                            : ""))
                .param("codes", said.stream().map(Found::code).toArray(String[]::new))
                .query((row, number) -> row.getString(1))
                .list());
    List<Found> meant = said.stream().filter(it -> there.contains(it.code)).toList();
    meant.forEach(it ->
        rows.statement("insert into {meant} (cell, code) values (:cell, :code)")
            .param("cell", it.cell)
            .param("code", it.code)
            .update());
    return meant;
  }

  private int named(String column, List<String> cells, ExchangeTable other) {
    Map<String, List<Candidate>> called = new HashMap<>();
    boolean kinds = other.name().endsWith("_kinds");
    for (Candidate it : kinds ? kinds(other) : candidates(cells, other)) {
      Stream.of(it.words.plain(), digits(it.code), digits(it.name))
          .filter(name -> !name.isEmpty())
          .distinct()
          .forEach(name -> called.computeIfAbsent(name, key -> new ArrayList<>()).add(it));
    }
    List<Found> found = cells.stream().map(cell -> find(cell, called, kinds)).toList();
    List<Found> meant = found.stream().filter(it -> it.code != null).toList();
    replace(column, meant);
    refuse(column, found.stream().filter(it -> it.code == null && !it.hint.isEmpty()).toList());
    return meant.size();
  }

  /** All kinds by their names and, after these, by what offices call them; they are few. */
  private List<Candidate> kinds(ExchangeTable other) {
    List<Candidate> named =
        rows.statement(
                "select c.code, c.name, c.recent from ("
                    + other.called()
                    + ") c limit "
                    + MOST_KINDS)
            .query((row, number) ->
                Candidate.of(row.getString(1), row.getString(2), "", row.getBoolean(3)))
            .list();
    List<Candidate> all = new ArrayList<>(named);
    named.stream()
        .map(Candidate::code)
        .distinct()
        .forEach(code ->
            words
                .called(other.name(), code)
                .forEach(name -> all.add(Candidate.of(code, name, "", false))));
    return all;
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
      if (!digits(cell).isEmpty()) {
        digits.add(digits(cell));
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
            Candidate.of(
                row.getString("code"),
                row.getString("name"),
                row.getString("above"),
                row.getBoolean("recent")))
        .list();
  }

  /** An official code without its dots; empty for what is none. */
  private static String digits(String text) {
    String bare = text.replace(".", "");
    return bare.length() == OFFICIAL && bare.chars().allMatch(c -> c >= '0' && c <= '9')
        ? bare
        : "";
  }

  /** The first way of reading the cell that finds anything, the strictest first. */
  private static Found find(String cell, Map<String, List<Candidate>> called, boolean kind) {
    List<Candidate> met = meant(called.getOrDefault(digits(cell), List.of()), it -> true);
    NameWords words = NameWords.of(cell);
    List<Candidate> alike = called.getOrDefault(words.plain(), List.of());
    if (met.isEmpty()) {
      met = meant(alike, it -> it.name.equalsIgnoreCase(cell));
    }
    if (met.isEmpty()) {
      met = meant(alike, it -> it.words.accented().equals(words.accented()));
    }
    if (met.isEmpty()) {
      met = meant(alike, it -> words.means(it.words));
    }
    Matcher parts = PARTS.matcher(cell);
    while (met.isEmpty() && parts.find()) {
      met = below(cell.substring(0, parts.start()), cell.substring(parts.end()), called);
    }
    if (met.isEmpty() && kind) {
      NameWords bare = words.withoutPeriod();
      met = meant(called.getOrDefault(bare.plain(), List.of()), it -> bare.means(it.words));
    }
    return met.size() == 1
        ? new Found(cell, met.getFirst().code, "")
        : new Found(
            cell,
            null,
            met.stream().limit(HINTS).map(Candidate::hint).collect(Collectors.joining("; ")));
  }

  /** Those of this name below what is named behind it. */
  private static List<Candidate> below(
      String name, String behind, Map<String, List<Candidate>> called) {
    NameWords words = NameWords.of(name);
    List<NameWords> aboves =
        PARTS.splitAsStream(behind).map(NameWords::of).filter(it -> !it.isEmpty()).toList();
    List<Candidate> alike =
        called.getOrDefault(words.plain(), List.of()).stream()
            .filter(it -> words.means(it.words))
            .toList();
    List<Candidate> met = meant(alike, it -> it.isBelow(aboves, NameWords::means));
    return met.isEmpty() ? meant(alike, it -> it.isBelow(aboves, NameWords::meansPartOf)) : met;
  }

  /** Each code once; those that are called so still go before those that were. */
  private static List<Candidate> meant(List<Candidate> all, Predicate<Candidate> test) {
    Map<String, Candidate> met = new TreeMap<>();
    for (boolean recent : List.of(true, false)) {
      if (met.isEmpty()) {
        all.stream()
            .filter(it -> it.recent == recent)
            .filter(test)
            .forEach(it -> met.putIfAbsent(it.code, it));
      }
    }
    return List.copyOf(met.values());
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
