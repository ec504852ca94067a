package vn.mach.evidence.rollups;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.MachApplication;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.base.realms.Today;
import vn.mach.evidence.figures.FigureFunction;
import vn.mach.evidence.figures.FigureStatements;
import vn.mach.organisation.units.ReorganisationDecision;
import vn.mach.organisation.units.Reorganisations;
import vn.mach.organisation.units.TreeStep;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/**
 * {@code script/bench totals [BRANCHES [PART,PART…]]}: live totals of a country (260000 branches),
 * through HTTP where people use them. Parts: recompute, board, baselines, history, other_days,
 * preview, confirm, fresh, consistencyCheck; all unless said. Server, PostgreSQL and the clients
 * that ask share this machine and, but for PostgreSQL, this process and its heap. Each baseline
 * runs in the same run; that of loading in the run that built the country.
 */
final class RollupsBench {

  private static final int CLIENTS = 32;
  private static final int PER_SECOND = 500;

  private final ConfigurableApplicationContext program;
  private final JdbcClient jdbc;
  private final DataSource source;
  private final Realm realm;
  private final int port;
  private final LocalDate today;
  private final Map<String, Double> ratios = new LinkedHashMap<>();
  private final Map<String, Double> p99 = new LinkedHashMap<>();
  private final List<Visitor> clients = new ArrayList<>();

  private RollupsBench(ConfigurableApplicationContext program) throws Exception {
    this.program = program;
    this.jdbc = program.getBean(JdbcClient.class);
    this.source = program.getBean(DataSource.class);
    this.realm = program.getBean(Realms.class).list().getFirst();
    this.port = Integer.parseInt(program.getEnvironment().getProperty("local.server.port", "0"));
    this.today = CurrentRealm.in(realm, () -> program.getBean(Today.class).date());
  }

  public static void main(String[] arguments) throws Exception {
    int branches = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 260_000;
    Set<String> parts = arguments.length > 1 ? Set.of(arguments[1].split(",")) : ALL_PARTS;
    BenchCountry country =
        new BenchCountry(
            branches, LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh")).getYear() - 1);
    country.build();
    try (var program =
        new SpringApplicationBuilder(MachApplication.class)
            .run(
                "--server.port=0",
                "--mach.first-start=none",
                "--logging.level.root=warn",
                "--mach.data=" + country.data())) {
      RollupsBench bench = new RollupsBench(program);
      CurrentRealm.in(
          bench.realm,
          () -> {
            bench.run(country, parts);
            return true;
          });
    }
    System.exit(0);
  }

  private static final Set<String> ALL_PARTS =
      Set.of(
          "recompute",
          "board",
          "baselines",
          "history",
          "other_days",
          "preview",
          "confirm",
          "fresh",
          "consistencyCheck");

  private void run(BenchCountry country, Set<String> parts) throws Exception {
    System.out.printf(
        "%d processors, heap at most %d MB, PostgreSQL %s%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20,
        jdbc.sql("show server_version").query(String.class).single());
    System.out.printf(
        "%d units, %d people, %d activities, %d targets running%n",
        count("units"),
        count("people"),
        count("activities"),
        program.getBean(TargetRollupsSql.class).allRunning(today).size());
    BenchCountry.Load load = country.load(source, jdbc, program.getBean(Realms.class));
    line("load: import of everything, measured when it was built", load.imported(), "");
    line("baseline: plain COPY of the same " + load.rows() + " rows", load.copied(), "");
    ratios.put("load", load.imported() / load.copied());
    jdbc.sql("delete from changes").update();
    prepare();
    record Part(String name, Callable<?> work) {}
    for (Part part :
        List.of(
            new Part("recompute", this::recompute),
            new Part("board", this::board),
            new Part("baselines", this::baselines),
            new Part("history", this::history),
            new Part("other_days", this::otherDays),
            new Part("preview", this::preview),
            new Part("confirm", this::confirm),
            new Part("fresh", this::fresh),
            new Part("consistencyCheck", this::consistencyCheck))) {
      if (parts.contains(part.name)) {
        part.work.call();
      }
    }
    space();
    p99.forEach((name, time) -> System.out.printf("p99 %s = %.1f ms%n", name, time));
    ratios.forEach((name, ratio) -> System.out.printf("ratio %s = %.2f%n", name, ratio));
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  /** Accounts of offices, each at a province, and one at the centre; drafts for them to confirm. */
  private void prepare() {
    String password = program.getBean(PasswordEncoder.class).encode(TestRealms.PASSWORD);
    jdbc.sql("vacuum analyze").update();
    for (int i = 0; i <= CLIENTS; i++) {
      jdbc.sql(
              """
              with a as (
                insert into accounts (login, password, created_at) values (:login, :password, now())
                on conflict (login) do update set password = excluded.password returning id
              )
              insert into grants (account_id, role, unit_id, granted_at, granted_by)
              select a.id, 'office', u.id, now(), 0 from a, units u
              where u.code = :unit and not exists (select 1 from grants g where g.account_id = a.id)\
              """)
          .param("login", "bench" + i)
          .param("password", password)
          .param("unit", i == 0 ? "TW" : "T%02d".formatted(i))
          .update();
    }
    for (int i = 0; i <= CLIENTS; i++) {
      Visitor client = new Visitor(port, realm).signIn("bench" + i);
      client.get("/"); // takes the token that follows a sign-in
      clients.add(client);
    }
  }

  private boolean recompute() {
    new TransactionTemplate(program.getBean(PlatformTransactionManager.class))
        .executeWithoutResult(status -> program.getBean(TargetRollupsSql.class).waitForLock());
    long start = System.nanoTime();
    while (!program.getBean(TargetRollups.class).recompute()) {
      start = System.nanoTime();
    }
    line("recompute of everything", millis(start), "");
    ratios.put("recompute_of_two_minutes", millis(start) / 120_000);
    jdbc.sql("vacuum analyze target_unit_results, target_rollups, daily_aggregates, changes")
        .update(); // as the server's own does, which would be at it beside the next part
    return true;
  }

  private boolean board() throws Exception {
    Map<String, List<Long>> levels = new LinkedHashMap<>();
    levels.put("centre", units("select unit_id from units_on(:today) where code = 'TW'"));
    for (String kind :
        List.of("province", "commune", "grassroots_committee", "grassroots_branch", "branch")) {
      levels.put(
          kind,
          units(
              "select unit_id from units_on(:today) where kind = '"
                  + kind
                  + "' order by md5(code) limit 200"));
    }
    Map<String, Queue<Double>> taken = new LinkedHashMap<>();
    levels.keySet().forEach(level -> taken.put(level, new ConcurrentLinkedQueue<>()));
    List<Map.Entry<String, Long>> asked = new ArrayList<>();
    levels.forEach((level, ids) -> {
      for (int i = 0; i < 5_000 / levels.size(); i++) {
        asked.add(Map.entry(level, ids.get(i % ids.size())));
      }
    });
    Collections.shuffle(asked, new Random(1));
    for (boolean warm :
        List.of(
            false, false, false,
            true)) { // the compiler of the virtual machine is at it for ten thousand requests and
      // more
      Queue<Map.Entry<String, Long>> waiting = new ConcurrentLinkedQueue<>(asked);
      together(
          4,
          client -> {
            Visitor visitor = clients.getFirst();
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
              long start = System.nanoTime();
              int status = visitor.status("/?unit=" + next.getValue());
              double time = millis(start);
              if (status != 200) {
                throw new IllegalStateException("The board was answered with " + status);
              }
              if (warm) {
                taken.get(next.getKey()).add(time);
              }
            }
          });
    }
    double root = 0;
    double worst = 0;
    for (var level : taken.entrySet()) {
      double[] sorted = sorted(level.getValue());
      line(
          "board: " + level.getKey() + ", " + sorted.length + " requests, 4 clients",
          median(sorted),
          "p99 %.1f ms".formatted(last(sorted)));
      worst = Math.max(worst, last(sorted));
      root = level.getKey().equals("centre") ? median(sorted) : root;
    }
    p99.put("board", worst);
    rootMedian = root;
    return true;
  }

  private double rootMedian = Double.NaN;

  /**
   * The root's board in the two ways that others have, each with the memory that our own recompute
   * takes; both must come to what is stored.
   */
  private boolean baselines() throws Exception {
    double root = rootMedian;
    long top = units("select unit_id from units_on(:today) where code = 'TW'").getFirst();
    while (program.getBean(TargetRollups.class).refresh()) {
      Thread.onSpinWait();
    }
    double recursive =
        baseline(
            "baseline (a): the root's by a recursive walk over raw evidence",
            () -> agreeing(sql("board_recursive"), top));
    double rebuilt =
        baseline(
            "baseline (b): rebuild of the flat facts for one new activity",
            () -> {
              for (String statement : sql("flat_rebuild").split(";\\n")) {
                jdbc.sql(statement).param("today", today).update();
              }
              return "";
            });
    double flat =
        baseline(
            "baseline (b): the root's from the flat facts", () -> agreeing(sql("board_flat"), top));
    jdbc.sql("drop table bench_flat_units, bench_flat_facts").update();
    ratios.put("board_vs_recursive", recursive / root);
    ratios.put("board_vs_flat", (rebuilt + flat) / root);
    ratios.put("board_vs_flat_reading_only", flat / root);
    return true;
  }

  /**
   * The planner cannot know how many a recursion finds, and would sort and loop where hashing takes
   * half the time.
   */
  private double baseline(String what, Callable<?> work) throws Exception {
    TransactionTemplate transaction =
        new TransactionTemplate(program.getBean(PlatformTransactionManager.class));
    return timed(
        what,
        () ->
            transaction.execute(status -> {
              program.getBean(TargetRollupsSql.class).thinkBig();
              jdbc.sql("set local enable_nestloop = off").update();
              jdbc.sql("set local enable_mergejoin = off").update();
              try {
                return work.call();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            }));
  }

  /**
   * How many rows the statement gives, for the root and each unit directly under it: the very
   * numbers that are stored.
   */
  private String agreeing(String sql, long top) {
    Set<String> counted = rows(sql, top);
    Set<String> kept =
        rows(
            """
            select target_id, unit_id, due, done from target_rollups
            where due > 0 and (unit_id = :unit or unit_id in (select unit_id from units_on(:today) where parent_id = :unit))\
            """,
            top);
    if (!counted.equals(kept)) {
      Set<String> others = new TreeSet<>(counted);
      others.removeAll(kept);
      throw new IllegalStateException(
          "A baseline differs from what is kept of the same %d rows, in %d: %s"
              .formatted(kept.size(), others.size(), others));
    }
    return counted.size() + " rows, as kept";
  }

  private boolean history() throws Exception {
    List<String> figures =
        jdbc.sql("select code from figures order by code")
            .query((row, number) -> row.getString(1))
            .list();
    List<String> codes =
        jdbc.sql("select code from units order by md5(code || 'history') limit 1100")
            .query((row, number) -> row.getString(1))
            .list();
    int year = today.getYear() - 1;
    String period = "&from=%d-03-13&to=%d-09-17".formatted(year, year);
    Queue<Double> taken = new ConcurrentLinkedQueue<>();
    AtomicInteger turn = new AtomicInteger();
    together(
        4,
        client -> {
          for (int i = turn.getAndIncrement(); i < codes.size(); i = turn.getAndIncrement()) {
            double time = figure(figures.get(i % figures.size()), codes.get(i), period);
            if (i >= 100) {
              taken.add(time);
            }
          }
        });
    double[] sorted = sorted(taken);
    line(
        "history: a figure from 13 March to 17 September, " + sorted.length + " random units",
        median(sorted),
        "p99 %.1f ms".formatted(last(sorted)));
    p99.put("history", last(sorted));
    for (String unit : List.of("TW", "T01")) {
      List<Double> each = new ArrayList<>();
      for (String figure : figures) {
        each.add(figure(figure, unit, period));
      }
      double[] all = sorted(each);
      line(
          "history: each figure in " + unit,
          median(all),
          "slowest %.1f ms".formatted(all[all.length - 1]));
      p99.put("history_" + unit, all[all.length - 1]);
    }
    return true;
  }

  /**
   * A scoreboard of last year's 30 September, and the map and course of one target; for large units
   * the first time and once it is stored.
   */
  private boolean otherDays() {
    jdbc.sql("delete from board_snapshots").update();
    for (String code : List.of("T01", "TW", "X00001", "G000001", "B0000001")) {
      long unit =
          jdbc.sql("select id from units where code = ?").param(code).query(Long.class).single();
      for (String page :
          List.of(
              "/?unit=" + unit + "&on=" + (today.getYear() - 1) + "-09-30",
              "/home/map?unit=" + unit + "&target=T02")) {
        double first = shown(page);
        line(
            "another day: " + code + " " + page.replaceAll("unit=\\d+&", ""),
            first,
            "then %.0f ms".formatted(shown(page)));
      }
    }
    return true;
  }

  /** Until the page is there and no longer says how far its day is counted. */
  private double shown(String page) {
    long start = System.nanoTime();
    HttpResponse<String> answer = clients.getFirst().get(page);
    while (answer.body().contains("id=\"counting\"")) {
      LockSupport.parkNanos(200_000_000);
      answer = clients.getFirst().get(page);
    }
    expect(200, answer);
    return millis(start);
  }

  /** Looked at and taken back: a commune that moves to another province half a year ago. */
  private boolean preview() {
    Reorganisations reorganisations = program.getBean(Reorganisations.class);
    ReorganisationDecision decision =
        new ReorganisationDecision(
            today.minusMonths(6), "01-QĐ/TW", "đo", List.of(new TreeStep.Move("X00001", "T05")));
    long start = System.nanoTime();
    if (!(reorganisations.preview(Actor.system(), decision) instanceof Outcome.Done)) {
      throw new IllegalStateException("The preview was refused");
    }
    line("preview of moving a commune to another province half a year ago", millis(start), "");
    return true;
  }

  private double figure(String figure, String unit, String period) {
    long start = System.nanoTime();
    expect(200, clients.getFirst().get("/api/v1/figures/" + figure + "?unit=" + unit + period));
    return millis(start);
  }

  private boolean confirm() throws Exception {
    List<Double> byJdbc = new ArrayList<>();
    List<Double> byPage = new ArrayList<>();
    double before = 0;
    for (int round = 0;
        round < 8;
        round++) { // as above: until it grows no quicker, as on a server that has been up for some
      // minutes
      double rate = confirmed(drafts(4_000, false), Integer.MAX_VALUE);
      if (rate < 1.05 * before) {
        break;
      }
      before = rate;
    }
    for (int round = 0; round < 3; round++) {
      byJdbc.add(plainly(drafts(4_000, false)));
      byPage.add(confirmed(drafts(4_000, false), Integer.MAX_VALUE));
    }
    Collections.sort(byJdbc);
    Collections.sort(byPage);
    System.out.printf(
        "%-70s %10.0f /s %s%n",
        "baseline: the same rows, one JDBC transaction each, 32 connections",
        byJdbc.get(1),
        byJdbc);
    System.out.printf(
        "%-70s %10.0f /s %s%n", "confirm: through HTTP, 32 clients", byPage.get(1), byPage);
    ratios.put("confirm", byPage.get(1) / byJdbc.get(1));
    return true;
  }

  /**
   * Drafts of today in branches of each client's province; where asked, in branches of which each
   * turns a target by it.
   */
  private List<Queue<Long>> drafts(int number, boolean turning) {
    String run = Long.toString(System.nanoTime(), 36);
    jdbc.sql(
            """
            insert into activities (ref, unit_id, kind, form, title, held_on, status, expected, present, attendance_reason, recorded_by, recorded_at)
            select :run || '-' || row_number() over (), s.unit_id, 'dissemination', 'in_person', 'Học tập (đo)', :today, 'draft', 20, 19, 'Đo', 0, now()
            from units_on(:today) s
            where s.kind = 'branch' and exists (
              select 1 from unit_closure_on(:today) a join units p on p.id = a.ancestor_id where a.unit_id = s.unit_id and p.code = any (:provinces))
              and (not :turning or exists (
                select 1 from target_unit_results u join targets t on t.id = u.target_id where t.code = 'T06' and u.unit_id = s.unit_id and not u.reached))
            order by md5(s.code || :run) limit :number\
            """)
        .param("run", run)
        .param("today", today)
        .param("turning", turning)
        .param(
            "provinces",
            java.util.stream.IntStream.rangeClosed(1, CLIENTS)
                .mapToObj("T%02d"::formatted)
                .toArray(String[]::new))
        .param("number", number)
        .update();
    jdbc.sql("analyze activities").update();
    List<Queue<Long>> drafts = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      drafts.add(new ConcurrentLinkedQueue<>());
    }
    jdbc.sql(
            """
            select a.id, p.code from activities a
            join unit_closure_on(:today) u on u.unit_id = a.unit_id join units p on p.id = u.ancestor_id and p.code similar to 'T[0-9]{2}'
            where a.ref like :run || '-%'\
            """)
        .param("run", run)
        .param("today", today)
        .query(row -> {
          drafts.get(Integer.parseInt(row.getString(2).substring(1)) - 1).add(row.getLong(1));
        });
    return drafts;
  }

  private final List<Long> answered = new CopyOnWriteArrayList<>();

  /**
   * Confirms all of them through the page, at most so many a second. Returns how many a second it
   * came to.
   */
  private double confirmed(List<Queue<Long>> drafts, int perSecond) throws Exception {
    long start = System.nanoTime();
    AtomicInteger turn = new AtomicInteger();
    Queue<Long> at = new ConcurrentLinkedQueue<>();
    together(
        CLIENTS,
        client -> {
          Visitor visitor = clients.get(client + 1);
          for (Long draft = drafts.get(client).poll();
              draft != null;
              draft = drafts.get(client).poll()) {
            if (perSecond < Integer.MAX_VALUE) {
              long due = start + turn.getAndIncrement() * 1_000_000_000L / perSecond;
              while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
              }
            }
            expect(
                302,
                visitor.post("/activities/" + draft + "/confirm", Map.of("key", "bench" + draft)));
            at.add(System.nanoTime());
          }
        });
    answered.clear();
    answered.addAll(at);
    return at.size() / (millis(start) / 1000);
  }

  /** The very rows that a confirm writes, one transaction each, and nothing else. */
  private double plainly(List<Queue<Long>> drafts) throws Exception {
    List<Connection> connections = new ArrayList<>();
    // not of the pool: a program of its own would open them too
    DataSource source = program.getBean(HikariDataSource.class).getDataSource();
    for (int i = 0; i < CLIENTS; i++) {
      Connection connection = source.getConnection();
      connection.setSchema(jdbc.sql("select current_schema()").query(String.class).single());
      connection.setAutoCommit(false);
      connections.add(connection);
    }
    long start = System.nanoTime();
    AtomicInteger done = new AtomicInteger();
    together(
        CLIENTS,
        client -> {
          Connection connection = connections.get(client);
          byte[] digest = new byte[32];
          try (var command =
                  connection.prepareStatement(
                      "insert into idempotency_keys (account_id, key, digest, answer, at) values (?, ?, ?, ?, now())");
              var update =
                  connection.prepareStatement(
                      "update activities set status = 'confirmed', confirmed_by = ?, confirmed_at = now() where id = ?");
              var change =
                  connection.prepareStatement(
                      "insert into changes (topic, subject_id, sign) values ('activities', ?, 1)");
              var auditLog =
                  connection.prepareStatement(
                      "insert into audit_log (at, account_id, login, via, action, subject, unit_id, details) select now(), ?, ?, 'page', 'activities.confirmed', ?, unit_id, jsonb_build_object('ref', ref) from activities where id = ?")) {
            for (Long draft = drafts.get(client).poll();
                draft != null;
                draft = drafts.get(client).poll()) {
              command.setLong(1, -client);
              command.setString(2, "plain" + draft);
              command.setBytes(3, digest);
              command.setString(4, draft.toString());
              command.executeUpdate();
              update.setLong(1, -client);
              update.setLong(2, draft);
              update.executeUpdate();
              change.setLong(1, draft);
              change.executeUpdate();
              auditLog.setLong(1, -client);
              auditLog.setString(2, "bench" + client);
              auditLog.setString(3, "activities:" + draft);
              auditLog.setLong(4, draft);
              auditLog.executeUpdate();
              connection.commit();
              done.incrementAndGet();
            }
          } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
          }
        });
    double rate = done.get() / (millis(start) / 1000);
    for (Connection connection : connections) {
      connection.close();
    }
    return rate;
  }

  /** Each confirm lets one more branch reach a target; somebody looks at the root all the while. */
  private boolean fresh() throws Exception {
    while (program.getBean(TargetRollupsSql.class).pending(today)) {
      LockSupport.parkNanos(100_000_000);
    }
    List<Queue<Long>> drafts = drafts(PER_SECOND * 20, true);
    int all = drafts.stream().mapToInt(Queue::size).sum();
    long before = rootDone();
    List<long[]> seen = new ArrayList<>();
    try (ExecutorService looking = Executors.newSingleThreadExecutor()) {
      Future<?> poller =
          looking.submit(() -> {
            long shown = 0;
            while (shown < all && !Thread.currentThread().isInterrupted()) {
              shown = rootDone() - before;
              seen.add(new long[] {System.nanoTime(), shown});
              LockSupport.parkNanos(20_000_000);
            }
          });
      double rate = confirmed(drafts, PER_SECOND);
      poller.get();
      List<Long> at = new ArrayList<>(answered);
      Collections.sort(at);
      List<Double> waits = new ArrayList<>();
      for (int i = 0, look = 0; i < at.size(); i++) {
        while (look < seen.size() - 1 && seen.get(look)[1] < i + 1) {
          look++;
        }
        waits.add(Math.max(0, (seen.get(look)[0] - at.get(i)) / 1e6));
      }
      double[] sorted = sorted(waits);
      line(
          "fresh: from a confirm's answer to the root showing it, at %.0f a second".formatted(rate),
          median(sorted),
          "p99 %.0f ms, slowest %.0f ms".formatted(last(sorted), sorted[sorted.length - 1]));
      p99.put("fresh", last(sorted));
    }
    return true;
  }

  private static final Pattern DONE = Pattern.compile("\"target\":\"T06\",[^}]*\"done\":(\\d+)");

  private long rootDone() {
    HttpResponse<String> answer = clients.getFirst().get("/api/v1/units/TW/scoreboard");
    expect(200, answer);
    var found = DONE.matcher(answer.body());
    if (!found.find()) {
      throw new IllegalStateException(answer.body());
    }
    return Long.parseLong(found.group(1));
  }

  private boolean consistencyCheck() {
    long start = System.nanoTime();
    // The server refreshes beside it: while it does, nothing is checked.
    while (!program.getBean(ConsistencyCheck.class).check(null, (done, steps) -> {})) {
      LockSupport.parkNanos(200_000_000);
      start = System.nanoTime();
    }
    long faults = count("target_discrepancies") + count("figure_discrepancies");
    line(
        "consistencyCheck: every total compared with the evidence",
        millis(start),
        faults + " differences");
    if (faults > 0) {
      throw new IllegalStateException("The totals differ from the evidence");
    }
    return true;
  }

  private void space() throws IOException {
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum();
    String resident =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .findFirst()
            .orElse("VmHWM: unknown")
            .substring(6)
            .strip();
    System.out.printf(
        "heap at its fullest (pools summed) %d MB of %d MB, resident at most %s%n",
        peak >> 20, Runtime.getRuntime().maxMemory() >> 20, resident);
    for (List<String> tables :
        List.of(
            List.of("activities", "activity_amounts"),
            List.of("target_unit_results", "target_rollups"))) {
      long bytes =
          tables.stream()
              .mapToLong(table ->
                  jdbc.sql("select pg_total_relation_size(cast(? as regclass))")
                      .param(table)
                      .query(Long.class)
                      .single())
              .sum();
      System.out.printf(
          "%s: %d MB, %.0f bytes an activity%n",
          String.join(" and ", tables), bytes >> 20, (double) bytes / count("activities"));
    }
  }

  private interface Work {
    void by(int client) throws Exception;
  }

  private void together(int number, Work work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(number)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        int client = i;
        all.add(
            threads.submit(() -> {
              work.by(client);
              return true;
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  /** Rows of target, unit, due and done. */
  private Set<String> rows(String sql, long unit) {
    return new HashSet<>(
        jdbc.sql(sql)
            .param("unit", unit)
            .param("today", today)
            .query((row, number) ->
                "%d/%d/%d/%d"
                    .formatted(
                        row.getLong("target_id"),
                        row.getLong("unit_id"),
                        row.getLong("due"),
                        row.getLong("done")))
            .list());
  }

  private List<Long> units(String sql) {
    return jdbc.sql(sql).param("today", today).query((row, number) -> row.getLong(1)).list();
  }

  /**
   * The statement, in which what is counted is said once for each function with the one expression
   * that it needs, as in our own recompute.
   */
  private static String sql(String name) throws IOException {
    String text =
        read(name).replace("{{reached}}", "figure_reached(function, numerator, base, minimum)");
    if (!text.contains("{{counted}}\n")) {
      return text;
    }
    String each = read(name + "_counted");
    return text.replace(
        "{{counted}}\n",
        Arrays.stream(FigureFunction.values())
            .map(function ->
                each.replace("{{function}}", function.code())
                    .replace("{{value}}", FigureStatements.VALUE)
                    .replace("{{aggregates}}", FigureStatements.of(function, "{{aggregates}}")))
            .collect(Collectors.joining("union all\n")));
  }

  private static String read(String name) throws IOException {
    try (var file = RollupsBench.class.getResourceAsStream(name + ".sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(
          answer.request().uri() + " answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  private double timed(String what, Callable<?> work) throws Exception {
    long start = System.nanoTime();
    Object answer = work.call();
    double time = millis(start);
    line(what, time, answer.toString());
    return time;
  }

  private static void line(String what, double time, String more) {
    System.out.printf("%-70s %12.1f ms  %s%n", what, time, more);
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double[] sorted(Iterable<Double> times) {
    List<Double> all = new ArrayList<>();
    times.forEach(all::add);
    double[] sorted = all.stream().mapToDouble(it -> it).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  private static double last(double[] sorted) {
    return sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * 0.99) - 1)];
  }
}
