package vn.mach.branch.attendance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The code that the screen in the hall shows: six digits from the list's secret and the time,
 * others every {@value #SECONDS} seconds. The present one is accepted and the one before.
 */
final class HallCode {

  /** How long a code stands. */
  static final int SECONDS = 10;

  private static final int DIGITS = 6;
  private static final int RANGE = 1_000_000;

  private HallCode() {}

  /** The code of this moment. */
  static String at(byte[] secret, Instant now) {
    return of(secret, step(now));
  }

  /** Whether it was typed or scanned in time. */
  static boolean isGood(byte[] secret, String code, Instant now) {
    if (code.length() != DIGITS) {
      return false;
    }
    byte[] said = code.getBytes(StandardCharsets.UTF_8);
    boolean present = MessageDigest.isEqual(said, bytes(of(secret, step(now))));
    return present || MessageDigest.isEqual(said, bytes(of(secret, step(now) - 1)));
  }

  /** Seconds until the next code. */
  static long left(Instant now) {
    return SECONDS - now.getEpochSecond() % SECONDS;
  }

  static byte[] hmac(byte[] secret, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long step(Instant now) {
    return now.getEpochSecond() / SECONDS;
  }

  private static String of(byte[] secret, long step) {
    byte[] mac = hmac(secret, ByteBuffer.allocate(9).put((byte) 'c').putLong(step).array());
    int number = Math.floorMod(ByteBuffer.wrap(mac).getInt(), RANGE);
    return String.format(Locale.ROOT, "%06d", number);
  }

  private static byte[] bytes(String code) {
    return code.getBytes(StandardCharsets.UTF_8);
  }
}
