package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.organisation.units.TreeCheck;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** An invented country is imported like an office's files. */
@MachTest
@Tag("slow")
class CountryImportTest {

  @TempDir Path folder;

  @Autowired ExchangeTables tables;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Imports imports;
  @Autowired TreeCheck examination;

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
    Actor actor = Actor.system();
    try (Dataset country = DatasetOpener.open(tables, folder)) {
      long id = imports.begin(actor, country.name());
      ValidationResult validated = imports.validate(actor, id, country, ImportProgress.SILENT);
      assertThat(imports.refused(actor, id, 0, 20)).isEmpty();
      assertThat(validated.takenRows()).isGreaterThan(300 + 3000 + 300 * 12);
      assertThat(imports.accept(actor, id, new ImportConsent(false, true), ImportProgress.SILENT))
          .isInstanceOf(Outcome.Done.class);
    }
    assertThat(examination.faults()).isEmpty();
  }
}
