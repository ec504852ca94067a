package vn.mach.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Viewer;
import vn.mach.realms.CurrentRealm;
import vn.mach.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.units.Examination;

/** An invented country goes through the same door as an office's files. */
@MachTest
class CountryImportTest {

  @TempDir Path folder;

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Imports imports;
  @Autowired Examination examination;

  @Test
  void anInventedCountryComesInWithoutARefusedRowAndItsTreeIsSound() throws Exception {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    new CountryWriter(new Country(300, 3000, 12, 1, 2025), folder).write();
    Realm realm = realms.create();
    CurrentRealm.in(
        realm,
        () -> {
          takenIn();
          return true;
        });
  }

  private void takenIn() throws IOException {
    Viewer viewer = Viewer.system();
    try (Dataset country = Datasets.open(folder)) {
      long id = imports.begin(viewer, country.name());
      Judged judged = imports.judge(viewer, id, country, Progress.SILENT);
      assertThat(imports.refused(viewer, id, 0, 20)).isEmpty();
      assertThat(judged.takenRows()).isGreaterThan(300 + 3000 + 300 * 12);
      assertThat(imports.accept(viewer, id, false, Progress.SILENT)).isInstanceOf(Outcome.Done.class);
    }
    assertThat(examination.faults()).isEmpty();
  }
}
