package vn.mach.base.realms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts what a realm must be able to use again, as the password of its mail server: tables and
 * backups hold it only encrypted. The key is in a file that only the account of the server can read
 * ({@code mach.secrets.key-file}), made at first use; nodes of one installation share it. What one
 * realm encrypted no other can read, nor the same one for another purpose.
 *
 * <p>AES-256-GCM: 12 bytes of nonce, then the encrypted text with its tag of 16 bytes.
 */
@Component
public class RealmSecrets {

  private static final int KEY = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final Path file;
  private final SecureRandom random = new SecureRandom();

  RealmSecrets(@Value("${mach.secrets.key-file}") Path file) {
    this.file = file;
  }

  /**
   * Encrypts a secret of the current realm.
   *
   * @param purpose what it is for, always the same
   */
  public byte[] seal(String purpose, String secret) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, purpose, nonce)
              .doFinal(secret.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The secret again; empty where it was encrypted with another key, in another realm (one that was
   * restored under another name is another) or for another purpose.
   */
  public Optional<String> open(String purpose, byte[] sealed) {
    if (sealed.length < NONCE) {
      return Optional.empty();
    }
    ByteBuffer read = ByteBuffer.wrap(sealed);
    byte[] nonce = new byte[NONCE];
    read.get(nonce);
    byte[] rest = new byte[read.remaining()];
    read.get(rest);
    try {
      byte[] secret = cipher(Cipher.DECRYPT_MODE, purpose, nonce).doFinal(rest);
      return Optional.of(new String(secret, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
    String bound = CurrentRealm.get().name() + " " + purpose;
    cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** Read each time: it is used seldom, and a file that was put in its place counts at once. */
  private SecretKeySpec key() {
    try {
      return read();
    } catch (NoSuchFileException e) {
      return made();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SecretKeySpec made() {
    byte[] fresh = new byte[KEY];
    random.nextBytes(fresh);
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, "secrets", ".new", OwnerOnly.FILE);
      Files.writeString(written, HexFormat.of().formatHex(fresh), StandardOpenOption.SYNC);
      try {
        Files.createLink(file, written); // whole or not there; of two nodes the first one's stays
      } catch (FileAlreadyExistsException e) {
        // another node was first
      } finally {
        Files.deleteIfExists(written);
      }
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException("The key for secrets could not be made in " + file, e);
    }
  }

  private SecretKeySpec read() throws IOException {
    byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
    if (key.length != KEY) {
      throw new IOException(file + " is no key: it holds 64 hexadecimal digits");
    }
    return new SecretKeySpec(key, "AES");
  }
}
