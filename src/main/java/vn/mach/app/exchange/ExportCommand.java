package vn.mach.app.exchange;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code script/mach export FOLDER}. */
@Component
@Command(
    name = "export",
    description =
        "Writes a realm into a folder, one CSV file for each table of the exchange format.")
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
class ExportCommand implements Callable<Integer> {

  private final Export export;
  private final CommandRealm realms;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "made where it is not there")
  private Path folder;

  @Option(
      names = "--realm",
      paramLabel = "NAME",
      description = "the realm; without it the first one")
  private @Nullable String realm;

  ExportCommand(Export export, CommandRealm realms) {
    this.export = export;
    this.realms = realms;
  }

  @Override
  public Integer call() throws Exception {
    try {
      return realms.run(
          realm,
          () -> {
            export.folder(folder);
            return 0;
          });
    } catch (IllegalArgumentException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
  }
}
