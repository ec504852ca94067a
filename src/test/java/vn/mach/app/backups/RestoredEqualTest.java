package vn.mach.app.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.app.exchange.FolderImport;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.jobs.TestJobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.SampleData;
import vn.mach.base.realms.SampleFolder;
import vn.mach.evidence.rollups.Rollups;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** What is restored is what was saved: row by row, file by file, and in every export and total. */
@MachTest
@Tag("slow")
class RestoredEqualTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);
  private static final Path OWN_CASES = Path.of("src/test/resources/cases");
  private static final char[] PASSPHRASE = "bốn mùa xuân hạ thu đông".toCharArray();

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Backups backups;
  @Autowired Restore restore;
  @Autowired FolderImport folders;
  @Autowired ObjectProvider<SampleData> samples;
  @Autowired Jobs jobs;
  @Autowired TestJobs run;
  @Autowired Rollups rollups;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @Test
  void theSampleIsRestoredEqualWithItsFilesExportsAndTotals(@TempDir Path folder)
      throws Exception {
    clock.turnTo(TODAY);
    Realm realm = realms.create();
    CurrentRealm.run(realm, () -> fillWithSample(folder));
    comesBackEqual(realm, folder.resolve("sample.backup"), PASSPHRASE);
  }

  @Test
  void aDatasetOfTheCasesIsRestoredEqual(@TempDir Path folder) throws Exception {
    clock.turnTo(TODAY);
    Realm realm = realms.create();
    Path dataset = smallestCase();
    assertThat(CurrentRealm.in(realm, () -> folders.takeIn(Actor.system(), dataset)))
        .isInstanceOf(Outcome.Done.class);
    clock.turnTo( // a day on which its targets run
        CurrentRealm.call(
            realm,
            () ->
                jdbc.sql("select max(period_to) from targets").query(LocalDate.class).single()));
    comesBackEqual(realm, folder.resolve("case.backup"), null);
  }

  private void comesBackEqual(Realm realm, Path file, char[] passphrase) throws Exception {
    realms.account(realm, "xuat", "administrator", null);
    CurrentRealm.run(realm, this::attachAFile);
    CurrentRealm.run(realm, this::recompute);
    Map<String, String> exported = exported(realm);
    TreeMap<String, String> rows = RealmRows.of(jdbc, realm);
    assertThat(rows.get("units")).doesNotStartWith("0 ");
    assertThat(rows.get("target_rollups")).doesNotStartWith("0 ");

    backups.make(file, List.of(realm), passphrase, "mach", (done, steps) -> {});
    Realm restored =
        restore
            .from(file, passphrase, new Restore.Wanted(realm.name(), realm.name() + "r", false))
            .realms()
            .getFirst();

    assertThat(RealmRows.of(jdbc, restored)).containsExactlyEntriesOf(rows);
    CurrentRealm.run(restored, this::theFileIsTheSame);
    assertThat(exported(restored)).containsExactlyEntriesOf(exported);
    assertThat(CurrentRealm.in(restored, rollups::differences)).isZero();
    CurrentRealm.run(restored, this::recompute);
    TreeMap<String, String> recomputed = RealmRows.of(jdbc, restored);
    for (String table :
        List.of("target_rollups", "target_unit_results", "daily_aggregates", "figure_rates")) {
      assertThat(recomputed.get(table)).as(table).isEqualTo(rows.get(table));
    }
    CurrentRealm.run(
        restored, // numbers go on behind those that are used
        () -> jdbc.sql("insert into units (code) values ('after the restore')").update());
  }

  private void attachAFile() {
    byte[] content = new byte[300_000];
    new Random(28).nextBytes(content);
    jdbc.sql(
            """
            with f as (
              insert into files (sha256, media_type, size, created_at) values (?, 'application/pdf', ?, now()) returning id
            )
            insert into file_chunks (file_id, number, bytes) select f.id, 0, ? from f
            """)
        .params(Digests.of(content), content.length, content)
        .update();
  }

  private void theFileIsTheSame() {
    assertThat(
            jdbc.sql(
                    "select bool_and(sha256(c.bytes) = f.sha256) from files f join file_chunks c on c.file_id = f.id")
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  private void recompute() {
    jobs.start(Actor.system(), "rollups.recompute", "rollups.totals", Map.of());
    run.run("rollups.recompute");
  }

  private void fillWithSample(Path folder) {
    try {
      Path tables = Files.createDirectory(folder.resolve("tables"));
      SampleFolder sample = new SampleFolder(tables, TODAY);
      samples.orderedStream().forEach(part -> part.write(sample));
      assertThat(folders.takeIn(Actor.system(), tables)).isInstanceOf(Outcome.Done.class);
      samples.orderedStream().forEach(part -> part.fill(TODAY));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Path smallestCase() throws IOException {
    String given = System.getenv("MACH_CASES");
    Path parent = given == null || given.isBlank() ? OWN_CASES : Path.of(given);
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(it -> Files.exists(it.resolve("targets.csv"))).sorted().findFirst()
          .orElseThrow();
    }
  }

  /** Each file of the export with its digest, as an administrator gets it. */
  private Map<String, String> exported(Realm realm) throws IOException {
    Visitor visitor = new Visitor(port, realm).signIn("xuat");
    visitor.get("/exchange");
    byte[] zip = visitor.postForBytes("/exchange/realm.zip", Map.of());
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), Digests.hex(in.readAllBytes()));
      }
    }
    assertThat(files).isNotEmpty();
    return files;
  }
}
