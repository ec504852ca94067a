package vn.mach.app.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

/** A file that is not whole is refused, wherever it was cut or changed. */
@MachTest
class BackupFileTest {

  private static final char[] PASSPHRASE = "một hai ba bốn năm".toCharArray();

  @Autowired TestRealms realms;
  @Autowired Backups backups;
  @Autowired JsonMapper json;
  @Autowired DataSource dataSource;
  @TempDir Path folder;
  private Realm realm;

  @BeforeEach
  void aRealm() {
    realm = realms.create();
    Tree.of("K", "K/A", "K/A/A1").plant(realms, realm);
  }

  private Path made(String name, char[] passphrase) throws Exception {
    return backups
        .make(folder.resolve(name), List.of(realm), passphrase, "mach", (done, steps) -> {})
        .file();
  }

  private BackupManifest verified(Path file, char[] passphrase) throws Exception {
    return new BackupReader(json, file, passphrase).verify();
  }

  @Test
  void aFileThatWasChangedOrCutAnywhereIsRefusedWithWords() throws Exception {
    Path file = made("whole.backup", null);
    assertThat(verified(file, null).rows()).isPositive();
    byte[] whole = Files.readAllBytes(file);
    Path broken = folder.resolve("broken.backup");
    Random random = new Random(18);
    for (int i = 0; i < 150; i++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(whole.length)] ^= (byte) (1 + random.nextInt(255));
      Files.write(broken, changed);
      assertThatThrownBy(() -> verified(broken, null))
          .isInstanceOf(BackupRefused.class)
          .hasMessageContaining("broken.backup");
      Files.write(broken, Arrays.copyOf(whole, random.nextInt(whole.length)));
      assertThatThrownBy(() -> verified(broken, null)).isInstanceOf(BackupRefused.class);
    }
    Files.write(broken, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> verified(broken, null))
        .isInstanceOf(BackupRefused.class)
        .hasMessageMatching(".*(cut off|damaged).*");
    Files.write(broken, Arrays.copyOf(whole, whole.length + 1));
    assertThatThrownBy(() -> verified(broken, null)).isInstanceOf(BackupRefused.class);
  }

  @Test
  void everyProgramCanOpenOneThatIsNotEncryptedAndOnlyItsOwnerMayReadIt() throws Exception {
    Path file = made("open.backup", null);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String units =
          new String(zip.getInputStream(zip.getEntry(realm.name() + "/units.copy")).readAllBytes());
      assertThat(units).contains("A1");
    }
    assertThat(Files.getPosixFilePermissions(file).toString())
        .isEqualTo("[OWNER_READ, OWNER_WRITE]");
  }

  @Test
  void anEncryptedOneShowsNothingAndNeedsItsPassphrase() throws Exception {
    Path file = made("secret.backup", PASSPHRASE);
    byte[] whole = Files.readAllBytes(file);
    assertThat(new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("units")
        .doesNotContain("PK\u0003\u0004");
    assertThat(verified(file, PASSPHRASE).rows()).isPositive();
    assertThatThrownBy(() -> verified(file, "một hai ba bốn sáu".toCharArray()))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("not the passphrase");
    assertThatThrownBy(() -> verified(file, null))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("is encrypted");
    Path broken = folder.resolve("broken.backup");
    for (int at : new int[] {3, 20, 45, 60, whole.length / 2, whole.length - 1}) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(broken, changed);
      assertThatThrownBy(() -> verified(broken, PASSPHRASE))
          .as("changed at " + at)
          .isInstanceOf(BackupRefused.class)
          .hasMessageNotContaining("passphrase");
    }
    Files.write(broken, Arrays.copyOf(whole, whole.length - 5));
    assertThatThrownBy(() -> verified(broken, PASSPHRASE))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("cut off");
  }

  @Test
  void manyPiecesAreSealedInTheirOrder() throws Exception {
    byte[] content = new byte[3 * Seal.PIECE + 7];
    new Random(7).nextBytes(content);
    for (int length : new int[] {0, 1, Seal.PIECE, Seal.PIECE + 1, content.length}) {
      byte[] part = Arrays.copyOf(content, length);
      ByteArrayOutputStream sealed = new ByteArrayOutputStream();
      try (OutputStream out = new SealingOutput(sealed, Seal.fresh(PASSPHRASE))) {
        out.write(part);
      }
      assertThat(opened(sealed.toByteArray())).isEqualTo(part);
    }
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (OutputStream out = new SealingOutput(sealed, Seal.fresh(PASSPHRASE))) {
      out.write(content);
    }
    byte[] whole = sealed.toByteArray();
    int piece = Seal.PIECE + Seal.TAG;
    byte[] exchanged = whole.clone();
    System.arraycopy(whole, 48, exchanged, 48 + piece, piece);
    System.arraycopy(whole, 48 + piece, exchanged, 48, piece);
    assertThatThrownBy(() -> opened(exchanged)).hasMessageContaining("damaged");
    assertThatThrownBy(() -> opened(Arrays.copyOf(whole, 48 + 2 * piece)))
        .hasMessageContaining("cut off");
  }

  private static byte[] opened(byte[] sealed) throws Exception {
    ByteArrayInputStream in = new ByteArrayInputStream(sealed);
    return new SealedInput(in, Seal.read(in, PASSPHRASE, "x"), "x").readAllBytes();
  }

  @Test
  void whatIsNoBackupOrOfANewerProgramIsRefusedWithWords() throws Exception {
    Path other = Files.writeString(folder.resolve("letter.txt"), "Kính gửi");
    assertThatThrownBy(() -> verified(other, null)).hasMessageContaining("is no backup of Mạch");
    assertThatThrownBy(() -> verified(folder.resolve("none"), null))
        .hasMessageContaining("no such file");
    Path newer = folder.resolve("newer.backup");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(newer))) {
      zip.putNextEntry(new ZipEntry("backup.json"));
      zip.write("{\"format\":2,\"program\":\"9.0.0\",\"packing\":\"new\"}".getBytes());
    }
    assertThatThrownBy(() -> verified(newer, null)).hasMessageContaining("newer Mạch (9.0.0)");
  }

  @Test
  void aFullDiskIsToldAsSuchAndTheDatabaseIsUsedOnAfterwards() throws Exception {
    realms.sql(
        realm,
        "insert into audit_log (at, account_id, login, via, action, details) select now(), 0, md5(n::text), 'page', 'x', '{}' from generate_series(1, 20000) n");
    OutputStream full =
        new ByteArrayOutputStream() {
          @Override
          public void write(byte[] bytes, int offset, int length) {
            if (size() > 60_000) {
              throw new UncheckedIOException(new IOException("No space left on device"));
            }
            super.write(bytes, offset, length);
          }
        };
    BackupWriter writer = new BackupWriter(json, "test", (done, steps) -> {});
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () -> {
                try (Connection connection = dataSource.getConnection()) {
                  writer.write(connection, List.of(realm), Instant.EPOCH, full);
                }
              })
          .hasMessageContaining("No space left on device");
    }
    assertThat(verified(made("afterwards.backup", null), null).rows()).isGreaterThan(20_000);
  }

  @Test
  void onlyTheVerbDrillHasAPlaceOfItsOwn() {
    for (String[] arguments :
        new String[][] {{"restore", "x", "--realm", "a", "--as", "drill"}, {"drill"}}) {
      var context = new GenericApplicationContext();
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource("test", Map.of("mach.data", folder.resolve("d").toString())));
      try (DrillPlace place = new DrillPlace(arguments)) {
        place.initialize(context);
        assertThat(context.getEnvironment().containsProperty(DrillPlace.PROPERTY))
            .isEqualTo(arguments[0].equals("drill"));
      }
    }
    assertThat(folder).as("removed again").isEmptyDirectory();
  }

  @Test
  void aFileIsNeverWrittenOver() throws Exception {
    made("one.backup", null);
    assertThatThrownBy(() -> made("one.backup", null)).hasMessageContaining("there already");
  }

  @Test
  void aShortPassphraseIsRefused() {
    assertThatThrownBy(() -> Passphrases.strong("ngắn".toCharArray()))
        .hasMessageContaining("at least 12");
  }
}
