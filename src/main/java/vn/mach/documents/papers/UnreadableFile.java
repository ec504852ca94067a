package vn.mach.documents.papers;

import java.util.List;
import vn.mach.base.kernel.Refusal;

/** A file is not read, and why. */
final class UnreadableFile extends Exception {

  private final transient Refusal refusal;

  private UnreadableFile(Refusal refusal) {
    super(refusal.reason());
    this.refusal = refusal;
  }

  /**
   * @param reason a message key
   */
  static UnreadableFile refused(String field, String reason, Object... arguments) {
    return new UnreadableFile(new Refusal(field, reason, List.of(arguments)));
  }

  Refusal refusal() {
    return refusal;
  }
}
