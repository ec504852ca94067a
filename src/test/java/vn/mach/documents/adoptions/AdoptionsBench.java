package vn.mach.documents.adoptions;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.MachApplication;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.documents.directives.DirectiveVersionId;
import vn.mach.documents.directives.NamedDirective;

/**
 * {@code script/bench adoptions [BRANCHES]}: a directive is sent to each unit of a country by the
 * product's job; units open it while the boards of the country and of provinces are read. Baseline
 * of the board: a group-by over the units' rows with the closure table. Durability is switched on.
 */
final class AdoptionsBench {

  private static final int PROVINCES = 34;
  private static final int COMMUNES = 100;
  private static final String GROUPED =
      """
      select c.unit_id, n.unit_kind, sum(n.asked), sum(n.received), sum(n.adopted) from unit_closure_on(:day) c
      join unit_closure_on(:day) b on b.ancestor_id = c.unit_id join adoption_numbers n on n.unit_id = b.unit_id and n.directive_id = 1
      where c.ancestor_id = 1 and c.distance <= 1 group by 1, 2
      """;

  private final JdbcClient jdbc;
  private final Adoptions adoptions;
  private final AdoptionCounts counts;
  private final AdoptionBoards boards;
  private final Cascades cascades;
  private final TransactionTemplate transaction;
  private final ConfigurableApplicationContext program;
  private final LocalDate day = LocalDate.now();

  private AdoptionsBench(ConfigurableApplicationContext program) {
    this.program = program;
    this.jdbc = program.getBean(JdbcClient.class);
    this.adoptions = program.getBean(Adoptions.class);
    this.counts = program.getBean(AdoptionCounts.class);
    this.boards = program.getBean(AdoptionBoards.class);
    this.cascades = program.getBean(Cascades.class);
    this.transaction = program.getBean(TransactionTemplate.class);
  }

  public static void main(String[] arguments) throws Exception {
    int branches = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 311_000;
    try (var server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("work_mem", "64MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("jit", "off")
                .start();
        var program =
            new SpringApplicationBuilder(MachApplication.class)
                .run(
                    "--server.port=0",
                    "--mach.first-start=none",
                    "--mach.refresh=false",
                    "--logging.level.root=warn",
                    "--mach.db.url=" + server.getJdbcUrl("postgres", "postgres"),
                    "--mach.db.user=postgres",
                    "--mach.db.password=postgres")) {
      new AdoptionsBench(program).run(branches);
    }
    System.exit(0);
  }

  private void run(int branches) throws Exception {
    Realm realm =
        switch (program.getBean(Realms.class).create("country", "Country")) {
          case Outcome.Done<Realm>(Realm made) -> made;
          case Outcome.Refused<Realm> refused -> throw new IllegalStateException("" + refused);
        };
    CurrentRealm.in(
        realm,
        () -> {
          once("plant the tree", () -> plant(branches));
          send();
          openAndRead();
          return true;
        });
  }

  private boolean plant(int branches) {
    int each = Math.max(1, branches / (PROVINCES * COMMUNES));
    int all = 1 + PROVINCES + PROVINCES * COMMUNES * (1 + each);
    jdbc.sql("insert into units (id, code) select n, 'U' || n from generate_series(1, ?) n")
        .param(all)
        .update();
    jdbc.sql(
            """
            insert into unit_versions (unit_id, valid_from, parent_id, name, kind)
            select n, '2020-01-01', case when n = 1 then null when n <= 1 + :provinces then 1
                when n <= 1 + :provinces + :provinces * :communes then 2 + (n - 2 - :provinces) % :provinces
                else 2 + :provinces + (n - 2 - :provinces - :provinces * :communes) % (:provinces * :communes) end, 'Unit ' || n,
              case when n <= 1 + :provinces then 'province' when n <= 1 + :provinces + :provinces * :communes then 'commune' else 'branch' end
            from generate_series(1, :all) n
            """)
        .param("provinces", PROVINCES)
        .param("communes", COMMUNES)
        .param("all", all)
        .update();
    jdbc.sql("call rebuild_unit_closure()").update();
    counts.refresh();
    jdbc.sql("analyze").update();
    return true;
  }

  private void send() throws Exception {
    jdbc.sql(
            "insert into directives (id, symbol, kind, title, issuer_id, issued_on) values (1,"
                + " '01-NQ/TW', 'resolution', 'Directive', 1, ?)")
        .param(day)
        .update();
    jdbc.sql(
            "insert into directive_versions (id, directive_id, number, status, text, issued_on,"
                + " issued_at) values (1, 1, 1, 'issued', '', ?, now())")
        .param(day)
        .update();
    jdbc.sql(
            """
            insert into clauses (version_id, directive_id, clause_key, position, depth, body, asks, answer_kind, changed_in)
            select 1, 1, n, n, 0, 'Clause', true, (array['plan_line', 'study', 'plan_line'])[n], 1 from generate_series(1, 3) n
            """)
        .update();
    double sent =
        once(
            "send a directive by the job",
            () -> {
              transaction.executeWithoutResult(
                  status -> cascades.send(new DirectiveId(1), new DirectiveVersionId(1)));
              await("adoptions.send");
              return true;
            });
    double tasks =
        once(
            "its tasks by the jobs of tasks",
            () -> {
              await("tasks.assign");
              return true;
            });
    System.out.printf(
        "%d units, %d tasks, %d kept rows%n",
        count("adoptions"), count("tasks"), count("adoption_counts"));
    System.out.printf(
        "seconds adoptions.send = %.1f, with tasks %.1f%n", sent / 1e3, (sent + tasks) / 1e3);
    jdbc.sql("analyze").update();
  }

  private void await(String type) throws InterruptedException {
    while (jdbc.sql("select exists (select 1 from jobs where type = ? and ended_at is null)")
        .param(type)
        .query(Boolean.class)
        .single()) {
      Thread.sleep(100);
    }
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private void openAndRead() throws Exception {
    Random random = new Random(1);
    AtomicBoolean more = new AtomicBoolean(true);
    Realm realm = CurrentRealm.get();
    Thread refresh = beside(realm, more, counts::refresh, 1000);
    long units = count("units");
    double[] opens = new double[2000];
    Thread opening =
        Thread.ofPlatform()
            .start(() ->
                CurrentRealm.run(
                    realm,
                    () -> {
                      for (int i = 0; i < opens.length; i++) {
                        UnitId unit = new UnitId(2 + random.nextLong(units - 1));
                        long start = System.nanoTime();
                        adoptions.receive(Actor.system(), new DirectiveId(1), unit);
                        opens[i] = (System.nanoTime() - start) / 1e6;
                      }
                    }));
    NamedDirective directive = boards.directive(Actor.system(), 1);
    for (int i = 0; i < 100; i++) {
      boards.board(Actor.system(), directive, new UnitId(1), ""); // warms up
    }
    double[] times = new double[600];
    for (int i = 0; i < times.length; i++) {
      UnitId unit = new UnitId(i % 4 == 3 ? 2 + i % (PROVINCES + 1000) : 1);
      long start = System.nanoTime();
      boards.board(Actor.system(), directive, unit, "");
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    opening.join();
    more.set(false);
    refresh.join();
    double[] grouped = new double[3];
    for (int i = 0; i < grouped.length; i++) {
      long start = System.nanoTime();
      jdbc.sql(GROUPED).param("day", day).query(row -> {});
      grouped[i] = (System.nanoTime() - start) / 1e6;
    }
    Map<UnitId, Map<String, AdoptionNumbers>> root =
        program.getBean(AdoptionCountsSql.class).read(1, List.of(new UnitId(1)), day);
    System.out.printf("the country has %s%n", root);
    System.out.printf("p99 adoptions.open = %.2f ms%n", at(opens, 0.99));
    System.out.printf("p99 adoptions.board = %.2f ms%n", at(times, 0.99));
    System.out.printf(
        "ratio adoptions.board_vs_group_by = %.5f%n", at(times, 0.5) / at(grouped, 0.5));
  }

  private static Thread beside(Realm realm, AtomicBoolean more, Callable<Boolean> work, int pause) {
    return Thread.ofPlatform()
        .start(() ->
            CurrentRealm.run(
                realm,
                () -> {
                  while (more.get()) {
                    try {
                      work.call();
                      Thread.sleep(pause);
                    } catch (Exception e) {
                      throw new IllegalStateException(e);
                    }
                  }
                }));
  }

  private static double at(double[] times, double share) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];
  }

  private static double once(String what, Callable<?> work) throws Exception {
    long start = System.nanoTime();
    work.call();
    double took = (System.nanoTime() - start) / 1e6;
    System.out.printf("%-40s %10.0f ms%n", what, took);
    return took;
  }
}
