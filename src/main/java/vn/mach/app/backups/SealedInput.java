package vn.mach.app.backups;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** Decrypts what {@link SealingOutput} wrote. Nothing is handed out that is not proved. */
final class SealedInput extends InputStream {

  private final PushbackInputStream in;
  private final Seal seal;
  private final String file;
  private byte[] piece = {};
  private int at;
  private long number;
  private boolean ended;

  /**
   * @param file its name, for words about it
   */
  SealedInput(InputStream in, Seal seal, String file) {
    this.in = new PushbackInputStream(in);
    this.seal = seal;
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (at == piece.length) {
      if (ended) {
        return -1;
      }
      next();
    }
    int part = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, bytes, offset, part);
    at += part;
    return part;
  }

  private void next() throws IOException {
    byte[] sealed = in.readNBytes(Seal.PIECE + Seal.TAG);
    int beyond = in.read();
    ended = beyond < 0;
    if (!ended) {
      in.unread(beyond);
    }
    try {
      piece = open(sealed, ended);
    } catch (GeneralSecurityException e) {
      throw ended && (sealed.length < Seal.PIECE + Seal.TAG || opens(sealed))
          ? new BackupRefused(file + " is cut off or its end is damaged. Take another backup.")
          : BackupRefused.damaged(file, "at about " + number + " MB");
    }
    at = 0;
    number++;
  }

  private byte[] open(byte[] sealed, boolean last) throws GeneralSecurityException {
    return seal.cipher(Cipher.DECRYPT_MODE, number, last).doFinal(sealed);
  }

  /** Whether it is whole, but not the last one. */
  private boolean opens(byte[] sealed) {
    try {
      open(sealed, false);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
