package vn.mach.app.backups;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import vn.mach.base.kernel.Digests;

/**
 * Replaces the last {@value #LENGTH} bytes by the SHA-256 of all before them, in hexadecimal. These
 * bytes are the comment of the zip: the file stays one that every program can open.
 */
final class SignedEndOutput extends FilterOutputStream {

  static final int LENGTH = 64;

  private final MessageDigest digest = Digests.sha256();
  private final byte[] held = new byte[LENGTH];
  private int filled;
  private boolean closed;

  SignedEndOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int over = filled + length - LENGTH; // so many can no longer be among the last
    if (over > 0) {
      int ofHeld = Math.min(over, filled);
      pass(held, 0, ofHeld);
      System.arraycopy(held, ofHeld, held, 0, filled - ofHeld);
      filled -= ofHeld;
      int ofNew = over - ofHeld;
      pass(bytes, offset, ofNew);
      System.arraycopy(bytes, offset + ofNew, held, filled, length - ofNew);
      filled += length - ofNew;
    } else {
      System.arraycopy(bytes, offset, held, filled, length);
      filled += length;
    }
  }

  private void pass(byte[] bytes, int offset, int length) throws IOException {
    if (length > 0) {
      digest.update(bytes, offset, length);
      out.write(bytes, offset, length);
    }
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      String hex = HexFormat.of().formatHex(digest.digest());
      out.write(hex.getBytes(StandardCharsets.US_ASCII));
      out.close();
    }
  }
}
