package vn.mach.app.backups;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import vn.mach.base.kernel.Digests;

/** Passes everything on and knows at its end whether {@link SignedEndOutput} wrote it so. */
final class SignedEndInput extends InputStream {

  private static final int LENGTH = SignedEndOutput.LENGTH;

  private final InputStream in;
  private final MessageDigest digest = Digests.sha256();
  private final byte[] last = new byte[LENGTH];
  private int filled;

  SignedEndInput(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    if (read > 0) {
      int over = filled + read - LENGTH;
      if (over > 0) {
        int ofLast = Math.min(over, filled);
        digest.update(last, 0, ofLast);
        System.arraycopy(last, ofLast, last, 0, filled - ofLast);
        filled -= ofLast;
        int ofNew = over - ofLast;
        digest.update(bytes, offset, ofNew);
        System.arraycopy(bytes, offset + ofNew, last, filled, read - ofNew);
        filled += read - ofNew;
      } else {
        System.arraycopy(bytes, offset, last, filled, read);
        filled += read;
      }
    }
    return read;
  }

  /** Reads to the end, and says whether everything is as it was written. */
  boolean whole() throws IOException {
    transferTo(OutputStream.nullOutputStream());
    String hex = HexFormat.of().formatHex(digest.digest());
    return hex.equals(new String(last, 0, filled, StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
