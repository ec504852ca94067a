package vn.mach.app.backups;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import vn.mach.base.kernel.Digests;

/**
 * A digest of rows in whatever order: the SHA-256 of each, added up as numbers of 256 bits. Two
 * tables with the same rows have the same sum, wherever PostgreSQL put them. It finds what was lost,
 * changed or doubled; it is no protection against somebody who makes rows for a wanted sum.
 */
final class ContentSum {

  private final MessageDigest digest = Digests.sha256();
  private final long[] sum = new long[4];
  private long rows;

  void add(byte[] row) {
    ByteBuffer one = ByteBuffer.wrap(digest.digest(row));
    long carry = 0;
    for (int i = sum.length - 1; i >= 0; i--) {
      long term = one.getLong(Long.BYTES * i);
      long part = sum[i] + term;
      long over = Long.compareUnsigned(part, term) < 0 ? 1 : 0;
      sum[i] = part + carry;
      carry = over + (carry == 1 && sum[i] == 0 ? 1 : 0);
    }
    rows++;
  }

  long rows() {
    return rows;
  }

  /** 64 hexadecimal digits. */
  String hex() {
    ByteBuffer all = ByteBuffer.allocate(32);
    for (long part : sum) {
      all.putLong(part);
    }
    return HexFormat.of().formatHex(all.array());
  }
}
