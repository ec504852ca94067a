package vn.mach.base.realms;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.mach.base.kernel.Digests;

/**
 * The programs of PostgreSQL, unpacked from the jar. They run as the account of the server, so
 * before each start they are compared with {@link #DIGEST}: what was changed, added or removed is
 * not run, but unpacked anew.
 */
final class PostgresPrograms {

  /** Of all names and contents; belongs to the version of the binaries in {@code pom.xml}. */
  static final String DIGEST = "4420b0cfcc324df70af1c968ee8cf765ec1428a4d39fa9a8af208b879d199939";

  /** Of that version: a cluster of another one does not start with them. */
  static final String MAJOR = "18";

  private static final Logger log = LoggerFactory.getLogger(PostgresPrograms.class);
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  private PostgresPrograms() {}

  /**
   * The folder of the programs, unpacked where they are missing or not what they should be.
   *
   * @throws IOException also where the jar has other programs than {@link #DIGEST} names
   */
  static Path in(Path data) throws IOException {
    Path all = data.resolve("programs");
    Path programs = all.resolve(DIGEST.substring(0, 16));
    if (Files.isDirectory(programs)) {
      if (digest(programs).equals(DIGEST)) {
        return programs;
      }
      log.warn("The programs in {} were changed; they are unpacked anew", programs);
    }
    delete(all); // also those of earlier versions
    Path fresh = all.resolve("new");
    OwnerOnly.folder(fresh);
    unpack(fresh);
    OwnerOnly.folder(fresh);
    String found = digest(fresh);
    if (!found.equals(DIGEST)) {
      throw new IOException(
          "The programs of PostgreSQL in the jar have the digest " + found + ", not " + DIGEST);
    }
    return Files.move(fresh, programs);
  }

  private static void unpack(Path folder) throws IOException {
    try (InputStream file = PostgresPrograms.class.getResourceAsStream(ARCHIVE)) {
      if (file == null) {
        throw new IOException("The jar has no " + ARCHIVE);
      }
      var archive =
          new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(file)));
      for (TarArchiveEntry entry = archive.getNextEntry();
          entry != null;
          entry = archive.getNextEntry()) {
        Path path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
          throw new IOException("Outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.copy(archive, path);
          boolean runs = (entry.getMode() & 0100) != 0;
          Files.setPosixFilePermissions(
              path, PosixFilePermissions.fromString(runs ? "r-x------" : "r--------"));
        }
      }
    }
  }

  /** Of the names and contents of all files in the folder, in the order of their names. */
  static String digest(Path folder) throws IOException {
    MessageDigest digest = Digests.sha256();
    try { // on all processors: each start of the server waits for it
      for (String line : sorted(folder).parallelStream().map(path -> line(folder, path)).toList()) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String line(Path folder, Path path) {
    try {
      String content =
          Files.isSymbolicLink(path)
              ? "-> " + Files.readSymbolicLink(path)
              : Digests.hex(Files.readAllBytes(path));
      return folder.relativize(path) + "\0" + content + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> Files.isSymbolicLink(path) || !Files.isDirectory(path))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
