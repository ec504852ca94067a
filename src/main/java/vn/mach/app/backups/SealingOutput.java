package vn.mach.app.backups;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** Encrypts what is written, piece by piece; a piece at a time is in memory. */
final class SealingOutput extends OutputStream {

  private final OutputStream out;
  private final Seal seal;
  private final byte[] piece = new byte[Seal.PIECE];
  private int filled;
  private long number;
  private boolean closed;

  SealingOutput(OutputStream out, Seal seal) throws IOException {
    this.out = out;
    this.seal = seal;
    out.write(seal.header());
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (filled == piece.length) {
        seal(false); // only now is it known that it is not the last one
      }
      int part = Math.min(length - done, piece.length - filled);
      System.arraycopy(bytes, offset + done, piece, filled, part);
      filled += part;
      done += part;
    }
  }

  private void seal(boolean last) throws IOException {
    try {
      out.write(seal.cipher(Cipher.ENCRYPT_MODE, number++, last).doFinal(piece, 0, filled));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    filled = 0;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** Writes the last piece: without it the file is cut off. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      seal(true);
      out.close();
    }
  }
}
