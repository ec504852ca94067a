package vn.mach.app.exchange;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;

/** {@code script/mach import FOLDER|ZIP|XLSX}. */
@Component
@Command(
    name = "import",
    description =
        "Takes a dataset in, whole or not at all; says which rows are refused and why. Exits 0 when it was taken in.")
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
class ImportCommand implements Callable<Integer> {

  private final Imports imports;
  private final ImportedAccounts accounts;
  private final CommandRealm realms;
  private final ExchangeTables tables;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER|ZIP|XLSX", description = "tables in the exchange format")
  private Path dataset;

  @Option(
      names = "--realm",
      paramLabel = "NAME",
      description = "the realm; without it the first one")
  private @Nullable String realm;

  @Option(names = "--good-rows", description = "take the good rows in where others are refused")
  private boolean goodRows;

  @Option(
      names = "--new-tops",
      description = "let units stand at the top beside those that stand there")
  private boolean newTops;

  ImportCommand(
      Imports imports, ImportedAccounts accounts, CommandRealm realms, ExchangeTables tables) {
    this.imports = imports;
    this.accounts = accounts;
    this.realms = realms;
    this.tables = tables;
  }

  @Override
  public Integer call() throws Exception {
    try {
      return realms.run(realm, this::take);
    } catch (UnreadableDataset | IllegalArgumentException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
  }

  private int take() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Actor actor = Actor.system();
    try (Dataset sent = DatasetOpener.open(tables, dataset)) {
      sent.notRead()
          .forEach(it -> out.println(it.name() + ": not a table of the format, not read"));
      long id = imports.begin(actor, sent.name());
      ValidationResult validated = imports.validate(actor, id, sent, ImportProgress.SILENT);
      print(validated, actor, out);
      return switch (imports.accept(
          actor, id, new ImportConsent(goodRows, newTops), ImportProgress.SILENT)) {
        case Outcome.Done<Long> done -> {
          accounts
              .makeCodes(actor, id)
              .forEach((login, code) -> out.println("one-time code for " + login + ": " + code));
          out.println(
              "taken in: %d rows, refused: %d"
                  .formatted(validated.takenRows(), validated.refusedRows()));
          out.flush();
          yield 0;
        }
        case Outcome.Refused<Long> refused -> {
          imports.discard(actor, id);
          if (validated.refusedRows() > 0 && !goodRows) {
            out.println(
                "nothing taken in: %d rows are refused. Mend them, or take only the good ones with --good-rows"
                    .formatted(validated.refusedRows()));
          } else {
            out.println(
                "nothing taken in: these units have no parent and would stand at the top beside others: %s. Give them one, or agree with --new-tops"
                    .formatted(String.join(", ", validated.newTops())));
          }
          out.flush();
          yield 1;
        }
      };
    }
  }

  private void print(ValidationResult validated, Actor actor, PrintWriter out) {
    for (ValidationResult.Count count : validated.tables()) {
      count
          .unknownColumns()
          .forEach(column ->
              out.println(
                  "%s: unknown column %s, not read".formatted(count.table().name(), column)));
      out.println(
          "%s: %d new, %d changed, %d as they stand, %d refused"
              .formatted(
                  count.table().name(),
                  count.fresh(),
                  count.changed(),
                  count.unchanged(),
                  count.refused()));
    }
    for (int offset = 0; offset < validated.refusedRows(); offset += ValidationResult.SHOWN) {
      imports
          .refused(actor, validated.id(), offset, ValidationResult.SHOWN)
          .forEach(row ->
              out.println(
                  "%s:%d %s %s"
                      .formatted(row.table().name(), row.line(), row.column(), row.reason())));
    }
    validated
        .warnings()
        .forEach(
            warning -> out.println("mind: %s %s".formatted(warning.key(), warning.arguments())));
    out.flush();
  }
}
