package vn.mach.app.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;

/**
 * Loads a dataset into a realm made for it, does something with it there, and throws the realm away
 * again.
 */
@Component
class TemporaryRealm {

  private final Realms realms;
  private final Imports imports;

  TemporaryRealm(Realms realms, Imports imports) {
    this.realms = realms;
    this.imports = imports;
  }

  /**
   * Takes the good rows of the dataset in and runs the work beside them.
   *
   * @throws Unreadable where something in it cannot be read as tables
   * @throws IllegalArgumentException where nothing of it can be taken in, with a sentence for the
   *     person at the machine
   */
  <T> T with(Path folder, Callable<T> work) throws Exception {
    try (Dataset dataset = DatasetOpener.open(folder)) {
      byte[] random = new byte[6];
      new Random(System.nanoTime()).nextBytes(random);
      String name = "report_" + HexFormat.of().formatHex(random);
      return switch (realms.createThrowAway(name, dataset.name())) {
        case Outcome.Refused<Realm>(var refusals) ->
            throw new IllegalStateException(refusals.toString());
        case Outcome.Done<Realm>(Realm realm) -> {
          try {
            yield CurrentRealm.in(
                realm,
                () -> {
                  take(dataset);
                  return work.call();
                });
          } finally {
            realms.remove(name);
          }
        }
      };
    }
  }

  private void take(Dataset dataset) throws IOException {
    Actor actor = Actor.system();
    long id = imports.begin(actor, dataset.name());
    imports.validate(actor, id, dataset, ImportProgress.SILENT);
    if (imports.accept(actor, id, true, ImportProgress.SILENT)
        instanceof Outcome.Refused<?>(var refusals)) {
      throw new IllegalArgumentException(dataset.name() + ": not taken in: " + refusals);
    }
  }
}
