package vn.mach.app.exchange;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.MachApplication;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.ReorganisationDecision;
import vn.mach.organisation.units.Reorganisations;
import vn.mach.organisation.units.TreeCheck;
import vn.mach.organisation.units.TreeStep;
import vn.mach.organisation.units.Units;

/**
 * {@code script/bench tree [BRANCHES]}: the tree of a country, written by the product's generator
 * and taken in through its import, then asked and changed. Each baseline runs in the same database,
 * in the same run. Durability is switched on.
 */
final class TreeBench {

  private static final String ABOVE_RECURSIVELY =
      """
      with recursive up as (
        select unit_id, parent_id from unit_versions where unit_id = :unit and :day between valid_from and valid_to
        union all
        select s.unit_id, s.parent_id from up join unit_versions s on s.unit_id = up.parent_id and :day between s.valid_from and s.valid_to
      )
      select count(*) from up
      """;
  private static final String BELOW_RECURSIVELY =
      """
      with recursive down as (
        select unit_id from unit_versions where unit_id = :unit and :day between valid_from and valid_to
        union all
        select s.unit_id from down join unit_versions s on s.parent_id = down.unit_id and :day between s.valid_from and s.valid_to
      )
      select count(*) from down
      """;
  private static final String BELOW =
      "select count(*) from unit_closure_on(:day) where ancestor_id = :unit";
  private static final Map<String, String> COPIED =
      Map.of(
          "units", "id, code, successor_id",
          "unit_versions", "unit_id, valid_from, valid_to, parent_id, name, kind, has_committee",
          "unit_closure", "unit_id, ancestor_id, distance, valid_from, valid_to",
          "unit_successors", "unit_id, successor_id");

  private final Map<String, Double> ratios = new LinkedHashMap<>();
  private final Map<String, Double> p99 = new LinkedHashMap<>();
  private final ConfigurableApplicationContext program;
  private final JdbcClient jdbc;
  private final Units units;
  private final AccessScope scope;
  private final Reorganisations reorganisations;
  private final LocalDate day = LocalDate.of(2025, 9, 1);

  private TreeBench(ConfigurableApplicationContext program) {
    this.program = program;
    this.jdbc = program.getBean(JdbcClient.class);
    this.units = program.getBean(Units.class);
    this.scope = program.getBean(AccessScope.class);
    this.reorganisations = program.getBean(Reorganisations.class);
  }

  public static void main(String[] arguments) throws Exception {
    int branches = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 260_000;
    try (var server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("jit", "off")
                .start();
        var program =
            new SpringApplicationBuilder(MachApplication.class)
                .run(
                    "--server.port=0",
                    "--mach.first-start=none",
                    "--logging.level.root=warn",
                    "--mach.db.url=" + server.getJdbcUrl("postgres", "postgres"),
                    "--mach.db.user=postgres",
                    "--mach.db.password=postgres")) {
      new TreeBench(program).run(branches);
    }
    System.exit(0);
  }

  private void run(int branches) throws Exception {
    System.out.printf(
        "%d processors, heap at most %d MB%n",
        Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() >> 20);
    Path folder = Files.createTempDirectory("mach-bench-tree");
    new CountryWriter(new Country(branches, 0, 0, 1, 2025), folder).write();
    Realm country = realm("country");
    CurrentRealm.in(
        country,
        () -> {
          double taken = takeIn(folder);
          double copied = copyInto(realm("copied"));
          ratios.put("import_vs_copy", taken / copied);
          ask();
          change();
          return true;
        });
    p99.forEach((name, time) -> System.out.printf("p99 %s = %.2f ms%n", name, time));
    ratios.forEach((name, ratio) -> System.out.printf("ratio %s = %.2f%n", name, ratio));
  }

  private double takeIn(Path folder) throws Exception {
    Imports imports = program.getBean(Imports.class);
    ExchangeTables tables = program.getBean(ExchangeTables.class);
    long[] id = {0};
    double validated =
        once(
            "import: read and validate",
            () -> {
              try (Dataset dataset = DatasetOpener.open(tables, folder)) {
                id[0] = imports.begin(Actor.system(), "country");
                ValidationResult found =
                    imports.validate(Actor.system(), id[0], dataset, ImportProgress.SILENT);
                return found.takenRows() + " rows, refused " + found.refusedRows();
              }
            });
    double accepted =
        once(
            "import: take in, with all that is derived",
            () ->
                imports
                    .accept(
                        Actor.system(),
                        id[0],
                        new ImportConsent(false, true),
                        ImportProgress.SILENT)
                    .getClass()
                    .getSimpleName());
    once(
        "  of that: rebuild_unit_closure, whole (done once more)",
        () -> jdbc.sql("call rebuild_unit_closure()").update());
    jdbc.sql("vacuum analyze").update();
    return validated + accepted;
  }

  /** COPY of the very same rows into the very same tables with the same indexes and constraints. */
  private double copyInto(Realm other) throws Exception {
    Map<String, Path> files = new LinkedHashMap<>();
    for (String table : List.of("units", "unit_versions", "unit_closure", "unit_successors")) {
      Path file = Files.createTempFile("mach-bench-", ".copy");
      try (OutputStream out = Files.newOutputStream(file);
          Connection connection = program.getBean(DataSource.class).getConnection()) {
        String from =
            table.equals("units")
                ? "(select id, code, null::bigint from units)"
                : table + " (" + COPIED.get(table) + ")";
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy " + from + " to stdout", out);
      }
      files.put(table, file);
    }
    return once(
        "baseline: plain COPY of the same rows",
        () ->
            CurrentRealm.in(
                other,
                () -> {
                  jdbc.sql(
                          "insert into unit_kinds (code, name_vi, name_en) values ('centre', '', '')")
                      .update();
                  for (var file : files.entrySet()) {
                    try (InputStream in = Files.newInputStream(file.getValue());
                        Connection connection = program.getBean(DataSource.class).getConnection()) {
                      connection
                          .unwrap(PGConnection.class)
                          .getCopyAPI()
                          .copyIn(
                              "copy "
                                  + file.getKey()
                                  + " ("
                                  + COPIED.get(file.getKey())
                                  + ") from stdin",
                              in);
                    }
                    Files.delete(file.getValue());
                  }
                  return files.size() + " tables";
                }));
  }

  private void ask() throws Exception {
    UnitId top = unit(Country.CENTRE);
    UnitId province = unit("T01");
    List<UnitId> branches =
        jdbc.sql("select id from units where code like 'B%' order by md5(code) limit 200")
            .query((row, number) -> new UnitId(row.getLong(1)))
            .list();
    int[] turn = {0};
    Callable<UnitId> branch = () -> branches.get(turn[0]++ % branches.size());
    Actor ofTheProvince =
        new Actor(7, "p", null, Map.of(Right.SEE, Set.of(province)), Set.of(), "page");
    double above =
        often(
            "above",
            "those above a branch on a day",
            400,
            () -> units.path(branch.call(), day).size());
    double slowly =
        often(
            "", "baseline: recursive walk up", 400, () -> count(ABOVE_RECURSIVELY, branch.call()));
    ratios.put("above_vs_recursive", slowly / above);
    double below =
        often("below", "how many stood under the top on a day", 9, () -> count(BELOW, top));
    ratios.put(
        "below_vs_recursive",
        often("", "baseline: recursive walk down", 9, () -> count(BELOW_RECURSIVELY, top)) / below);
    often(
        "children",
        "children of a province on a day",
        200,
        () -> units.children(province, day).size());
    often(
        "reach",
        "does a right at a province reach a branch",
        400,
        () -> scope.reaches(ofTheProvince, Right.SEE, branch.call()));
    double found =
        often(
            "search",
            "search a name in the whole realm",
            40,
            () -> units.search(Actor.system(), Right.SEE, "chi bo 00012", 20).size());
    ratios.put(
        "search_vs_scan",
        often(
                "",
                "baseline: scan of all names",
                9,
                () ->
                    jdbc.sql(
                            "select count(*) from unit_versions where search || '' like '%chi bo 00012%'")
                        .query(Integer.class)
                        .single())
            / found);
    often(
        "search_within",
        "search a name within a province",
        40,
        () -> units.search(ofTheProvince, Right.SEE, "chi bo 00012", 20).size());
  }

  private void change() throws Exception {
    int[] number = {0};
    double moved =
        often(
            "move",
            "move a commune with " + (count(BELOW, unit("X00001")) - 1) + " units below it",
            15,
            () -> {
              int n = number[0]++;
              TreeStep step = new TreeStep.Move("X00001", n % 2 == 0 ? "T02" : "T01");
              return reorganisations.carryOut(
                      Actor.system(),
                      "bench " + n,
                      new ReorganisationDecision(day.plusDays(n), "", "bench", List.of(step)),
                      null)
                  instanceof Outcome.Done<Long>;
            });
    List<String> communes =
        List.of(
            "X00002", "X00003", "X00004", "X00005", "X00006", "X00007", "X00008", "X00009",
            "X00010", "X00011");
    ReorganisationDecision merge =
        new ReorganisationDecision(
            day,
            "",
            "bench",
            List.of(
                new TreeStep.Found("XN", "Xã mới", "commune", true, "T01"),
                new TreeStep.Merge(communes, "XN")));
    often(
        "preview",
        "preview: merge 10 communes into a new one",
        5,
        () -> reorganisations.preview(Actor.system(), merge).getClass().getSimpleName());
    once(
        "the tree examines itself",
        () -> program.getBean(TreeCheck.class).faults().size() + " findings");
    double whole =
        once(
            "baseline: rebuild_unit_closure, whole",
            () -> jdbc.sql("call rebuild_unit_closure()").update());
    ratios.put("move_vs_whole", whole / moved);
  }

  private Realm realm(String name) {
    return switch (program.getBean(Realms.class).create(name, name)) {
      case Outcome.Done<Realm>(Realm made) -> made;
      case Outcome.Refused<Realm> refused -> throw new IllegalStateException(refused.toString());
    };
  }

  private UnitId unit(String code) {
    return units.find(code).orElseThrow();
  }

  private int count(String sql, UnitId unit) {
    return jdbc.sql(sql)
        .param("unit", unit.value())
        .param("day", day)
        .query(Integer.class)
        .single();
  }

  private static double once(String what, Callable<?> work) throws Exception {
    long start = System.nanoTime();
    Object answer = work.call();
    double time = (System.nanoTime() - start) / 1e6;
    System.out.printf("%-56s %12.1f ms                    %s%n", what, time, answer);
    return time;
  }

  /** The median; the first tenth (at least 2) does not count. */
  private double often(String name, String what, int times, Callable<?> work) throws Exception {
    for (int i = 0; i < Math.max(2, times / 10); i++) {
      work.call();
    }
    double[] taken = new double[times];
    Object answer = "";
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      answer = work.call();
      taken[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(taken);
    double last = taken[Math.min(times - 1, (int) Math.ceil(times * 0.99) - 1)];
    System.out.printf("%-56s %12.2f ms  p99 %9.2f ms  %s%n", what, taken[times / 2], last, answer);
    if (!name.isEmpty()) {
      p99.put(name, last);
    }
    return taken[times / 2];
  }
}
