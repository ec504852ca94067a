package vn.mach.app.backups;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.MachApplication;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

/** Data move from PostgreSQL 17 to 18 by a backup. */
@MachTest
@Tag("slow")
class MajorVersionTest {

  /** Brought by the build, beside the class path: both versions have their files under one name. */
  private static final Path PROGRAMS = Path.of("target/postgres-17/postgres-17.jar");

  @Autowired Restore restore;
  @Autowired TestRealms realms;
  @Autowired JdbcClient jdbc;
  @TempDir Path folder;

  @Test
  void whatStoodInPostgreSql17StandsIn18() throws Exception {
    assertThat(jdbc.sql("show server_version").query(String.class).single()).startsWith("18");
    Path file = folder.resolve("of-17.backup");
    TreeMap<String, String> before;
    try (EmbeddedPostgres old =
            EmbeddedPostgres.builder().setPgBinaryResolver(MajorVersionTest::programs).start();
        var program =
            new SpringApplicationBuilder(MachApplication.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run(
                    "--mach.db.url=" + old.getJdbcUrl("postgres", "postgres"),
                    "--mach.db.user=postgres",
                    "--mach.db.password=postgres",
                    "--mach.first-start=none")) {
      JdbcClient there = program.getBean(JdbcClient.class);
      assertThat(there.sql("show server_version").query(String.class).single()).startsWith("17");
      Realm realm =
          ((Outcome.Done<Realm>) program.getBean(Realms.class).create("of17", "Từ 17")).value();
      CurrentRealm.run(realm, () -> plant(there));
      before = RealmRows.of(there, realm);
      program
          .getBean(Backups.class)
          .make(file, List.of(realm), null, "mach", (done, steps) -> {});
    }
    Realm restored = restore.from(file, null, Restore.Wanted.ALL).realms().getFirst();
    assertThat(RealmRows.of(jdbc, restored)).isEqualTo(before);
  }

  private static void plant(JdbcClient there) {
    there.sql("insert into units (code) values ('T'), ('T/1'), ('Đ-ặc biệt')").update();
    there
        .sql(
            """
            insert into audit_log (at, account_id, login, via, action, details)
            select now() - n * interval '1 hour', 0, E'tab\\tvà \\\\ dòng\\nmới', 'page', 'x', '{"a": ["ế", 1.50]}' from generate_series(1, 500) n
            """)
        .update();
    there
        .sql(
            "insert into idempotency_keys (account_id, key, digest, at) values (1, 'k', '\\x00ff5c0a', 'infinity')")
        .update();
  }

  private static InputStream programs(String system, String hardware) throws IOException {
    try (JarFile jar = new JarFile(PROGRAMS.toFile())) {
      String name =
          jar.stream()
              .map(java.util.jar.JarEntry::getName)
              .filter(it -> it.endsWith(".txz"))
              .findFirst()
              .orElseThrow();
      return URI.create("jar:" + PROGRAMS.toUri() + "!/" + name).toURL().openStream();
    }
  }
}
