package vn.mach.app.backups;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.mach.base.realms.Realm;

/** {@code script/restore FILE}. */
@Component
@Command(
    name = "restore",
    description = {
      "Restores the realms of a backup. What is there already is only replaced with --replace.",
      "Whatever goes wrong leaves everything as it was. The server may run."
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
class RestoreCommand implements Callable<Integer> {

  private final Restore restore;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE")
  private Path file;

  @Option(names = "--realm", paramLabel = "NAME", description = "only this realm of the file")
  private @Nullable String realm;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "under this name; only together with --realm")
  private @Nullable String as;

  @Option(names = "--replace", description = "realms of the same names are replaced")
  private boolean replace;

  @Option(
      names = "--yes-replace-everything",
      description = "with --replace: does not ask at the terminal")
  private boolean sure;

  @Mixin private PassphraseOption passphrase;

  RestoreCommand(Restore restore) {
    this.restore = restore;
  }

  @Override
  public Integer call() throws Exception {
    try {
      if (as != null && realm == null) {
        throw new BackupRefused("--as NAME needs --realm NAME: which one is meant?");
      }
      if (replace && !sure) {
        confirm();
      }
      if (!Files.isRegularFile(file)) {
        throw new BackupRefused(file + ": there is no such file.");
      }
      long began = System.nanoTime();
      char[] secret = BackupFile.isEncrypted(file) ? passphrase.read() : null;
      Restore.Restored restored =
          restore.from(file, secret, new Restore.Wanted(realm, as, replace));
      for (Realm it : restored.realms()) {
        spec.commandLine()
            .getOut()
            .printf(
                "%s: restored as of %s, address %s/%n",
                it.name(), restored.header().madeAt(), it.first() ? "" : it.prefix());
      }
      spec.commandLine()
          .getOut()
          .printf("%s%n", BackupCommand.seconds(Duration.ofNanos(System.nanoTime() - began)));
      spec.commandLine().getOut().flush();
      return 0;
    } catch (IOException e) {
      spec.commandLine().getErr().printf("%s could not be read: %s%n", file, e);
      return 1;
    } catch (BackupRefused e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
  }

  private static void confirm() {
    Console console = System.console();
    String typed =
        console == null || !console.isTerminal()
            ? null
            : console.readLine("What is in these realms now will be lost. Type REPLACE to go on: ");
    if (!"REPLACE".equals(typed)) {
      throw new BackupRefused("Nothing was changed. Without a terminal: --yes-replace-everything.");
    }
  }
}
