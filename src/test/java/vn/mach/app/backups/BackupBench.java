package vn.mach.app.backups;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.mach.MachApplication;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.evidence.rollups.Rollups;

/**
 * A backup and a restore of what {@code script/bench totals} built, plain and encrypted, against
 * plain COPY of the same tables in the same run.
 */
final class BackupBench {

  private static final char[] PASSPHRASE = "a passphrase of the bench".toCharArray();
  private static final BackupWriter.Progress SILENT = (done, steps) -> {};

  private final ConfigurableApplicationContext program;
  private final Realm realm;
  private final Path folder;

  private BackupBench(ConfigurableApplicationContext program, Path folder) {
    this.program = program;
    this.folder = folder;
    this.realm = program.getBean(Realms.class).list().getFirst();
  }

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments.length > 0 ? arguments[0] : "data/bench");
    if (!Files.isDirectory(data.resolve("postgres"))) {
      System.err.println(data + " has no country: script/bench totals builds one.");
      System.exit(2);
    }
    Path folder = Files.createTempDirectory(data, "backups");
    try (var program =
        new SpringApplicationBuilder(MachApplication.class)
            .web(WebApplicationType.NONE)
            .lazyInitialization(true)
            .run("--mach.first-start=none", "--logging.level.root=warn", "--mach.data=" + data)) {
      new BackupBench(program, folder).run();
    }
    System.exit(0);
  }

  private void run() throws Exception {
    double copied = seconds(this::plainCopy);
    System.out.printf("baseline: COPY of all tables to nowhere        %8.1f s%n", copied);
    Path plain = folder.resolve("plain.backup");
    MadeBackup[] made = new MadeBackup[1];
    double backed =
        seconds(() -> made[0] = backups().make(plain, List.of(realm), null, "mach", SILENT));
    System.out.printf(
        "backup: %,d rows, %,d MB                %8.1f s%n",
        made[0].rows(), made[0].bytes() >> 20, backed);
    Path secret = folder.resolve("secret.backup");
    double sealed =
        seconds(() -> backups().make(secret, List.of(realm), PASSPHRASE, "mach", SILENT));
    System.out.printf("backup, encrypted                              %8.1f s%n", sealed);
    Restore restore = program.getBean(Restore.class);
    Restore.Wanted beside = new Restore.Wanted(realm.name(), "bench_restored", false);
    double restored = seconds(() -> restore.from(secret, PASSPHRASE, beside));
    System.out.printf("restore: verified, loaded, read back, compared %8.1f s%n", restored);
    Realm copy = program.getBean(Realms.class).find("bench_restored").orElseThrow();
    long[] differences = new long[1];
    double counted =
        seconds(() ->
            differences[0] = CurrentRealm.in(copy, program.getBean(Rollups.class)::differences));
    System.out.printf(
        "stored totals against a recount: %d differ     %8.1f s%n", differences[0], counted);
    program.getBean(Realms.class).remove("bench_restored");
    Files.delete(plain);
    Files.delete(secret);
    Files.delete(folder);
    System.out.printf("ratio backup = %.2f%n", backed / copied);
    System.out.printf("ratio encrypted = %.2f%n", sealed / copied);
    System.out.printf("ratio restore = %.2f%n", restored / copied);
  }

  private Backups backups() {
    return program.getBean(Backups.class);
  }

  private Object plainCopy() throws Exception {
    try (Connection connection = program.getBean(DataSource.class).getConnection()) {
      CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
      for (BackupHeader.TablePart table : Catalog.tables(connection, realm.name())) {
        copies.copyOut(
            Catalog.copy(realm.name(), table, "to stdout"), OutputStream.nullOutputStream());
      }
    }
    return realm;
  }

  private static double seconds(java.util.concurrent.Callable<?> work) throws Exception {
    long began = System.nanoTime();
    work.call();
    return (System.nanoTime() - began) / 1e9;
  }
}
