package vn.mach.app.backups;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;

/** {@code script/backup FILE}. */
@Component
@Command(
    name = "backup",
    description =
        "Writes everything of all realms, or of some, as it is at one moment, into one file. The server may run.")
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
class BackupCommand implements Callable<Integer> {

  private final Backups backups;
  private final Realms realms;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "made new; it must not be there")
  private Path file;

  @Option(
      names = "--realm",
      paramLabel = "NAME",
      description = "only this realm; may be given more than once")
  private List<String> only = List.of();

  @Option(names = "--encrypt", description = "with a passphrase")
  private boolean encrypt;

  @Mixin private PassphraseOption passphrase;

  BackupCommand(Backups backups, Realms realms) {
    this.backups = backups;
    this.realms = realms;
  }

  @Override
  public Integer call() throws Exception {
    try {
      List<Realm> meant =
          only.isEmpty() ? realms.list() : only.stream().distinct().map(this::find).toList();
      if (meant.isEmpty()) {
        throw new BackupRefused("There is no realm to be backed up.");
      }
      char[] secret = encrypt || passphrase.given() ? passphrase.readNew() : null;
      MadeBackup made = backups.make(file, meant, secret, "mach", (done, steps) -> {});
      spec.commandLine()
          .getOut()
          .printf(
              "%s: %s, %,d rows, %,d kB, %s%n",
              file,
              String.join(", ", meant.stream().map(Realm::name).toList()),
              made.rows(),
              made.bytes() / 1000,
              seconds(made.took()));
      spec.commandLine().getOut().flush();
      return 0;
    } catch (IOException e) { // no folder, no right, no space
      spec.commandLine().getErr().printf("%s could not be written: %s%n", file, e);
      return 1;
    } catch (BackupRefused e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
  }

  static String seconds(Duration took) {
    return "%.1f s".formatted(took.toMillis() / 1000.0);
  }

  private Realm find(String name) {
    return realms
        .find(name)
        .orElseThrow(() -> new BackupRefused(name + ": there is no realm of this name."));
  }
}
