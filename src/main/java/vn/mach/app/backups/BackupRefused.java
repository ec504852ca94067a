package vn.mach.app.backups;

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
    return new BackupRefused(file + " is cut off or damaged: its end was not found. Take another backup.");
  }

  /**
   * @param what of the file
   */
  static BackupRefused damaged(String file, String what) {
    return new BackupRefused(file + " is damaged (" + what + "). Take another backup.");
  }
}
