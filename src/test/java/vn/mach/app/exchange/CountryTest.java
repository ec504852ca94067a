package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountryTest {

  @TempDir Path folder;

  @Test
  void theSameWordsGiveTheSameBytesAndAnotherSeedAnotherCountry() throws IOException {
    write("one", 7);
    write("again", 7);
    write("other", 8);
    for (String table : List.of("units", "people", "posts", "activities", "amounts", "targets")) {
      assertThat(folder.resolve("one/" + table + ".csv"))
          .hasSameBinaryContentAs(folder.resolve("again/" + table + ".csv"));
    }
    assertThat(
            Files.mismatch(
                folder.resolve("one/activities.csv"), folder.resolve("other/activities.csv")))
        .isNotNegative();
  }

  @Test
  void aCountryHasTheProportionsOfTheRealOne() {
    Country country = new Country(260_000, 5_300_000, 12, 1, 2025);
    assertThat(country.provinces()).isEqualTo(34);
    assertThat(country.communes()).isEqualTo(3321);
    assertThat(country.grassroots()).isEqualTo(52_000);
  }

  private void write(String name, long seed) throws IOException {
    new CountryWriter(new Country(500, 2000, 3, seed, 2025), folder.resolve(name)).write();
  }
}
