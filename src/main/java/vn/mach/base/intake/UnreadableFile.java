package vn.mach.base.intake;

import java.util.List;
import vn.mach.base.kernel.Refusal;

/** A file is not read, and why. */
public final class UnreadableFile extends Exception {

  private final transient Refusal refusal;

  private UnreadableFile(Refusal refusal) {
    super(refusal.reason());
    this.refusal = refusal;
  }

  /**
   * @param reason a message key
   */
  public static UnreadableFile refused(String field, String reason, Object... arguments) {
    return new UnreadableFile(new Refusal(field, reason, List.of(arguments)));
  }

  public Refusal refusal() {
    return refusal;
  }
}
