package vn.mach.app.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.mach.app.exchange.ImportSummary.Lacking;
import vn.mach.app.exchange.ImportSummary.Said;
import vn.mach.app.exchange.ImportSummary.Unread;
import vn.mach.base.datasets.ExchangeTable;

/** What reading a dataset recognised and what it left aside. */
record ReadDataset(List<Unread> unread, List<Lacking> lacking, List<Said> remarks) {

  private static final int WARNINGS_KEPT = 50;

  private static final int SAMPLES = 3;

  /**
   * @param answers what the sender said
   * @param brought the tables that the sender may bring
   */
  static ReadDataset of(
      Dataset dataset, SheetAnswers answers, ExchangeTables tables, List<ExchangeTable> brought)
      throws IOException {
    ReadDataset read = new ReadDataset(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (String name : dataset.notRead()) {
      if (isTable(name)) {
        boolean answered = "".equals(answers.sheets().get(SheetAnswers.comparable(name)));
        read.unread.add(new Unread("", name, List.of(), answered));
      } else {
        read.remarks.add(Said.of("exchange.remark.file", name));
      }
    }
    for (Dataset.Sheet sheet : dataset.sheets()) {
      Optional<ExchangeTable> table = tables.find(sheet.table().name());
      if (table.filter(brought::contains).isPresent()) {
        read.sheet(dataset, sheet, table.get(), answers);
      } else {
        read.remarks.add(Said.of("exchange.remark.not_yours", sheet.table().name()));
      }
    }
    read.remarks.addAll(dataset.remarks());
    return read;
  }

  /** A sheet of a workbook, or a file of separated values. */
  private static boolean isTable(String name) {
    return RowSource.isCsv(name) || !name.contains(".");
  }

  private void sheet(
      Dataset dataset, Dataset.Sheet sheet, ExchangeTable table, SheetAnswers answers)
      throws IOException {
    Map<String, List<String>> samples = dataset.samples(sheet.table(), SAMPLES);
    for (String header : sheet.unknownColumns()) {
      boolean answered =
          "".equals(answers.columnsOf(table.name()).get(SheetAnswers.comparable(header)));
      unread.add(
          new Unread(table.name(), header, samples.getOrDefault(header, List.of()), answered));
    }
    SheetReading reading = SheetReading.ofPerson(null, table, sheet.missingColumns(), answers);
    for (String column : sheet.missingColumns()) {
      if (table.column(column).must() && !reading.made().contains(column)) {
        lacking.add(
            new Lacking(table.name(), column, reading.constants().getOrDefault(column, "")));
      }
    }
  }

  /** What the import's page shows, kept with it. */
  ImportSummary summary(ValidationResult validated) {
    return new ImportSummary(
        validated.tables().stream()
            .map(it ->
                new ImportSummary.Count(
                    it.table().name(), it.fresh(), it.changed(), it.unchanged(), it.refused()))
            .filter(it -> it.all() > 0)
            .toList(),
        unread(),
        lacking(),
        remarks(),
        validated.warnings().stream()
            .limit(WARNINGS_KEPT)
            .map(it -> ImportSummary.Said.of(it.key(), it.arguments().toArray()))
            .toList(),
        Math.max(0, validated.warnings().size() - WARNINGS_KEPT),
        validated.newTops());
  }
}
