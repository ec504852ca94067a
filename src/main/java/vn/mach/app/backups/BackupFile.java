package vn.mach.app.backups;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file of a backup. It is written beside its place, as {@code NAME.part}, and gets its name
 * when it is whole and on the disk: a file with the wanted name is always a whole one. Only its
 * owner may read it.
 */
final class BackupFile {

  private static final String PART = ".part";
  private static final int BUFFER = 1 << 16;
  private static final FileAttribute<?> OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private BackupFile() {}

  /** Writes the stream, which it closes where it has written everything. */
  @FunctionalInterface
  interface Content<T> {
    T write(OutputStream out) throws Exception;
  }

  /**
   * @param passphrase encrypts it; none: it is not encrypted
   * @throws BackupRefused where the file is there already, or is just being written
   */
  static <T> T write(Path file, char @Nullable [] passphrase, Content<T> content) throws Exception {
    Path part = file.resolveSibling(file.getFileName() + PART);
    refuseThere(file);
    try (FileChannel channel = open(part);
        FileLock lock = lock(channel, file)) {
      refuseThere(file); // another backup may have made it before the lock was free
      boolean done = false;
      try {
        channel.truncate(0);
        OutputStream out =
            new BufferedOutputStream(new Unclosed(Channels.newOutputStream(channel)), BUFFER);
        T written =
            content.write(
                passphrase == null ? out : new SealingOutput(out, Seal.fresh(passphrase)));
        channel.force(true);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        done = true;
        settle(requireNonNull(file.toAbsolutePath().getParent())); // a file is in a folder
        return written;
      } finally {
        if (!done) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  private static void refuseThere(Path file) {
    if (Files.exists(file)) {
      throw new BackupRefused(file + " is there already: choose another name.");
    }
  }

  private static FileChannel open(Path part) throws IOException {
    return FileChannel.open(
        part, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNER);
  }

  /** The lock ends with its process: what a killed one left is written over. */
  private static FileLock lock(FileChannel channel, Path file) throws IOException {
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // of this process: the same as one of another
    }
    if (lock == null) {
      throw new BackupRefused(file + " is just being written by another backup.");
    }
    return lock;
  }

  /** The new name is on the disk too. */
  private static void settle(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Removes what killed backups left in a folder. */
  static void removeLeftParts(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder, "*" + PART)) {
      for (Path part : files) {
        try (FileChannel channel = open(part)) {
          FileLock lock = channel.tryLock();
          if (lock != null) {
            Files.deleteIfExists(part);
          }
        } catch (OverlappingFileLockException e) {
          // being written just now
        }
      }
    }
  }

  static boolean isEncrypted(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(Seal.MAGIC.length), Seal.MAGIC);
    }
  }

  /**
   * What was written, decrypted.
   *
   * @throws BackupRefused for a wrong passphrase, and while reading for what is damaged or cut off
   */
  static InputStream read(Path file, char @Nullable [] passphrase) throws IOException {
    String name = String.valueOf(file.getFileName());
    boolean encrypted = isEncrypted(file);
    if (encrypted && passphrase == null) {
      throw new BackupRefused(name + " is encrypted: its passphrase is needed.");
    }
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      return encrypted && passphrase != null
          ? new SealedInput(in, Seal.read(in, passphrase, name), name)
          : in;
    } catch (RuntimeException | IOException e) {
      in.close();
      throw e;
    }
  }

  /** Closing writes what is held back, but leaves the channel to be forced to the disk. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
