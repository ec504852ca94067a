package vn.mach.app.backups;

import java.nio.file.Path;
import java.sql.SQLException;
import vn.mach.base.kernel.Refusal;

/**
 * A file that is not restored, or not made: the message says why, for the person at the machine.
 */
final class BackupRefused extends RuntimeException {

  BackupRefused(String words) {
    super(words);
  }

  BackupRefused(String words, Throwable cause) {
    super(words, cause);
  }

  static BackupRefused cutOff(String file) {
    return new BackupRefused(
        file + " is cut off or damaged: its end was not found. Take another backup.");
  }

  /**
   * @param what of the file
   */
  static BackupRefused damaged(String file, String what) {
    return new BackupRefused(file + " is damaged (" + what + "). Take another backup.");
  }

  /** PostgreSQL does not take what is in it. */
  static BackupRefused unloadable(Path file, SQLException why) {
    return new BackupRefused(
        "%s could not be loaded, and nothing was changed: %s"
            .formatted(
                file.getFileName(),
                String.valueOf(why.getMessage()).lines().findFirst().orElse("")),
        why);
  }

  /** Why a realm is not taken in. */
  static BackupRefused of(Refusal refusal) {
    String what = refusal.arguments().isEmpty() ? "" : refusal.arguments().getFirst().toString();
    return switch (refusal.reason()) {
      case "realms.refused.taken" -> taken(what);
      case "realms.refused.name" -> new BackupRefused(what + ": a realm cannot have this name.");
      case "realms.refused.newer" ->
          new BackupRefused(
              "The backup was made by a newer Mạch: this one does not know its migration "
                  + what
                  + ". Restore it with that version or a later one.");
      case "realms.refused.other" ->
          new BackupRefused(
              "The backup was made by a Mạch whose migration "
                  + what
                  + " is another one: no release of this program made it.");
      default -> new BackupRefused(refusal.reason());
    };
  }

  static BackupRefused taken(String name) {
    return new BackupRefused(
        name
            + ": there is such a realm or schema already, and nothing was changed. Restore it under"
            + " another name (--realm NAME --as OTHER), or replace it (--replace).");
  }
}
