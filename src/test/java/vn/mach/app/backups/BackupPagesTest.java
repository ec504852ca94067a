package vn.mach.app.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.jobs.TestJobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Today;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** An administrator sees when the last good backup was, and is told when something is wrong. */
@MachTest
class BackupPagesTest {

  private static final Instant NOON = Instant.parse("2026-07-15T05:00:00Z");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired TestJobs run;
  @Autowired Backups backups;
  @Autowired BackupsSql sql;
  @Autowired DataSource dataSource;
  @Autowired Jobs jobs;
  @Autowired Idempotency idempotency;
  @Autowired AuditLog auditLog;
  @Autowired JsonMapper json;
  @Autowired Today today;
  @Autowired TransactionTemplate transaction;
  @LocalServerPort int port;
  @TempDir Path folder;
  private Realm realm;

  @BeforeEach
  void aRealm() {
    clock.turnTo(NOON);
    realm = realms.create();
    realms.account(realm, "quantri", "administrator", null);
  }

  @Test
  void aBackupOnRequestIsMadeByAJobAndShownWithItsMoment() {
    Visitor visitor = new Visitor(port, realm).signIn("quantri");
    assertThat(visitor.get("/backups").body()).contains("chưa có bản sao lưu nào");
    assertThat(visitor.post("/backups", Map.of("key", "k1")).statusCode()).isEqualTo(302);
    run.await(realm, Backups.JOB);
    assertThat(visitor.get("/backups").body())
        .contains("Bản sao lưu tốt gần nhất xong lúc 12:00 15/07/2026")
        .contains(realm.name() + "-20260715-120000.backup");
    assertThat(visitor.get("/backups?lang=en").body()).contains("The last good backup ended at");
  }

  /** As with the settings of an installation: in tests nothing is made by night. */
  private Backups nightly(Path where) {
    BackupSettings settings =
        new BackupSettings(where, true, "01:30", 2, 1, Duration.ofHours(30), null);
    return new Backups(
        dataSource, sql, settings, jobs, idempotency, auditLog, json, today, transaction);
  }

  private Optional<Backups.Warning> warned(Backups of) {
    return CurrentRealm.call(
        realm, () -> of.warning(Actor.system()).map(Backups.Warned::warning));
  }

  @Test
  void oneIsWarnedOfNoneOfAnOldOneAndOfAFileThatIsGone() throws Exception {
    Backups nightly = nightly(folder);
    assertThat(warned(nightly)).contains(Backups.Warning.NONE);
    makeOne(nightly);
    assertThat(warned(nightly)).isEmpty();
    clock.turnTo(NOON.plus(Duration.ofHours(31)));
    assertThat(warned(nightly)).contains(Backups.Warning.OLD);
    makeOne(nightly);
    assertThat(warned(nightly)).isEmpty();
    Files.delete(CurrentRealm.call(realm, () -> sql.last().orElseThrow()).file());
    assertThat(warned(nightly)).contains(Backups.Warning.GONE);
    assertThat(warned(backups)).as("nothing is made by itself").isEmpty();
  }

  @Test
  void theOldestGoWhenTheirTimeIsOver() throws Exception {
    Backups nightly = nightly(folder);
    for (int day = 0; day < 5; day++) {
      clock.turnTo(NOON.plus(Duration.ofDays(day)));
      makeOne(nightly);
    }
    try (var files = Files.list(folder.resolve(realm.name()))) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .containsExactly(
              realm.name() + "-20260715-120000.backup", // the first of the month
              realm.name() + "-20260718-120000.backup",
              realm.name() + "-20260719-120000.backup");
    }
    assertThat(CurrentRealm.call(realm, () -> sql.all(9))).hasSize(3);
  }

  @Test
  void aFailureIsToldWithItsReason() throws Exception {
    Path file = Files.writeString(folder.resolve("a file"), "in the place of the folder");
    Backups nightly = nightly(file);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> makeOne(nightly))
        .isInstanceOf(java.io.IOException.class);
    assertThat(CurrentRealm.call(realm, () -> sql.all(9))).isEmpty();
  }

  private void makeOne(Backups of) throws Exception {
    CurrentRealm.in(
        realm,
        () -> {
          of.makeNightly(
              new vn.mach.base.jobs.Job(
                  0,
                  Backups.JOB,
                  Backups.JOB,
                  Map.of(),
                  0,
                  "mach",
                  vn.mach.base.jobs.Job.Status.RUNNING,
                  clock.instant(),
                  null,
                  null,
                  1,
                  0,
                  0,
                  false,
                  null),
              (done, steps) -> {});
          return true;
        });
  }
}
