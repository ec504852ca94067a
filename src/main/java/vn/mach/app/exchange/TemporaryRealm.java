package vn.mach.app.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.evidence.reports.TemporaryDataset;

/** Makes a realm for a dataset, does something with it there, and removes the realm again. */
@Component
class TemporaryRealm implements TemporaryDataset {

  private final Realms realms;
  private final Imports imports;
  private final ExchangeTables tables;

  TemporaryRealm(Realms realms, Imports imports, ExchangeTables tables) {
    this.realms = realms;
    this.imports = imports;
    this.tables = tables;
  }

  /** Work with an open dataset whose realm is bound and still empty. */
  @FunctionalInterface
  interface Work<T> {
    T with(Dataset dataset) throws Exception;
  }

  /**
   * Opens the dataset and runs the work in a new, empty realm. Nothing is loaded yet. What the work
   * throws is passed on as it is.
   *
   * @param purpose begins the realm's name
   * @throws UnreadableDataset where something in the dataset cannot be read as tables
   */
  <T> T in(String purpose, Path path, Work<T> work) throws Exception {
    try (Dataset dataset = DatasetOpener.open(tables, path)) {
      String name = purpose + "_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
      return switch (realms.createThrowAway(name, dataset.name())) {
        case Outcome.Refused<Realm>(var refusals) ->
            throw new IllegalStateException(refusals.toString());
        case Outcome.Done<Realm>(Realm realm) -> {
          try {
            yield CurrentRealm.in(realm, () -> work.with(dataset));
          } finally {
            realms.remove(name);
          }
        }
      };
    }
  }

  @Override
  public <T> T with(Path path, Callable<T> work) throws Exception {
    try {
      return in(
          "report",
          path,
          dataset -> {
            load(dataset);
            return work.call();
          });
    } catch (UnreadableDataset e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private void load(Dataset dataset) throws IOException {
    Actor actor = Actor.system();
    long id = imports.begin(actor, dataset.name());
    imports.validate(actor, id, dataset, ImportProgress.SILENT);
    if (imports.accept(actor, id, new ImportConsent(true, true), ImportProgress.SILENT)
        instanceof Outcome.Refused<?>(var refusals)) {
      throw new IllegalArgumentException(dataset.name() + ": not taken in: " + refusals);
    }
  }
}
