package vn.mach.app.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.mach.app.exchange.ImportSummary.Lacking;
import vn.mach.app.exchange.ImportSummary.Unnamed;
import vn.mach.base.datasets.ExchangeTable;

/** What reading a dataset recognised and what it left aside. */
record ReadDataset(
    List<Unnamed> unnamed, List<Lacking> lacking, List<Said> remarks, List<String> made) {

  private static final int SAMPLES = 3;

  /**
   * @param answers what the sender said
   * @param brought the tables that the sender may bring
   */
  static ReadDataset of(
      Dataset dataset, SheetAnswers answers, ExchangeTables tables, List<ExchangeTable> brought)
      throws IOException {
    ReadDataset read =
        new ReadDataset(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Dataset.NotRead it : dataset.notRead()) {
      if (it.rows()) {
        read.unnamed.add(new Unnamed("", it.name(), List.of(), answers.sheet(it.name()), false));
      } else {
        read.remarks.add(Said.of("exchange.remark.file", it.name()));
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

  private void sheet(
      Dataset dataset, Dataset.Sheet sheet, ExchangeTable table, SheetAnswers answers)
      throws IOException {
    String chosen = answers.sheet(sheet.source());
    if (!chosen.isEmpty()) {
      unnamed.add(new Unnamed("", sheet.source(), List.of(), chosen, true));
    }
    List<String> asked =
        sheet.headers().stream()
            .filter(it ->
                sheet.unknownColumns().contains(it) || !answers.column(table.name(), it).isEmpty())
            .toList();
    Map<String, List<String>> samples = dataset.samples(sheet.table(), asked, SAMPLES);
    for (String header : asked) {
      unnamed.add(
          new Unnamed(
              table.name(),
              header,
              samples.getOrDefault(header, List.of()),
              answers.column(table.name(), header),
              !sheet.unknownColumns().contains(header)));
    }
    SheetReading reading = SheetReading.ofPerson(null, table, sheet.missingColumns(), answers);
    reading.made().stream()
        .filter(sheet.missingColumns()::contains)
        .forEach(column -> made.add(table.name() + "." + column));
    for (String column : sheet.missingColumns()) {
      if ((table.column(column).must() || table.asked().contains(column))
          && !reading.made().contains(column)) {
        lacking.add(
            new Lacking(table.name(), column, reading.constants().getOrDefault(column, "")));
      }
    }
  }

  /**
   * Without what validation finds.
   *
   * @param earlier what was asked when the files were read before
   * @param chosen what the sender answered, by the name of the question
   */
  ImportSummary summary(List<ReadQuestion> earlier, Map<String, String> chosen) {
    return new ImportSummary(
        List.of(),
        unnamed,
        lacking,
        ReadQuestion.of(remarks, earlier, chosen),
        remarks,
        List.of(),
        0,
        List.of(),
        List.of(),
        made,
        ImportSummary.Codes.NONE);
  }
}
