package vn.mach.app.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Keeps a small file from becoming an endless one: what comes out of a zip is counted, not
 * believed.
 */
final class ZipGuard {

  static final long MOST_BYTES = 2L << 30;
  private static final int MOST_ENTRIES = 1_000;

  private ZipGuard() {}

  /**
   * Unpacks the whole into nothing, and refuses it where it is no zip, holds too much or names a
   * place outside itself.
   */
  static void check(Path file) throws IOException {
    check(file, MOST_BYTES);
  }

  static void check(Path file, long most) throws IOException {
    try (ZipFile zip = open(file)) {
      if (zip.size() > MOST_ENTRIES) {
        throw new UnreadableDataset("exchange.unreadable.too_many_files", MOST_ENTRIES);
      }
      AtomicLong left = new AtomicLong(most);
      byte[] nowhere = new byte[1 << 16];
      for (ZipEntry entry : zip.stream().toList()) {
        String name = entry.getName().replace('\\', '/');
        if (name.startsWith("/")
            || name.matches("^[A-Za-z]:.*")
            || ("/" + name + "/").contains("/../")) {
          throw new UnreadableDataset("exchange.unreadable.path", entry.getName());
        }
        try (InputStream in = new Counted(zip.getInputStream(entry), left)) {
          while (in.read(nowhere) != -1) {
            // only counted
          }
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw new UnreadableDataset("exchange.unreadable.zip");
    }
  }

  /** Opens a zip whatever its names are written in: the names that matter are plain letters. */
  static ZipFile open(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException | IllegalArgumentException e) {
      return new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
    }
  }

  private static final class Counted extends FilterInputStream {
    private final AtomicLong left;

    Counted(InputStream in, AtomicLong left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      if (read > 0 && left.addAndGet(-read) < 0) {
        throw new UnreadableDataset("exchange.unreadable.too_big");
      }
      return read;
    }
  }
}
