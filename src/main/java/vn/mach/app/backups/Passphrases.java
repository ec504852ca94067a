package vn.mach.app.backups;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Passphrases come from files or from the terminal, never from a command line that others see. */
final class Passphrases {

  private static final int SHORTEST = 12;

  private Passphrases() {}

  /** The first line of the file. */
  static char[] of(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new BackupRefused(
          "The passphrase cannot be read from %s: %s".formatted(file, e.getMessage()), e);
    }
    return lines.isEmpty() ? new char[0] : lines.getFirst().strip().toCharArray();
  }

  /** For a new backup: whoever has the file can guess for years. */
  static char[] strong(char[] passphrase) {
    if (passphrase.length < SHORTEST) {
      throw new BackupRefused(
          "The passphrase has %d characters; it needs at least %d."
              .formatted(passphrase.length, SHORTEST));
    }
    return passphrase;
  }
}
