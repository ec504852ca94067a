package vn.mach.base.intake;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.springframework.core.io.InputStreamSource;

/**
 * A zip that somebody brought, read within limits: what comes out of it is counted, not believed,
 * so that a small file does not become an endless one. Nothing is unpacked to disk.
 */
public final class BoundedZip implements Closeable {

  /** What is wrong with a zip. */
  public enum Fault {
    /** It is no zip, or its directory is broken. */
    NOT_A_ZIP,
    /** One of its files is broken or cut off. */
    BROKEN,
    TOO_MANY_FILES,
    /** It says that it unpacks to too much, or does. */
    TOO_BIG,
    /** A file of it names a path outside of the zip. */
    OUTSIDE
  }

  /** The zip is not read any further. */
  public static final class UnsafeZip extends IOException {
    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final String file;

    UnsafeZip(Fault fault, String file) {
      super(fault + " " + file);
      this.fault = fault;
      this.file = file;
    }

    public Fault fault() {
      return fault;
    }

    /** The name of the file in the zip; empty where the whole is meant. */
    public String file() {
      return file;
    }
  }

  /**
   * @param files how many files it may hold
   * @param declared how many bytes all of them together may be by what the zip says
   * @param read how many bytes may come out; a file that is read twice counts once
   * @param ratio how many times its packed size a file of more than 8 MB may be
   */
  public record Limits(int files, long declared, long read, int ratio) {}

  private static final long BIG = 8L << 20;

  private final ZipFile zip;
  private final Map<String, Long> counted = new HashMap<>();
  private long left;

  private BoundedZip(ZipFile zip, Limits limits) {
    this.zip = zip;
    this.left = limits.read;
  }

  /**
   * Opens a zip, whatever its names are written in: the names that matter are plain letters.
   *
   * @throws UnsafeZip where its directory alone shows that it is not to be read
   */
  public static BoundedZip open(Path file, Limits limits) throws IOException {
    ZipFile zip = zipFile(file);
    try {
      verifyDirectory(zip, limits);
      return new BoundedZip(zip, limits);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static ZipFile zipFile(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException | IllegalArgumentException e) {
      try {
        return new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
      } catch (ZipException | IllegalArgumentException again) {
        throw new UnsafeZip(Fault.NOT_A_ZIP, "");
      }
    }
  }

  private static void verifyDirectory(ZipFile zip, Limits limits) throws UnsafeZip {
    if (zip.size() > limits.files) {
      throw new UnsafeZip(Fault.TOO_MANY_FILES, "");
    }
    long declared = 0;
    for (ZipEntry entry : zip.stream().toList()) {
      String name = entry.getName().replace('\\', '/');
      if (name.startsWith("/")
          || name.matches("^[A-Za-z]:.*")
          || ("/" + name + "/").contains("/../")) {
        throw new UnsafeZip(Fault.OUTSIDE, entry.getName());
      }
      long size = Math.max(0, entry.getSize());
      declared += size;
      if (declared > limits.declared
          || (size > BIG && size / Math.max(1, entry.getCompressedSize()) > limits.ratio)) {
        throw new UnsafeZip(Fault.TOO_BIG, entry.getName());
      }
    }
  }

  /** The names of its files, folders left out, as the zip has them. */
  public List<String> names() {
    return zip.stream().filter(it -> !it.isDirectory()).map(ZipEntry::getName).toList();
  }

  public boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  /** The size in bytes that the zip says; it may lie. */
  public long declaredSize(String name) {
    ZipEntry entry = zip.getEntry(name);
    return entry == null ? 0 : Math.max(0, entry.getSize());
  }

  /**
   * Opens a file of the zip. Reading fails with {@link UnsafeZip} where it is broken or too much
   * comes out.
   *
   * @throws IllegalArgumentException where there is none of this name
   */
  public InputStream read(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IllegalArgumentException(name);
    }
    try {
      return new Counted(zip.getInputStream(entry), name);
    } catch (ZipException e) {
      throw new UnsafeZip(Fault.BROKEN, name);
    }
  }

  /** Reads every file to its end and keeps nothing of it: afterwards the whole is within limits. */
  public void readAll() throws IOException {
    byte[] some = new byte[1 << 16];
    for (String name : names()) {
      try (InputStream in = read(name)) {
        while (in.read(some) != -1) {
          // only counted
        }
      }
    }
  }

  /**
   * The one file in a zip, where it is one and the name of its first file is accepted; nothing
   * where the content is something else. The zip is read as it streams by; the person who reads
   * what comes out counts it.
   */
  public static Optional<InputStreamSource> single(
      InputStreamSource content, Predicate<String> name) throws IOException {
    if (!FileStart.isZip(content)) {
      return Optional.empty();
    }
    try (ZipInputStream zip = stream(content)) {
      ZipEntry first = zip.getNextEntry();
      if (first == null || first.isDirectory() || !name.test(first.getName())) {
        return Optional.empty();
      }
    } catch (ZipException | IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.of(() -> {
      ZipInputStream zip = stream(content);
      if (zip.getNextEntry() == null) {
        zip.close();
        throw new UnsafeZip(Fault.BROKEN, "");
      }
      return zip;
    });
  }

  private static ZipInputStream stream(InputStreamSource content) throws IOException {
    return new ZipInputStream(new BufferedInputStream(content.getInputStream()));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Takes what a file unpacks to from what is left, beyond what was read of it before. */
  private synchronized void count(String name, long total) throws UnsafeZip {
    long before = counted.getOrDefault(name, 0L);
    if (total > before) {
      counted.put(name, total);
      left -= total - before;
    }
    if (left < 0) {
      throw new UnsafeZip(Fault.TOO_BIG, name);
    }
  }

  private final class Counted extends FilterInputStream {
    private final String name;
    private long total;

    Counted(InputStream in, String name) {
      super(in);
      this.name = name;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read;
      try {
        read = super.read(into, offset, length);
      } catch (ZipException | EOFException e) {
        throw new UnsafeZip(Fault.BROKEN, name);
      }
      total += Math.max(0, read);
      count(name, total);
      return read;
    }
  }
}
