package vn.mach.base.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.mach.base.intake.BoundedZip.Fault;
import vn.mach.base.intake.BoundedZip.Limits;
import vn.mach.base.intake.BoundedZip.UnsafeZip;

class BoundedZipTest {

  private static final Limits WIDE = new Limits(10, 20_000_000, 20_000_000, 5_000);

  @TempDir Path folder;

  @Test
  void whatUnpacksToMoreThanIsAllowedIsGivenUp() throws IOException {
    Path zip = zip(Map.of("units.csv", " ".repeat(5_000_000)));
    assertThat(Files.size(zip)).isLessThan(20_000);
    assertFault(Fault.TOO_BIG, () -> BoundedZip.open(zip, new Limits(10, 1_000_000, 1L << 40, 9)));
    try (BoundedZip open = BoundedZip.open(zip, new Limits(10, 1L << 40, 1_000_000, 9))) {
      assertFault(Fault.TOO_BIG, open::readAll);
    }
    try (BoundedZip open = BoundedZip.open(zip, WIDE)) {
      open.readAll();
    }
  }

  @Test
  void aBigFileThatIsPackedTooTightIsRefusedUnread() throws IOException {
    Path zip = zip(Map.of("a.xml", " ".repeat(9 << 20)));
    assertFault(Fault.TOO_BIG, () -> BoundedZip.open(zip, new Limits(10, 1 << 30, 1 << 30, 250)));
    BoundedZip.open(zip, WIDE).close();
  }

  @Test
  void aFileThatIsReadAgainCountsOnce() throws IOException {
    Path zip = zip(Map.of("a.csv", "a".repeat(600), "b.csv", "b".repeat(300)));
    try (BoundedZip open = BoundedZip.open(zip, new Limits(10, 1_000, 1_000, 9))) {
      open.readAll();
      for (int i = 0; i < 3; i++) {
        try (InputStream in = open.read("a.csv")) {
          assertThat(in.readAllBytes()).hasSize(600);
        }
      }
      assertThat(open.declaredSize("b.csv")).isEqualTo(300);
      assertThat(open.has("c.csv")).isFalse();
    }
  }

  @Test
  void tooManyFilesAreRefused() throws IOException {
    Path zip = zip(Map.of("a", "", "b", "", "c", ""));
    assertFault(Fault.TOO_MANY_FILES, () -> BoundedZip.open(zip, new Limits(2, 100, 100, 9)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/a", "a/../../b", "..\\b", "C:\\b"})
  void aNameThatPointsOutsideIsRefused(String name) throws IOException {
    Path zip = zip(Map.of(name, "x"));
    assertFault(Fault.OUTSIDE, () -> BoundedZip.open(zip, WIDE));
  }

  @Test
  void whatIsNoZipAndWhatIsCutOffSayWhatTheyAre() throws IOException {
    Path no = Files.writeString(folder.resolve("no.zip"), "no zip", StandardCharsets.UTF_8);
    assertFault(Fault.NOT_A_ZIP, () -> BoundedZip.open(no, WIDE));
    byte[] bytes = HostileFiles.zip(Map.of("a.txt", "abcdefgh".repeat(40)));
    bytes[40] ^= 0x55; // within the packed bytes
    Path broken = Files.write(folder.resolve("broken.zip"), bytes);
    try (BoundedZip open = BoundedZip.open(broken, WIDE)) {
      assertFault(Fault.BROKEN, open::readAll);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void assertFault(Fault fault, Work work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(UnsafeZip.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }

  private Path zip(Map<String, String> files) throws IOException {
    return Files.write(folder.resolve("a.zip"), HostileFiles.zip(files));
  }
}
