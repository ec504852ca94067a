package vn.mach.app.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.TableFormat;

/**
 * Recognises the tables of a person's files: by what the person answered, by their names, else by
 * their headers.
 */
final class PeopleRecognition implements Recognition {

  private static final int FEWEST_COLUMNS = 3;

  private final ExchangeTables tables;
  private final Vocabulary words;
  private final SheetAnswers answers;
  private final List<ExchangeTable> allowed;

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
    return find(source).map(this::sent);
  }

  private Optional<ExchangeTable> find(RowSource source) throws IOException {
    String answer = answers.sheet(source.name());
    if (!answer.isEmpty()) {
      return allowed.stream().filter(table -> table.name().equals(answer)).findFirst();
    }
    Optional<ExchangeTable> named = words.table(source.table());
    return named.isPresent() ? named : guess(source);
  }

  /** The table of which the header of the sheet names the most columns. */
  private Optional<ExchangeTable> guess(RowSource source) throws IOException {
    List<RawRow> first = first(source);
    List<ExchangeTable> best = new ArrayList<>();
    int most = FEWEST_COLUMNS;
    for (ExchangeTable table : allowed) {
      int named =
          SheetFrame.find(sent(table), first, null).map(frame -> frame.header().named()).orElse(0);
      if (named > most) {
        best.clear();
        most = named;
      }
      if (named == most) {
        best.add(table);
      }
    }
    return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
  }

  private List<RawRow> first(RowSource source) throws IOException {
    try (RawRows rows = source.opener().open(this::isHeader)) {
      return SheetFrame.first(rows);
    }
  }

  private boolean isHeader(String cell) {
    return allowed.stream().anyMatch(table -> HeaderRow.column(sent(table), cell).isPresent());
  }

  private TableFormat sent(ExchangeTable table) {
    return new SentTable(table, words, answers);
  }

  @Override
  public boolean isChosen(RowSource source) {
    return !answers.sheet(source.name()).isEmpty();
  }

  @Override
  public boolean isNamed(RowSource source) {
    return words.table(source.table()).isPresent();
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
