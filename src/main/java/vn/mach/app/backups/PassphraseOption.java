package vn.mach.app.backups;

import java.io.Console;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How commands are given a passphrase. */
@SuppressWarnings("NullAway.Init") // picocli fills in the fields
final class PassphraseOption {

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "a file whose first line is the passphrase; without it the terminal asks")
  private @Nullable Path file;

  boolean given() {
    return file != null;
  }

  /** From the file, or asked at the terminal. */
  char[] read() {
    return file == null ? asked("Passphrase: ") : Passphrases.of(file);
  }

  /** As {@link #read}, and asked twice: what is mistyped could never be opened again. */
  char[] readNew() {
    if (file != null) {
      return Passphrases.strong(Passphrases.of(file));
    }
    char[] once = Passphrases.strong(asked("Passphrase: "));
    if (!Arrays.equals(once, asked("Once more: "))) {
      throw new BackupRefused("The two are not the same.");
    }
    return once;
  }

  private static char[] asked(String words) {
    Console console = System.console();
    char[] typed =
        console == null || !console.isTerminal() ? null : console.readPassword("%s", words);
    if (typed == null) {
      throw new BackupRefused("There is no terminal to ask at: name a --passphrase-file.");
    }
    return typed;
  }
}
