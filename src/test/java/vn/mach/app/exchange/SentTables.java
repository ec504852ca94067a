package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;

/** Somebody who sends tables as CSV files and accepts what can be taken. */
@Lazy
@Component
class SentTables {

  private final ExchangeTables tables;
  private final Imports imports;

  SentTables(ExchangeTables tables, Imports imports) {
    this.tables = tables;
    this.imports = imports;
  }

  /**
   * @param files name of a table to its content
   * @param partly whether the other rows are taken where some are refused
   */
  ValidationResult take(Realm realm, Map<String, String> files, boolean partly) throws Exception {
    Path folder = Files.createTempDirectory("sent");
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey() + ".csv"), file.getValue());
      }
      return CurrentRealm.in(realm, () -> take(folder, partly));
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private ValidationResult take(Path folder, boolean partly) {
    try (Dataset dataset = DatasetOpener.open(tables, folder)) {
      long id = imports.begin(Actor.system(), dataset.name());
      ValidationResult validated =
          imports.validate(Actor.system(), id, dataset, ImportProgress.SILENT);
      if (partly ? validated.takenRows() > 0 : validated.refusedRows() == 0) {
        assertThat(
                imports.accept(
                    Actor.system(), id, new ImportConsent(partly, true), ImportProgress.SILENT))
            .isInstanceOf(Outcome.Done.class);
      }
      return validated;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Line, column and reason of each refused row. */
  static List<String> refused(ValidationResult validated) {
    return validated.refused().stream()
        .map(it -> "%d %s %s".formatted(it.line(), it.column(), it.reason()))
        .toList();
  }
}
