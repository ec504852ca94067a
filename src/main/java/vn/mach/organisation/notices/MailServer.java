package vn.mach.organisation.notices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Codes;

/**
 * The realm's mail server, without its password.
 *
 * @param login empty: it asks for none
 * @param sender the address that e-mails come from
 * @param problem why nothing can be sent to anybody just now
 * @param failures attempts to reach it, one after another
 * @param pausedUntil the next attempt
 */
record MailServer(
    boolean enabled,
    String host,
    int port,
    Security security,
    String login,
    boolean hasPassword,
    String sender,
    String senderName,
    @Nullable String problem,
    @Nullable Instant problemSince,
    int failures,
    @Nullable Instant pausedUntil) {

  /** How the connection is protected. */
  enum Security {
    STARTTLS,
    TLS,
    NONE;

    String code() {
      return Codes.code(this);
    }
  }

  String domain() {
    return sender.substring(sender.lastIndexOf('@') + 1);
  }

  boolean mayTry(Instant now) {
    return enabled && (pausedUntil == null || !pausedUntil.isAfter(now));
  }
}
