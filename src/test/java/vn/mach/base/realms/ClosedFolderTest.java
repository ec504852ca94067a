package vn.mach.base.realms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other accounts of the machine can do to the data folder: nothing. */
@Tag("slow")
class ClosedFolderTest {

  @TempDir Path folder;

  @Test
  void nobodyElseCanEnterReadOrWriteAnythingAlsoNotInAFolderThatWasOpenBefore() throws Exception {
    Path data = folder.resolve("data");
    Path old = data.resolve("programs/PG-of-an-earlier-version");
    Files.createDirectories(old);
    Files.writeString(old.resolve("pg_ctl"), "anything");
    for (Path open : List.of(data, data.resolve("programs"), old, old.resolve("pg_ctl"))) {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    open(data).close();
    assertThat(openToOthers(data)).isEmpty();
    assertThat(old).doesNotExist();
  }

  @Test
  void aProgramThatWasChangedOrAddedIsNotRun() throws Exception {
    open(folder).close();
    Path bin = PostgresPrograms.in(folder).resolve("bin");
    Path postgres = bin.resolve("postgres");
    long size = Files.size(postgres);
    Files.delete(postgres);
    Files.writeString(postgres, "#!/bin/sh\ntouch " + folder.resolve("taken") + "\n");
    Files.setPosixFilePermissions(postgres, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(bin.resolve("more"), "");
    open(folder).close();
    assertThat(folder.resolve("taken")).doesNotExist();
    assertThat(Files.size(postgres)).isEqualTo(size);
    assertThat(bin.resolve("more")).doesNotExist();
  }

  @Test
  void aNewClusterIsMadeWithPasswordsAndWithoutASocketFile() throws Exception {
    try (Database database = open(folder)) {
      assertThat(Files.readString(folder.resolve("postgres/pg_hba.conf")))
          .contains("scram-sha-256")
          .doesNotContain("trust");
      assertThat(Files.readString(folder.resolve("postgres.log"))).doesNotContain("\"trust\"");
      assertThat(Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(4)).isBlank();
      assertThat(folder.toFile().list((in, name) -> name.startsWith("password"))).isEmpty();
    }
  }

  private static Database open(Path data) {
    return EmbeddedDatabase.open(data, Duration.ofSeconds(30), reason -> {});
  }

  private static List<String> openToOthers(Path data) throws Exception {
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(data)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        String rights =
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        if (!Files.isSymbolicLink(path) && !rights.endsWith("------")) {
          found.add(rights + " " + path);
        }
      }
    }
    return found;
  }
}
