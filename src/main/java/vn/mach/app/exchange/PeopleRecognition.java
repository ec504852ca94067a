package vn.mach.app.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.TableFormat;

/**
 * Recognises the tables of a person's files: by what the person answered, by their names, else by
 * their headers. One table is read once: a second sheet of it is left to the person to place.
 */
final class PeopleRecognition implements Recognition {

  private static final int FEWEST_COLUMNS = 3;

  private final ExchangeTables tables;
  private final Vocabulary words;
  private final SheetAnswers answers;
  private final List<ExchangeTable> allowed;
  private final Set<String> taken = new HashSet<>();

  /**
   * @param allowed the tables that the person may bring: others are not guessed
   */
  PeopleRecognition(
      ExchangeTables tables, Vocabulary words, SheetAnswers answers, List<ExchangeTable> allowed) {
    this.tables = tables;
    this.words = words;
    this.answers = answers;
    this.allowed = List.copyOf(allowed);
  }

  @Override
  public Optional<TableFormat> table(RowSource source) throws IOException {
    Optional<ExchangeTable> table = find(source);
    if (table.isEmpty() || !taken.add(table.get().name())) {
      return Optional.empty();
    }
    return table.map(this::sent);
  }

  private Optional<ExchangeTable> find(RowSource source) throws IOException {
    String answer = answers.sheets().get(SheetAnswers.comparable(source.name()));
    if (answer != null) {
      return allowed.stream().filter(table -> table.name().equals(answer)).findFirst();
    }
    Optional<ExchangeTable> named = words.table(source.table());
    return named.isPresent() ? named : guess(source);
  }

  /** The table that knows the most headers of one of the first rows. */
  private Optional<ExchangeTable> guess(RowSource source) throws IOException {
    List<ExchangeTable> best = new ArrayList<>();
    long most = FEWEST_COLUMNS;
    List<RawRow> first;
    try (RawRows rows = source.opener().open(this::isHeader)) {
      first = SheetFrame.first(rows);
    }
    for (ExchangeTable table : allowed) {
      long found =
          SheetFrame.find(sent(table), first, null).map(it -> it.header().named()).orElse(0);
      if (found > most) {
        best.clear();
        most = found;
      }
      if (found == most) {
        best.add(table);
      }
    }
    return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
  }

  private boolean isHeader(String cell) {
    return allowed.stream().anyMatch(table -> HeaderRow.column(sent(table), cell).isPresent());
  }

  private TableFormat sent(ExchangeTable table) {
    return new SentTable(table, words, answers);
  }

  @Override
  public boolean asks() {
    return true;
  }

  @Override
  public Comparator<TableFormat> order() {
    return tables.order();
  }
}
