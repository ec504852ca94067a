package vn.mach.app.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;

/** Imports a folder of tables, for modules above that bring a dataset of their own. */
@Component
public class FolderImport {

  private final Imports imports;
  private final ExchangeTables tables;

  FolderImport(Imports imports, ExchangeTables tables) {
    this.imports = imports;
    this.tables = tables;
  }

  /**
   * All rows or none. Refused with every row that is refused: {@code <table>:<line> <column>} and
   * its stable reason.
   *
   * @return the number of the import
   */
  public Outcome<Long> takeIn(Actor actor, Path folder) throws IOException {
    try (Dataset dataset = DatasetOpener.open(tables, folder)) {
      long id = imports.begin(actor, dataset.name());
      ValidationResult validated = imports.validate(actor, id, dataset, ImportProgress.SILENT);
      if (validated.refusedRows() > 0) {
        List<Refusal> refusals =
            validated.refused().stream()
                .map(row ->
                    Refusal.of(
                        row.table().name() + ":" + row.line() + " " + row.column(), row.reason()))
                .toList();
        imports.discard(actor, id);
        return Outcome.refused(refusals);
      }
      return imports.accept(actor, id, new ImportConsent(false, true), ImportProgress.SILENT);
    }
  }
}
