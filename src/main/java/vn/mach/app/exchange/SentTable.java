package vn.mach.app.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.RowError;
import vn.mach.base.datasets.RowValues;
import vn.mach.base.datasets.TableFormat;

/** A table as a person sends it: its columns may be called as people call them. */
record SentTable(TableFormat table, Vocabulary words, SheetAnswers answers) implements TableFormat {

  @Override
  public String name() {
    return table.name();
  }

  @Override
  public List<ExchangeColumn> columns() {
    return table.columns();
  }

  @Override
  public @Nullable RowError check(RowValues row, LocalDate today) {
    return table.check(row, today);
  }

  @Override
  public Optional<ExchangeColumn> ofHeader(String header) {
    String answer = answers.column(name(), header);
    if (!answer.isEmpty()) {
      return columns().stream().filter(it -> it.name().equals(answer)).findFirst();
    }
    return words.column(table, header);
  }

  @Override
  public String cell(ExchangeColumn column, String shown) {
    return words.cell(column, shown);
  }

  @Override
  public boolean isLoose(String header) {
    return answers.column(name(), header).isEmpty() && words.isLoose(table, header);
  }
}
