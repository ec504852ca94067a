package vn.mach.base.realms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Files and folders that only the account of the server may read, write or enter. */
final class OwnerOnly {

  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);
  private static final FileAttribute<?> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  static final FileAttribute<?> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private OwnerOnly() {}

  /** Makes the folder where it is missing, and takes all rights of others from it and below it. */
  static void folder(Path folder) throws IOException {
    Files.createDirectories(folder, FOLDER);
    restrict(folder); // first: from here on nobody else can come in
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        restrict(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void restrict(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return;
    }
    Set<PosixFilePermission> now = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    if (!OWNER.containsAll(now)) {
      now.retainAll(OWNER);
      Files.setPosixFilePermissions(path, now);
    }
  }

  /** Opens a file for reading and writing, making it where it is missing. */
  static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        FILE);
  }
}
