package vn.mach.organisation.tasks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.MachApplication;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;

/**
 * {@code script/bench tasks [BRANCHES [ISSUES]]}: one task for each unit of a country, created by
 * the product's job, once more by a process that is killed in the middle; settling; the lateness
 * board of the country over all issues, today and on past days, while tasks are settled. Baseline
 * of the board: a group-by over the tasks with the closure table. Durability is switched on.
 */
final class TasksBench {

  private static final int PROVINCES = 34;
  private static final int COMMUNES = 100;

  /** The first boards of a new process measure the JVM's compiler; they are printed apart. */
  private static final int WARM = 60;

  private static final String GROUPED =
      """
      select c.unit_id, h.kind, count(*) filter (where h.state = 'open' and h.due_on >= :day), count(*) filter (where h.state = 'open' and h.due_on < :day),
        count(*) filter (where h.state in ('answered', 'settled') and date_trunc('year', h.valid_from) = date_trunc('year', :day::date))
      from unit_closure_on(:day) c join unit_closure_on(:day) b on b.ancestor_id = c.unit_id join task_history h on h.unit_id = b.unit_id
      where c.ancestor_id = 1 and c.distance <= 1 and :day between h.valid_from and h.valid_to group by 1, 2
      """;

  private final ConfigurableApplicationContext program;
  private final String url;
  private final JdbcClient jdbc;
  private final Tasks tasks;
  private final TaskCounts counts;
  private final LatenessBoards boards;
  private final TransactionTemplate transaction;
  private final LocalDate day = LocalDate.now();

  private TasksBench(ConfigurableApplicationContext program, String url) {
    this.program = program;
    this.url = url;
    this.jdbc = program.getBean(JdbcClient.class);
    this.tasks = program.getBean(Tasks.class);
    this.counts = program.getBean(TaskCounts.class);
    this.boards = program.getBean(LatenessBoards.class);
    this.transaction = program.getBean(TransactionTemplate.class);
  }

  public static void main(String[] arguments) throws Exception {
    int branches = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 311_000;
    int issues = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 25;
    try (var server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("work_mem", "64MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("maintenance_work_mem", "512MB")
                .setServerConfig("max_connections", "200")
                .setServerConfig("jit", "off")
                .start();
        var program =
            new SpringApplicationBuilder(MachApplication.class)
                .run(
                    "--server.port=0",
                    "--mach.first-start=none",
                    "--mach.refresh=false",
                    "--mach.backup.nightly=false",
                    "--logging.level.root=warn",
                    "--mach.db.url=" + server.getJdbcUrl("postgres", "postgres"),
                    "--mach.db.user=postgres",
                    "--mach.db.password=postgres")) {
      new TasksBench(program, server.getJdbcUrl("postgres", "postgres")).run(branches, issues);
    }
    System.exit(0);
  }

  private void run(int branches, int issues) throws Exception {
    Realm realm =
        switch (program.getBean(Realms.class).create("country", "Country")) {
          case Outcome.Done<Realm>(Realm made) -> made;
          case Outcome.Refused<Realm> refused -> throw new IllegalStateException("" + refused);
        };
    CurrentRealm.in(
        realm,
        () -> {
          once("plant the tree", () -> plant(branches));
          once("first count", counts::refresh);
          once("fill " + (issues - 1) + " issues", () -> fill(issues - 1));
          once("count them anew", this::recountAll);
          jdbc.sql("analyze").update();
          create();
          killed();
          settleAndRead();
          return true;
        });
  }

  private boolean plant(int branches) {
    int each = Math.max(1, branches / (PROVINCES * COMMUNES));
    jdbc.sql(
            """
            insert into units (id, code) select n, 'U' || n from generate_series(1, 1 + :provinces + :provinces * :communes + :provinces * :communes * :each) n
            """)
        .param("provinces", PROVINCES)
        .param("communes", COMMUNES)
        .param("each", each)
        .update();
    jdbc.sql(
            """
            insert into unit_versions (unit_id, valid_from, parent_id, name, kind)
            select n, '2020-01-01', case when n = 1 then null when n <= 1 + :provinces then 1
                when n <= 1 + :provinces + :provinces * :communes then 2 + (n - 2 - :provinces) % :provinces
                else 2 + :provinces + (n - 2 - :provinces - :provinces * :communes) % (:provinces * :communes) end, 'Unit ' || n,
              case when n <= 1 + :provinces then 'province' when n <= 1 + :provinces + :provinces * :communes then 'commune' else 'branch' end
            from generate_series(1, 1 + :provinces + :provinces * :communes + :provinces * :communes * :each) n
            """)
        .param("provinces", PROVINCES)
        .param("communes", COMMUNES)
        .param("each", each)
        .update();
    jdbc.sql("call rebuild_unit_closure()").update();
    jdbc.sql("analyze").update();
    return true;
  }

  /**
   * Issues of the two years before, of three kinds; nine of ten tasks are settled, most in time.
   * Without indexes and without looking at foreign keys, which are put back afterwards.
   */
  private boolean fill(int issues) {
    List<String> indexes =
        jdbc.sql(
                """
                select indexdef from pg_indexes where schemaname = current_schema() and tablename in ('tasks', 'task_versions')
                  and indexname not in (select conname from pg_constraint)
                """)
            .query(String.class)
            .list();
    jdbc.sql(
            """
            select indexname from pg_indexes where schemaname = current_schema() and tablename in ('tasks', 'task_versions')
              and indexname not in (select conname from pg_constraint)
            """)
        .query(String.class)
        .list()
        .forEach(index -> jdbc.sql("drop index " + index).update());
    jdbc.sql("alter table tasks drop constraint tasks_once").update();
    for (int i = 0; i < issues; i++) {
      int issue = i;
      String kind = List.of("order", "transfer", "draft").get(i % 3);
      LocalDate assigned = day.minusDays(700L * (issues - i) / issues);
      transaction.executeWithoutResult(status -> issue(issue, kind, assigned));
    }
    jdbc.sql(
            "alter table tasks add constraint tasks_once unique nulls not distinct (subject_id, assigned_unit_id, assigned_person_id)")
        .update();
    indexes.forEach(index -> jdbc.sql(index).update());
    jdbc.sql("vacuum analyze tasks").update();
    jdbc.sql("vacuum analyze task_versions").update();
    return true;
  }

  private void issue(int number, String kind, LocalDate assigned) {
    jdbc.sql("set local session_replication_role = replica").update();
    long subject =
        jdbc.sql(
                "insert into task_subjects (kind, module, subject_id, title, link, assigned_on, created_by, created_at) values ('order', 'bench', ?, 'Issue', '/tasks', ?, 0, now()) returning id")
            .params(1000 + number, assigned)
            .query(Long.class)
            .single();
    // a plain mixture of the numbers says which are settled, and after how many days
    jdbc.sql(
            """
            insert into tasks (subject_id, kind, assigned_unit_id, unit_id, assigned_on, due_on, state, since, created_at)
            select :subject, :kind, u.id, u.id, :assigned, :assigned::date + 20,
              case when (u.id * 7 + :number) % 10 = 0 then 'open' else 'settled' end,
              case when (u.id * 7 + :number) % 10 = 0 then :assigned::date else :assigned::date + 1 + ((u.id * 13 + :number) % 25)::int end, now()
            from units u order by u.id
            """)
        .param("subject", subject)
        .param("kind", kind)
        .param("assigned", assigned)
        .param("number", number)
        .update();
    jdbc.sql(
            """
            insert into task_versions (task_id, valid_from, valid_to, unit_id, due_on, state)
            select id, assigned_on, since - 1, unit_id, due_on, 'open' from tasks where subject_id = ? and state = 'settled'
            """)
        .param(subject)
        .update();
  }

  private boolean recountAll() {
    counts.recountAll();
    return true;
  }

  private void create() throws Exception {
    Actor system = Actor.system();
    TaskSubject subject = TaskSubject.of("order", "bench", 1, "Issue", "/tasks");
    long number =
        transaction.execute(status ->
            tasks
                .assignAll(
                    system,
                    subject,
                    TaskRecipients.below(new UnitId(1), Set.of()),
                    TaskDue.on(day.plusDays(10)))
                .orElseThrow());
    Jobs jobs = program.getBean(Jobs.class);
    double made =
        once(
            "create one issue by the job",
            () -> {
              while (jobs.about("tasks:1").filter(Job::underWay).isPresent()) {
                Thread.sleep(20);
              }
              return number;
            });
    long rows =
        jdbc.sql(
                "select count(*) from tasks t join task_subjects s on s.id = t.subject_id where s.module = 'bench' and s.subject_id = 1")
            .query(Long.class)
            .single();
    double counted = once("count it", counts::refresh);
    jdbc.sql("create table plain as select * from tasks limit 0").update();
    double plain =
        once(
            "baseline: plain insert of the rows",
            () ->
                jdbc.sql(
                        "insert into plain select t.* from tasks t join task_subjects s on s.id = t.subject_id where s.module = 'bench' and s.subject_id = 1")
                    .update());
    System.out.printf("%d tasks created%n", rows);
    System.out.printf("ratio tasks.create_vs_plain_insert = %.2f%n", (made + counted) / plain);
  }

  /** The same by another process, which is killed in the middle; this one goes on with it. */
  private void killed() throws Exception {
    Realm realm = CurrentRealm.get();
    String made =
        "select count(*) from tasks where subject_id = (select id from task_subjects where subject_id = 77)";
    long atDeath =
        AssigningNode.startAndKill(
            url, realm, day.plusDays(10), () -> jdbc.sql(made).query(Long.class).single());
    Jobs jobs = program.getBean(Jobs.class);
    String about =
        jdbc.sql("select about from jobs where ended_at is null").query(String.class).single();
    once(
        "go on with what a killed process began",
        () -> {
          while (jobs.about(about).filter(Job::underWay).isPresent()) {
            Thread.sleep(20);
          }
          return true;
        });
    while (counts.refresh()) {
      // until nothing waits
    }
    System.out.printf(
        "killed after %d of %s tasks; then %s tasks of %s units%n",
        atDeath,
        jdbc.sql("select count(*) - 1 from units").query(Long.class).single(),
        jdbc.sql(made).query(Long.class).single(),
        jdbc.sql(made.replace("count(*)", "count(distinct unit_id)")).query(Long.class).single());
  }

  private void settleAndRead() throws Exception {
    Random random = new Random(1);
    long units = jdbc.sql("select count(*) from units").query(Long.class).single();
    AtomicBoolean more = new AtomicBoolean(true);
    Realm realm = CurrentRealm.get();
    Thread refresh =
        Thread.ofPlatform()
            .start(() ->
                CurrentRealm.run(
                    realm,
                    () -> {
                      while (more.get()) {
                        counts.refresh();
                        try {
                          Thread.sleep(300);
                        } catch (InterruptedException e) {
                          return;
                        }
                      }
                    }));
    double[] settles = new double[3000];
    Thread settling =
        Thread.ofPlatform()
            .start(() ->
                CurrentRealm.run(
                    realm,
                    () -> {
                      for (int i = 0; i < settles.length; i++) {
                        UnitId unit = new UnitId(2 + random.nextLong(units - 1));
                        long start = System.nanoTime();
                        transaction.executeWithoutResult(
                            status -> tasks.settle("order", "bench", 1, unit));
                        settles[i] = (System.nanoTime() - start) / 1e6;
                      }
                    }));
    Random days = new Random(2);
    double[] first = new double[WARM];
    for (int i = 0; i < first.length; i++) {
      first[i] = board(i, days);
    }
    double[] boardTimes = new double[600];
    for (int i = 0; i < boardTimes.length; i++) {
      boardTimes[i] = board(i, days);
    }
    settling.join();
    more.set(false);
    refresh.join();
    while (counts.refresh()) {
      // until nothing waits
    }
    double[] grouped = new double[3];
    for (int i = 0; i < grouped.length; i++) {
      long start = System.nanoTime();
      jdbc.sql(GROUPED).param("day", day).query(row -> {});
      grouped[i] = (System.nanoTime() - start) / 1e6;
    }
    Map<String, TaskCountsSql.Counts> root =
        program
            .getBean(TaskCountsSql.class)
            .read(List.of(new UnitId(1)), List.of("order"), day)
            .getOrDefault(new UnitId(1), Map.of());
    System.out.printf("the country has %s%n", root.get("order"));
    System.out.printf(
        "size of task_counts: %s rows%n",
        jdbc.sql("select count(*) from task_counts").query(Long.class).single());
    System.out.printf("p99 tasks.settle = %.2f ms%n", at(settles, 0.99));
    System.out.printf(
        "the first %d boards of a new process: median %.2f ms, slowest %.2f ms%n",
        WARM, at(first, 0.5), at(first, 1));
    System.out.printf(
        "boards after these: median %.2f ms, slowest %.2f ms%n",
        at(boardTimes, 0.5), at(boardTimes, 1));
    System.out.printf("p99 tasks.board = %.2f ms%n", at(boardTimes, 0.99));
    System.out.printf(
        "ratio tasks.board_vs_group_by = %.5f%n", at(boardTimes, 0.5) / at(grouped, 0.5));
  }

  /** How long a board takes: every other one today, one of four of a unit below. */
  private double board(int number, Random days) {
    LocalDate on = number % 2 == 0 ? day : day.minusDays(days.nextInt(700));
    UnitId unit = new UnitId(number % 4 == 3 ? 2 + days.nextInt(PROVINCES + 1000) : 1);
    long start = System.nanoTime();
    boards.board(Actor.system(), new LatenessQuery(unit, on, "", "", false));
    return (System.nanoTime() - start) / 1e6;
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
