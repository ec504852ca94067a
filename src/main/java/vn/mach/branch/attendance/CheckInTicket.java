package vn.mach.branch.attendance;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.PersonId;

/**
 * Says who is at a phone, for one list and a short time: given out with the page that asks for the
 * code, where the session was looked at, and sent back with the code. Checking in then asks neither
 * for session nor for rights; it says nothing but that this person is here. Bound to the list by
 * its secret (ADR 39).
 *
 * @param proved whether the code was seen already: the page was opened by scanning it in time
 */
record CheckInTicket(PersonId person, long account, boolean proved, Instant until) {

  /** As long as somebody may wait with the open page for the meeting to begin. */
  private static final Duration WAITING = Duration.ofMinutes(30);

  /** As long as somebody who scanned the code may take for one press. */
  private static final Duration PROVED = Duration.ofMinutes(3);

  private static final int CONTENT = 1 + 8 + 8 + 1 + 8;
  private static final int MAC = 16;

  static CheckInTicket of(PersonId person, long account, boolean proved, Instant now) {
    return new CheckInTicket(person, account, proved, now.plus(proved ? PROVED : WAITING));
  }

  String seal(byte[] secret) {
    byte[] content = content();
    byte[] mac = Arrays.copyOf(HallCode.hmac(secret, content), MAC);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(ByteBuffer.allocate(CONTENT + MAC).put(content).put(mac).array());
  }

  /** Empty for one that is not ours, of another list or too old. */
  static Optional<CheckInTicket> open(byte[] secret, @Nullable String sealed, Instant now) {
    if (sealed == null || sealed.length() > 100) {
      return Optional.empty();
    }
    byte[] all;
    try {
      all = Base64.getUrlDecoder().decode(sealed);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (all.length != CONTENT + MAC) {
      return Optional.empty();
    }
    byte[] content = Arrays.copyOf(all, CONTENT);
    byte[] mac = Arrays.copyOfRange(all, CONTENT, all.length);
    if (!MessageDigest.isEqual(mac, Arrays.copyOf(HallCode.hmac(secret, content), MAC))) {
      return Optional.empty();
    }
    ByteBuffer read = ByteBuffer.wrap(content, 1, CONTENT - 1);
    CheckInTicket ticket =
        new CheckInTicket(
            new PersonId(read.getLong()),
            read.getLong(),
            read.get() == 1,
            Instant.ofEpochSecond(read.getLong()));
    return ticket.until.isAfter(now) ? Optional.of(ticket) : Optional.empty();
  }

  private byte[] content() {
    return ByteBuffer.allocate(CONTENT)
        .put((byte) 't')
        .putLong(person.value())
        .putLong(account)
        .put((byte) (proved ? 1 : 0))
        .putLong(until.getEpochSecond())
        .array();
  }
}
