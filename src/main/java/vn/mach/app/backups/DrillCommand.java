package vn.mach.app.backups;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.evidence.rollups.Rollups;

/** {@code script/drill [FILE]}. */
@Component
@Command(
    name = "drill",
    description = {
      "Restores a backup into a temporary PostgreSQL beside the running system and compares: every row with what was saved, the stored",
      "totals with a recount of the evidence. Without FILE the last nightly backup of each realm. Nothing of the running system is touched."
    })
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
class DrillCommand implements Callable<Integer> {

  private final Restore restore;
  private final Rollups rollups;
  private final BackupSettings settings;
  private final Environment environment;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "0..1")
  private @Nullable Path file;

  @Mixin private PassphraseOption passphrase;

  DrillCommand(
      Restore restore, Rollups rollups, BackupSettings settings, Environment environment) {
    this.restore = restore;
    this.rollups = rollups;
    this.settings = settings;
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    if (!environment.getProperty(DrillPlace.PROPERTY, Boolean.class, false)) {
      throw new IllegalStateException("A drill has a place of its own");
    }
    try {
      List<Path> files = file == null ? last() : List.of(file);
      if (files.isEmpty()) {
        throw new BackupRefused("There is no backup in " + settings.folder() + ".");
      }
      boolean equal = true;
      for (Path one : files) {
        equal &= drill(one);
      }
      return equal ? 0 : 1;
    } catch (BackupRefused e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
  }

  private boolean drill(Path one) throws Exception {
    if (!Files.isRegularFile(one)) {
      throw new BackupRefused(one + ": there is no such file.");
    }
    PrintWriter out = spec.commandLine().getOut();
    long began = System.nanoTime();
    Restore.Restored restored = restore.from(one, secret(one), Restore.Wanted.ALL);
    out.printf(
        "%s: %,d rows in %d tables, all equal to what was saved at %s%n",
        one.getFileName(),
        restored.manifest().rows(),
        restored.manifest().entries().size(),
        restored.header().madeAt());
    long differences = 0;
    for (Realm realm : restored.realms()) {
      long of = CurrentRealm.in(realm, rollups::differences);
      out.printf(
          "  %s: %s%n",
          realm.name(),
          of == 0
              ? "stored totals equal a recount of the evidence"
              : "%,d stored totals differ from a recount of the evidence (what waited to be counted when the backup was made is among them)"
                  .formatted(of));
      differences += of;
    }
    out.printf("  %s%n", BackupCommand.seconds(Duration.ofNanos(System.nanoTime() - began)));
    out.flush();
    if (differences == 0) {
      mark(one);
    }
    return differences == 0;
  }

  private char @Nullable [] secret(Path one) throws IOException {
    if (!BackupFile.isEncrypted(one)) {
      return null;
    }
    String nightly = settings.passphraseFile();
    return passphrase.given() || nightly == null || nightly.isBlank()
        ? passphrase.read()
        : Passphrases.of(Path.of(nightly));
  }

  /** For the page of the backups: it asks the file, so that a drill need not ask the server. */
  private void mark(Path one) {
    try {
      Path mark = MadeBackup.mark(one);
      Files.deleteIfExists(mark);
      Files.createFile(mark);
    } catch (IOException e) {
      spec.commandLine().getErr().println("The drill could not be noted: " + e.getMessage());
    }
  }

  /** The newest of each realm's folder. */
  private List<Path> last() throws IOException {
    List<Path> newest = new ArrayList<>();
    Path folder = settings.folder();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> realms = Files.list(folder)) {
        for (Path realm : realms.filter(Files::isDirectory).sorted().toList()) {
          try (Stream<Path> files = Files.list(realm)) {
            Optional<Path> last =
                files
                    .filter(it -> it.getFileName().toString().endsWith(Backups.SUFFIX))
                    .max(Comparator.comparing(it -> it.getFileName().toString()));
            last.ifPresent(newest::add);
          }
        }
      }
    }
    return newest;
  }
}
