package vn.mach.app.backups;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * What begins an encrypted backup, and the key that a passphrase makes with it.
 *
 * <p>48 bytes: {@code MACHSEAL}, the version 1, three bytes of scrypt's cost (log2 N, r, p), 16
 * bytes of salt, 16 by which a wrong passphrase is told from damage, and the CRC-32 of all before.
 * The rest are pieces of {@value #PIECE} bytes, each sealed by AES-256-GCM with its number, whether
 * it is the last one, and these 48 bytes: none can be changed, left out, doubled or moved.
 */
final class Seal {

  static final byte[] MAGIC = "MACHSEAL".getBytes(StandardCharsets.US_ASCII);
  static final int PIECE = 1 << 20;
  static final int TAG = 16;

  private static final int LENGTH = 48;
  private static final int SALT = 16;
  private static final int CHECK = 16;
  private static final int KEY = 32;

  /** scrypt: 64 MB and about a third of a second for each guess. */
  private static final byte LOG_N = 16;

  private static final byte R = 8;
  private static final byte P = 1;

  private final byte[] header;
  private final SecretKeySpec key;

  private Seal(byte[] header, SecretKeySpec key) {
    this.header = header;
    this.key = key;
  }

  /** A new one, with a salt of its own: no key is used for two files. */
  static Seal fresh(char[] passphrase) {
    byte[] salt = new byte[SALT];
    new SecureRandom().nextBytes(salt);
    byte[] made = derive(passphrase, salt, LOG_N, R, P);
    ByteBuffer header = ByteBuffer.allocate(LENGTH);
    header.put(MAGIC).put((byte) 1).put(LOG_N).put(R).put(P).put(salt);
    header.put(made, KEY, CHECK);
    header.putInt(crc(header.array()));
    return new Seal(header.array(), new SecretKeySpec(made, 0, KEY, "AES"));
  }

  /** Reads the beginning of an encrypted file. */
  static Seal read(InputStream in, char[] passphrase, String file) throws IOException {
    byte[] header = in.readNBytes(LENGTH);
    if (header.length < LENGTH) {
      throw BackupRefused.cutOff(file);
    }
    ByteBuffer read = ByteBuffer.wrap(header);
    if (read.getInt(LENGTH - Integer.BYTES) != crc(header)) {
      throw BackupRefused.damaged(file, "its beginning");
    }
    if (header[8] != 1) {
      throw new BackupRefused(
          file + " was encrypted by a newer Mạch: restore it with that version or a later one.");
    }
    if (header[9] < 10 || header[9] > 20 || header[10] < 1 || header[10] > 16 || header[11] != 1) {
      throw BackupRefused.damaged(file, "the cost of its key");
    }
    byte[] salt = Arrays.copyOfRange(header, 12, 12 + SALT);
    byte[] made = derive(passphrase, salt, header[9], header[10], header[11]);
    byte[] check = Arrays.copyOfRange(header, 12 + SALT, 12 + SALT + CHECK);
    if (!MessageDigest.isEqual(check, Arrays.copyOfRange(made, KEY, KEY + CHECK))) {
      throw new BackupRefused("This is not the passphrase of " + file + ".");
    }
    return new Seal(header, new SecretKeySpec(made, 0, KEY, "AES"));
  }

  byte[] header() {
    return header.clone();
  }

  /** For one piece. */
  Cipher cipher(int mode, long number, boolean last) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] nonce = ByteBuffer.allocate(12).putLong(number).putInt(last ? 1 : 0).array();
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
    cipher.updateAAD(header);
    return cipher;
  }

  /** The passphrase as it is typed on any keyboard: NFC. */
  private static byte[] derive(char[] passphrase, byte[] salt, int logN, int r, int p) {
    String typed = Normalizer.normalize(new String(passphrase), Normalizer.Form.NFC);
    return SCrypt.generate(
        typed.getBytes(StandardCharsets.UTF_8), salt, 1 << logN, r, p, KEY + CHECK);
  }

  private static int crc(byte[] header) {
    CRC32 crc = new CRC32();
    crc.update(header, 0, LENGTH - Integer.BYTES);
    return (int) crc.getValue();
  }
}
