package vn.mach.app.exchange;

import java.io.IOException;
import java.util.List;
import vn.mach.base.kernel.Refusal;

/** A file cannot be read at all, and why. No row of what was sent with it is taken. */
final class UnreadableDataset extends IOException {

  private final String file;
  private final String reason;
  private final transient List<Object> arguments;

  /**
   * @param reason a message key {@code exchange.unreadable.…}
   * @param arguments what its placeholders take besides the file, which is always the first
   */
  UnreadableDataset(String reason, Object... arguments) {
    this("", reason, List.of(arguments));
  }

  private UnreadableDataset(String file, String reason, List<Object> arguments) {
    super(file + " " + reason + " " + arguments);
    this.file = file;
    this.reason = reason;
    this.arguments = arguments;
  }

  /** The same, with the file that it is about; a file already named stays. */
  UnreadableDataset in(String named) {
    if (!file.isEmpty()) {
      return this;
    }
    UnreadableDataset in = new UnreadableDataset(named, reason, arguments);
    in.initCause(getCause() == null ? this : getCause());
    return in;
  }

  /** What is on the page; the message's first argument is the file. */
  Refusal refusal() {
    List<Object> all = new java.util.ArrayList<>(List.of(file));
    all.addAll(arguments);
    return new Refusal("files", reason, all);
  }
}
