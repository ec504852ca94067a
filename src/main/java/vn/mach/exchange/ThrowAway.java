package vn.mach.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Viewer;
import vn.mach.realms.CurrentRealm;
import vn.mach.realms.Realm;
import vn.mach.realms.Realms;

/** Loads a dataset into a realm made for it, does something with it there, and throws the realm away again. */
@Component
class ThrowAway {

  private final Realms realms;
  private final Imports imports;

  ThrowAway(Realms realms, Imports imports) {
    this.realms = realms;
    this.imports = imports;
  }

  /**
   * Takes the good rows of the dataset in and runs the work beside them.
   *
   * @throws Unreadable where something in it cannot be read as tables
   * @throws IllegalArgumentException where nothing of it can be taken in, with a sentence for the person at the machine
   */
  <T> T with(Path folder, Callable<T> work) throws Exception {
    try (Dataset dataset = Datasets.open(folder)) {
      byte[] random = new byte[6];
      new Random(System.nanoTime()).nextBytes(random);
      String name = "report_" + HexFormat.of().formatHex(random);
      return switch (realms.createThrowAway(name, dataset.name())) {
        case Outcome.Refused<Realm>(var refusals) -> throw new IllegalStateException(refusals.toString());
        case Outcome.Done<Realm>(Realm realm) -> {
          try {
            yield CurrentRealm.in(realm, () -> {
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
    Viewer viewer = Viewer.system();
    long id = imports.begin(viewer, dataset.name());
    imports.judge(viewer, id, dataset, Progress.SILENT);
    if (imports.accept(viewer, id, true, Progress.SILENT) instanceof Outcome.Refused<?>(var refusals)) {
      throw new IllegalArgumentException(dataset.name() + ": not taken in: " + refusals);
    }
  }
}
