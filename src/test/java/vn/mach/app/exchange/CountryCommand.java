package vn.mach.app.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code script/bench country}: an invented country as a folder of the exchange format. The same
 * words give the same bytes.
 */
@Command(
    name = "country",
    description = "Writes an invented country of any size as a folder of the exchange format.")
final class CountryCommand implements Callable<Integer> {

  public static void main(String... arguments) {
    System.exit(new CommandLine(new CountryCommand()).execute(arguments));
  }

  @Option(
      names = "--branches",
      defaultValue = "260000",
      description = "branches; the levels above follow in real proportions (${DEFAULT-VALUE})")
  private int branches;

  @Option(names = "--people", defaultValue = "5300000", description = "members (${DEFAULT-VALUE})")
  private long people;

  @Option(
      names = "--activities-per-branch",
      defaultValue = "12",
      description = "activities of each branch in the year (${DEFAULT-VALUE})")
  private int activitiesPerBranch;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "another seed, another country (${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--year",
      defaultValue = "2025",
      description = "the year of the activities (${DEFAULT-VALUE})")
  private int year;

  @Parameters(paramLabel = "FOLDER")
  @SuppressWarnings("NullAway.Init") // picocli fills it in
  private Path folder;

  @Override
  public Integer call() throws IOException {
    new CountryWriter(new Country(branches, people, activitiesPerBranch, seed, year), folder)
        .write();
    return 0;
  }
}
