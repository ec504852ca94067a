package vn.mach.evidence.rollups;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.MachApplication;
import vn.mach.app.exchange.Countries;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;

/**
 * The country that {@code script/bench totals} and {@code search} ask: written, and taken in by the
 * product's own commands, once, and kept under {@code data/bench}. What loading took is stored with
 * it.
 */
public final class BenchCountry {

  /** Last year, so that nothing of it lies in the future, and its targets still run. */
  private final int year;

  private final int branches;
  private final long people;
  private final Path folder;

  public BenchCountry(int branches, int year) {
    this.branches = branches;
    this.year = year;
    this.people = Math.round(branches * 5_300_000.0 / 260_000);
    this.folder = Path.of("data/bench/country-" + branches + "-" + year).toAbsolutePath();
  }

  public Path data() {
    return folder.resolve("data");
  }

  int year() {
    return year;
  }

  /** Builds the country where it is not there yet. */
  public void build() throws Exception {
    if (Files.exists(notes())) {
      return;
    }
    delete(folder);
    Files.createDirectories(folder);
    Path files = folder.resolve("files");
    long began = System.nanoTime();
    Countries.write(files, branches, people, 12, year);
    double wrote = (System.nanoTime() - began) / 1e6;
    command("realm", "create", "country");
    double took = command("import", "--good-rows", files.toString());
    Properties notes = new Properties();
    notes.setProperty("generate.ms", Double.toString(wrote));
    notes.setProperty("import.ms", Double.toString(took));
    delete(files);
    write(notes);
  }

  /** How long the import took, and plain COPY of all the very same rows, in milliseconds. */
  record Load(double imported, double copied, long rows) {}

  /**
   * What loading took; the baseline is measured the first time: COPY of every row that the import
   * wrote, what it derived among them, into the same tables with the same indexes, constraints and
   * triggers, in one transaction.
   */
  Load load(DataSource source, JdbcClient jdbc, Realms realms) throws Exception {
    Properties notes = read();
    if (!notes.containsKey("copy.ms")) {
      realms.remove("benchcopy"); // of a run that was broken off
      Realm copy =
          switch (realms.create("benchcopy", "benchcopy")) {
            case Outcome.Done<Realm>(Realm made) -> made;
            case Outcome.Refused<Realm> refused ->
                throw new IllegalStateException(refused.toString());
          };
      List<String> tables = tables(jdbc);
      long rows = 0;
      List<Path> copies = new ArrayList<>();
      try (Connection from = source.getConnection()) {
        for (String table : tables) {
          Path file = Files.createTempFile(folder, "copy-", ".rows");
          copies.add(file);
          try (OutputStream out = Files.newOutputStream(file)) {
            rows +=
                from.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy " + table + " (" + columns(jdbc, table) + ") to stdout", out);
          }
        }
      }
      List<String> columns = tables.stream().map(table -> columns(jdbc, table)).toList();
      long start = System.nanoTime();
      CurrentRealm.run(
          copy,
          () -> {
            try (Connection to = source.getConnection()) {
              to.setAutoCommit(false);
              try (var statement = to.createStatement()) {
                statement.execute("delete from activity_kind_amounts");
                statement.execute("delete from activity_kinds");
                statement.execute("delete from unit_kind_former_names");
                statement.execute("delete from unit_kinds");
              }
              for (int i = 0; i < tables.size(); i++) {
                try (InputStream in = Files.newInputStream(copies.get(i))) {
                  to.unwrap(PGConnection.class)
                      .getCopyAPI()
                      .copyIn("copy " + tables.get(i) + " (" + columns.get(i) + ") from stdin", in);
                }
              }
              to.commit();
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      notes.setProperty("copy.ms", Double.toString((System.nanoTime() - start) / 1e6));
      notes.setProperty("rows", Long.toString(rows));
      write(notes);
      for (Path file : copies) {
        Files.delete(file);
      }
      try {
        realms.remove(copy.name());
      } catch (IllegalStateException e) { // its totals are being counted: a later start removes it
        System.out.println("The copy stays for now: " + e.getMessage());
      }
    }
    return new Load(
        Double.parseDouble(notes.getProperty("import.ms")),
        Double.parseDouble(notes.getProperty("copy.ms")),
        Long.parseLong(notes.getProperty("rows")));
  }

  /** The tables that an import fills, those first that others point to. */
  private static List<String> tables(JdbcClient jdbc) {
    return jdbc.sql(
            """
            with recursive keys as (
              select conrelid as child, confrelid as parent from pg_constraint
              where contype = 'f' and connamespace = current_schema()::regnamespace and conrelid <> confrelid
            ), levels (oid, level) as (
              select c.oid, 0 from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
              union
              select k.child, l.level + 1 from levels l join keys k on k.parent = l.oid
            )
            select c.relname from levels l join pg_class c on c.oid = l.oid
            where c.relname in ('unit_kinds', 'units', 'unit_versions', 'unit_closure', 'unit_successors', 'people', 'memberships', 'posts',
              'directives', 'register_terms', 'activity_kinds', 'activity_kind_amounts', 'activities', 'activity_amounts', 'figures', 'targets',
              'target_minimums')
            group by c.relname order by max(l.level), c.relname\
            """)
        .query((row, number) -> row.getString(1))
        .list();
  }

  private static String columns(JdbcClient jdbc, String table) {
    return jdbc.sql(
            """
            select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
            where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped and attgenerated = ''\
            """)
        .param("table", table)
        .query((row, number) -> row.getString(1))
        .single();
  }

  private double command(String... arguments) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx768m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                MachApplication.class.getName()));
    line.addAll(List.of(arguments));
    System.out.println("Building the country: " + arguments[0] + " …");
    long start = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(arguments[0] + ".log").toFile());
    builder.environment().put("MACH_DATA", data().toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("MACH_DB"));
    int answer = builder.start().waitFor();
    if (answer != 0) {
      throw new IllegalStateException(arguments[0] + " ended with " + answer + ", see " + folder);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private Path notes() {
    return folder.resolve("built.properties");
  }

  private Properties read() throws IOException {
    Properties notes = new Properties();
    try (var in = Files.newBufferedReader(notes())) {
      notes.load(in);
    }
    return notes;
  }

  private void write(Properties notes) throws IOException {
    try (var out = Files.newBufferedWriter(notes())) {
      notes.store(out, null);
    }
  }

  private static void delete(Path what) throws IOException {
    if (Files.exists(what)) {
      try (Stream<Path> all = Files.walk(what)) {
        for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
