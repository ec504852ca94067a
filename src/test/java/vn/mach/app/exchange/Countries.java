package vn.mach.app.exchange;

import java.io.IOException;
import java.nio.file.Path;

/** Invented countries for the tests of other modules. */
public final class Countries {

  private Countries() {}

  /** Writes what {@code script/bench country} writes. */
  public static void write(
      Path folder, int branches, long people, int activitiesPerBranch, int year)
      throws IOException {
    write(folder, branches, people, activitiesPerBranch, 1, year);
  }

  /** As above, of another seed. */
  public static void write(
      Path folder, int branches, long people, int activitiesPerBranch, long seed, int year)
      throws IOException {
    new CountryWriter(new Country(branches, people, activitiesPerBranch, seed, year), folder)
        .write();
  }
}
