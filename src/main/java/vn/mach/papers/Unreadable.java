package vn.mach.papers;

import java.util.List;
import vn.mach.kernel.Refusal;

/** A file is not read, and why. */
final class Unreadable extends Exception {

  private final transient Refusal refusal;

  private Unreadable(Refusal refusal) {
    super(refusal.reason());
    this.refusal = refusal;
  }

  /** @param reason a message key */
  static Unreadable refused(String field, String reason, Object... arguments) {
    return new Unreadable(new Refusal(field, reason, List.of(arguments)));
  }

  Refusal refusal() {
    return refusal;
  }
}
