package vn.mach.app.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.HiddenRealms;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.base.realms.SchemaVersion;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

/** A restore is whole or it was not: beside what is there, or in its place. */
@MachTest
@Tag("slow")
class RestoreTest {

  private static final BackupWriter.Progress SILENT = (done, steps) -> {};

  @Autowired TestRealms make;
  @Autowired Realms realms;
  @Autowired HiddenRealms hidden;
  @Autowired Backups backups;
  @Autowired Restore restore;
  @Autowired Jobs jobs;
  @Autowired JdbcClient jdbc;
  @Autowired JsonMapper json;
  @Autowired Environment environment;
  @TempDir Path folder;
  private Realm realm;
  private Path file;

  @BeforeEach
  void aRealm() {
    realm = make.create();
    Tree.of("K", "K/A", "K/A/A1").plant(make, realm);
    file = folder.resolve("one.backup");
  }

  private void backUp(Realm... all) throws Exception {
    backups.make(file, List.of(all), null, "mach", SILENT);
  }

  private long units(Realm realm) {
    return CurrentRealm.call(
        realm, () -> jdbc.sql("select count(*) from units").query(Long.class).single());
  }

  private List<String> hiddenOnes() {
    return jdbc.sql("select name from realms where name like 'mach\\_%'")
        .query(String.class)
        .list();
  }

  @Test
  void whatIsThereIsNotReplacedUnlessOneSaysSo() throws Exception {
    backUp(realm);
    make.sql(realm, "insert into units (code) values ('later')");
    assertThatThrownBy(() -> restore.from(file, null, Restore.Wanted.ALL))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining(realm.name())
        .hasMessageContaining("--replace");
    assertThat(units(realm)).isEqualTo(4);

    restore.from(file, null, new Restore.Wanted(null, null, true));
    assertThat(units(realm)).isEqualTo(3);
    assertThat(hiddenOnes()).isEmpty();
  }

  @Test
  void allRealmsOfAFileComeBackOrNone() throws Exception {
    Realm other = make.create();
    Tree.of("B").plant(make, other);
    make.sql(other, "alter table unit_versions drop constraint unit_versions_unit");
    make.sql(
        other,
        "update unit_versions set unit_id = 4711"); // rows that lead nowhere: it cannot be loaded
    TreeMap<String, String> before = RealmRows.of(jdbc, realm);
    backUp(realm, other);
    assertThatThrownBy(() -> restore.from(file, null, new Restore.Wanted(null, null, true)))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("unit_versions");
    assertThat(RealmRows.of(jdbc, realm)).isEqualTo(before);
    assertThat(hiddenOnes()).isEmpty();

    restore.from(file, null, new Restore.Wanted(realm.name(), "beside_it", false));
    assertThat(units(realms.find("beside_it").orElseThrow())).isEqualTo(3);
  }

  @Test
  void aCopyUnderAnotherNameSendsNoEMailUntilItIsSwitchedOn() throws Exception {
    make.sql(
        realm,
        "insert into notice_mail_server (enabled, host, port, security, login, sender, sender_name)"
            + " values (true, 'mail.example.org', 587, 'starttls', '', 'mach@example.org', 'Mạch')");
    backUp(realm);
    restore.from(file, null, new Restore.Wanted(realm.name(), "copy_of_it", false));
    assertThat(sends(realms.find("copy_of_it").orElseThrow())).isFalse();
    assertThat(sends(realm)).isTrue();
    restore.from(file, null, new Restore.Wanted(realm.name(), null, true));
    assertThat(sends(realms.find(realm.name()).orElseThrow())).isTrue();
  }

  private boolean sends(Realm of) {
    return CurrentRealm.call(
        of, () -> jdbc.sql("select enabled from notice_mail_server").query(Boolean.class).single());
  }

  @Test
  void aBackupOfAnEarlierProgramIsBroughtToThisOne() throws Exception {
    List<SchemaVersion> all;
    try (Connection connection = connect()) {
      all = SchemaVersion.of(connection, realm);
    }
    List<SchemaVersion> earlier =
        all.stream().filter(it -> !it.script().contains("app/backups")).toList();
    assertThat(earlier).hasSize(all.size() - 1);
    Realm old = done(hidden.create("Cũ", earlier));
    make.sql(old, "insert into units (code) values ('of before')");
    try (Connection connection = connect()) {
      BackupFile.write(
          file,
          null,
          out ->
              new BackupWriter(json, "0.0.1", SILENT)
                  .write(connection, List.of(old), Instant.EPOCH, out));
    }
    restore.from(file, null, new Restore.Wanted(old.name(), "of_before", false));
    Realm restored = realms.find("of_before").orElseThrow();
    assertThat(units(restored)).isEqualTo(1);
    try (Connection connection = connect()) {
      assertThat(SchemaVersion.of(connection, restored)).containsExactlyInAnyOrderElementsOf(all);
    }
    hidden.discard(old);
  }

  @Test
  void aBackupWithMigrationsThatThisProgramDoesNotKnowIsRefused() throws Exception {
    make.sql(
        realm,
        """
        insert into migrations (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
        values (9999, '29990101000000', 'x', 'SQL', 'app/later/V29990101000000__x.sql', 1, 'x', 1, true)
        """);
    backUp(realm);
    assertThatThrownBy(
            () -> restore.from(file, null, new Restore.Wanted(realm.name(), "later_one", false)))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("newer Mạch")
        .hasMessageContaining("V29990101000000__x.sql");
    assertThat(realms.find("later_one")).isEmpty();
    assertThat(hiddenOnes()).isEmpty();
  }

  @Test
  void aFileThatSomebodyWroteAnewIsRefusedWithWordsAndChangesNothing() throws Exception {
    make.sql(realm, "create sequence of_test");
    backUp(realm);
    List<Change> changes =
        List.of(
            new Change(BackupHeader.NAME, "Asia/Ho_Chi_Minh", "No/Where", "its first list"),
            new Change(BackupHeader.NAME, "\"columns\":", "\"c\":", "its first list"),
            new Change(BackupHeader.NAME, "\"migrations\":", "\"m\":", "its first list"),
            new Change(BackupHeader.NAME, "\"realms\":", "\"r\":", "its first list"),
            new Change(BackupHeader.NAME, "\"madeAt\":", "\"made\":", "its first list"),
            new Change(BackupManifest.NAME, "\"counters\":", "\"c\":", "its last list"),
            new Change(
                BackupManifest.NAME,
                "\"of_test\"",
                "\"x\\\"; drop table realms; --\"",
                "nothing was changed"));
    for (Change change : changes) {
      Path changed = changed(change);
      assertThatThrownBy(() ->
              restore.from(changed, null, new Restore.Wanted(realm.name(), "written_anew", false)))
          .as(change.toString())
          .isInstanceOf(BackupRefused.class)
          .hasMessageContaining(change.words);
      assertThat(realms.find("written_anew")).isEmpty();
      assertThat(hiddenOnes()).isEmpty();
    }
  }

  private record Change(String entry, String from, String to, String words) {}

  /** The same backup with another text in one entry, and an end that fits. */
  private Path changed(Change change) throws Exception {
    Path changed = folder.resolve("changed.backup");
    try (ZipFile from = new ZipFile(file.toFile());
        ZipOutputStream to =
            new ZipOutputStream(new SignedEndOutput(Files.newOutputStream(changed)))) {
      to.setComment(" ".repeat(SignedEndOutput.LENGTH));
      for (ZipEntry entry : Collections.list(from.entries())) {
        byte[] content = from.getInputStream(entry).readAllBytes();
        if (entry.getName().equals(change.entry)) {
          String text = new String(content, StandardCharsets.UTF_8);
          assertThat(text).contains(change.from);
          content = text.replace(change.from, change.to).getBytes(StandardCharsets.UTF_8);
        }
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(content);
      }
    }
    return changed;
  }

  @Test
  void workThatHadNotEndedGoesOnAndNobodyIsSignedIn() throws Exception {
    long job =
        CurrentRealm.in(
                realm,
                () -> jobs.start(Actor.system(), "rollups.recompute", "rollups.totals", Map.of()))
            .orElseThrow();
    make.sql(
        realm,
        "insert into spring_session values ('" + "p".repeat(36) + "', 's', 0, 0, 1, 1, 'x')");
    backUp(realm);
    Realm restored =
        restore
            .from(file, null, new Restore.Wanted(realm.name(), "goes_on", false))
            .realms()
            .getFirst();
    assertThat(
            jdbc.sql("select count(*) from scheduled_tasks where task_instance = ?")
                .param("goes_on/" + job)
                .query(Long.class)
                .single())
        .isEqualTo(1);
    assertThat(
            CurrentRealm.call(
                restored,
                () -> jdbc.sql("select count(*) from spring_session").query(Long.class).single()))
        .isZero();
  }

  @Test
  void aBackupThatIsKilledInTheMiddleLeavesNoFileOfTheWantedName() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                StopsInTheMiddle.class.getName(),
                environment.getRequiredProperty("mach.db.url"),
                realm.name(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    try (var said = process.inputReader()) {
      assertThat(said.lines().anyMatch("in the middle"::equals)).isTrue();
    }
    Path part = folder.resolve("one.backup.part");
    assertThat(part).exists();
    process.destroyForcibly().waitFor();
    assertThat(file).doesNotExist();
    assertThat(part).exists();
    BackupFile.removeLeftParts(folder);
    assertThat(part).doesNotExist();
    backUp(realm);
    assertThat(new BackupReader(json, file, null).verify().rows()).isPositive();
  }

  /** Another process, which stands still after some tables. */
  static final class StopsInTheMiddle {
    static void main(String[] arguments) throws Exception {
      Realm realm = new Realm(arguments[1], "", java.time.ZoneId.of("UTC"), false);
      try (Connection connection =
          DriverManager.getConnection(arguments[0], "postgres", "postgres")) {
        BackupFile.write(
            Path.of(arguments[2]),
            null,
            out ->
                new BackupWriter(JsonMapper.builder().build(), "test", StopsInTheMiddle::waitAtTen)
                    .write(connection, List.of(realm), Instant.EPOCH, out));
      }
    }

    private static void waitAtTen(long done, long steps) {
      if (done == 10) {
        System.out.println("in the middle");
        try {
          System.in.read();
        } catch (java.io.IOException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private Connection connect() throws Exception {
    return DriverManager.getConnection(
        environment.getRequiredProperty("mach.db.url"), "postgres", "postgres");
  }

  private static Realm done(Outcome<Realm> outcome) {
    return switch (outcome) {
      case Outcome.Done<Realm>(Realm realm) -> realm;
      case Outcome.Refused<Realm> refused -> throw new AssertionError(refused);
    };
  }
}
