package vn.mach.branch.attendance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.MachApplication;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/**
 * {@code script/bench checkin [SITES PEOPLE]}: a study day. All people due at all sites of a realm
 * check in by phone: 64 connections over HTTP with a server in a process of its own (768 MB of
 * heap), while somebody watches the turnout of the whole country. Baseline in the same run: 64
 * connections of JDBC insert the same rows one by one. Durability is switched on for both.
 *
 * <p>A phone has its page open before: the ticket of that page is made here. What opening the page
 * costs is measured apart.
 */
final class CheckInBench {

  private static final int CLIENTS = 64;
  private static final int WARM_UP = 5; // percent of the people
  private static final int PAGES = 4_000;
  private static final Pattern PRESENT = Pattern.compile("data-present=\"(\\d+)\"");
  private static final String ROW =
      "(list_id, person_id, status, how, reason, at, account_id) values (?, ?, 'present', 'code', null, ?, ?)";

  /** A person due, the site's list, and its secret. */
  private record Due(long list, long person, byte[] secret) {}

  /** What one client does for one person. */
  private interface Client extends AutoCloseable {
    void comes(Due due) throws Exception;
  }

  private final String url;
  private final Realm realm;
  private final long round;
  private final List<Due> people;

  private CheckInBench(String url, Realm realm, long round, List<Due> people) {
    this.url = url;
    this.realm = realm;
    this.round = round;
    this.people = people;
  }

  public static void main(String[] arguments) throws Exception {
    int sites = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
    int people = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30_000;
    try (var server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("shared_buffers", "256MB")
            .setServerConfig("work_mem", "64MB")
            .setServerConfig("max_wal_size", "4GB")
            .setServerConfig("random_page_cost", "1.1")
            .setServerConfig("maintenance_work_mem", "256MB")
            .setServerConfig("max_connections", "200")
            .setServerConfig("jit", "off")
            .start()) {
      String url = server.getJdbcUrl("postgres", "postgres");
      planted(url, sites, people).run();
    }
    System.exit(0);
  }

  private static CheckInBench planted(String url, int sites, int people) {
    try (ConfigurableApplicationContext program =
        new SpringApplicationBuilder(MachApplication.class)
            .run(
                "--server.port=0",
                "--mach.first-start=none",
                "--mach.refresh=false",
                "--mach.backup.nightly=false",
                "--mach.jobs.leave=rollups,notices",
                "--logging.level.root=warn",
                "--mach.db.url=" + url,
                "--mach.db.user=postgres",
                "--mach.db.password=postgres")) {
      Realm realm =
          switch (program.getBean(Realms.class).create("country", "Country")) {
            case Outcome.Done<Realm>(Realm made) -> made;
            case Outcome.Refused<Realm> refused -> throw new IllegalStateException("" + refused);
          };
      return CurrentRealm.call(realm, () -> planted(program, realm, url, sites, people));
    }
  }

  private static CheckInBench planted(
      ConfigurableApplicationContext program, Realm realm, String url, int sites, int people) {
    JdbcClient jdbc = program.getBean(JdbcClient.class);
    int communes = Math.max(1, sites / 10);
    jdbc.sql("insert into units (id, code) select n, 'U' || n from generate_series(1, :last) n")
        .param("last", 35 + communes + sites)
        .update();
    jdbc.sql(
            """
            insert into unit_versions (unit_id, valid_from, parent_id, name, kind)
            select n, '2020-01-01', case when n = 1 then null when n <= 35 then 1 when n <= 35 + :communes then 2 + n % 34
                else 36 + n % :communes end, 'Unit ' || n,
              case when n <= 35 then 'province' when n <= 35 + :communes then 'commune' else 'branch' end
            from generate_series(1, 35 + :communes + :sites) n
            """)
        .param("communes", communes)
        .param("sites", sites)
        .update();
    jdbc.sql("call rebuild_unit_closure()").update();
    jdbc.sql(
            "insert into people (id, code, full_name) select n, 'D' || n, 'Person ' || n from generate_series(1, ?) n")
        .param(people)
        .update();
    jdbc.sql(
            """
            insert into memberships (person_id, valid_from, unit_id, status)
            select n, '2020-01-01', 36 + :communes + n % :sites, 'official' from generate_series(1, :people) n
            """)
        .param("communes", communes)
        .param("sites", sites)
        .param("people", people)
        .update();
    String password = program.getBean(PasswordEncoder.class).encode(TestRealms.PASSWORD);
    for (int i = 0; i <= CLIENTS; i++) {
      jdbc.sql(
              "insert into accounts (login, password, created_at, person_id) values (?, ?, now(), ?)")
          .params("c" + i, password, i + 1)
          .update();
    }
    jdbc.sql(
            "insert into grants (account_id, role, unit_id, granted_at, granted_by) select id, 'office', 1, now(), 0 from accounts where login = 'c0'")
        .update();
    jdbc.sql("analyze").update();
    long began = System.nanoTime();
    long round =
        program
            .getBean(TransactionTemplate.class)
            .execute(status -> opened(program.getBean(AttendanceLists.class), communes, sites));
    jdbc.sql("analyze").update();
    List<Due> due =
        new ArrayList<>(
            jdbc.sql(
                    "select d.list_id, d.person_id, l.secret from attendance_due d join attendance_lists l on l.id = d.list_id order by hashint8(d.person_id)")
                .query((row, number) ->
                    new Due(
                        row.getLong(1),
                        row.getLong(2),
                        ListSecrets.bound(row.getBytes(3), realm.name())))
                .list());
    System.out.printf(
        Locale.ROOT,
        "%d lists opened with %d people due in %.1f s%n",
        sites,
        due.size(),
        seconds(began));
    return new CheckInBench(url, realm, round, due);
  }

  private static long opened(AttendanceLists lists, int communes, int sites) {
    Instant now = Instant.now();
    LocalDate day = LocalDate.ofInstant(now, ZoneId.of("Asia/Ho_Chi_Minh"));
    List<NewAttendanceList> all = new ArrayList<>();
    for (int site = 0; site < sites; site++) {
      all.add(
          new NewAttendanceList(
              "session",
              site,
              new UnitId(36L + communes + site),
              "Site " + site,
              day,
              now.minus(Duration.ofHours(1)),
              now.plus(Duration.ofHours(8)),
              "/"));
    }
    return lists.openForUnits(
        Actor.system(), new AttendanceRound("campaign", 1, "Study day", day, "/"), all);
  }

  private void run() throws Exception {
    int warm = people.size() * WARM_UP / 100;
    List<Due> first = people.subList(0, warm);
    List<Due> rest = people.subList(warm, people.size());
    try (Connection connection = connect()) {
      connection
          .createStatement()
          .execute(
              "create table plain (like attendance_said including constraints including indexes)");
    }
    List<String> options = new ArrayList<>(List.of("-Xmx768m"));
    if (System.getenv("MACH_BENCH_JFR") != null) {
      options.add("-XX:StartFlightRecording=filename=" + System.getenv("MACH_BENCH_JFR"));
    }
    try (CheckInNode node = CheckInNode.start(url, options)) {
      measure(this::inserts, first);
      double plain = measure(this::inserts, rest);
      System.out.printf(
          Locale.ROOT, "JDBC, one by one: %.0f durable rows a second (%d)%n", plain, rest.size());

      Visitor office = new Visitor(node.port(), realm).signIn("c0");
      measure(() -> phone(node), first);
      Watch watch = new Watch(office, first.size());
      long cpu = node.cpuMillis();
      double checkIns = measure(() -> phone(watch, node), rest);
      cpu = node.cpuMillis() - cpu;
      double fresh = watch.end(rest.size());
      System.out.printf(
          Locale.ROOT, "check-ins: %.0f durable a second (%d)%n", checkIns, rest.size());
      System.out.printf(
          Locale.ROOT,
          "server: %.0f microseconds of CPU a check-in, heap %d MB at most of 768%n",
          cpu * 1000.0 / rest.size(),
          node.heapMegabytes());
      System.out.printf(
          Locale.ROOT,
          "turnout of the country shown %d times meanwhile, never older than it took: %.2f s at most; all shown %.2f s after the last%n",
          watch.looks.get(),
          watch.longest.get() / 1e9,
          fresh);
      pages(node);
      check();
      System.out.printf(Locale.ROOT, "ratio checkin = %.2f%n", checkIns / plain);
    }
  }

  private Client phone(CheckInNode node) throws IOException {
    return phone(null, node);
  }

  private Client phone(Watch watch, CheckInNode node) throws IOException {
    PhoneClient phone = new PhoneClient(node.port());
    return new Client() {
      @Override
      public void comes(Due due) throws IOException {
        Instant now = Instant.now();
        String ticket = CheckInTicket.of(new PersonId(due.person), 0, false, now).seal(due.secret);
        int status = phone.comes(realm.prefix(), due.list, ticket, HallCode.at(due.secret, now));
        if (status != 303) {
          throw new IllegalStateException("answered " + status);
        }
        if (watch != null) {
          watch.acknowledged.incrementAndGet();
        }
      }

      @Override
      public void close() throws IOException {
        phone.close();
      }
    };
  }

  private Client inserts() throws SQLException {
    Connection connection = connect();
    PreparedStatement insert = connection.prepareStatement("insert into plain " + ROW);
    return new Client() {
      @Override
      public void comes(Due due) throws SQLException {
        insert.setLong(1, due.list);
        insert.setLong(2, due.person);
        insert.setTimestamp(3, Timestamp.from(Instant.now()));
        insert.setLong(4, 0);
        insert.executeUpdate();
      }

      @Override
      public void close() throws SQLException {
        connection.close();
      }
    };
  }

  private Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
    connection
        .createStatement()
        .execute(
            "set search_path = " + realm.name() + ", mach_common; set synchronous_commit = on");
    return connection;
  }

  /** All of them by 64 clients; how many a second. */
  private static double measure(Callable<Client> makes, List<Due> due) throws Exception {
    AtomicInteger next = new AtomicInteger();
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(makes.call());
    }
    List<Throwable> failed = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    long began = System.nanoTime();
    for (Client client : clients) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try (client) {
                  for (int i = next.getAndIncrement(); i < due.size(); i = next.getAndIncrement()) {
                    client.comes(due.get(i));
                  }
                } catch (Exception e) {
                  synchronized (failed) {
                    failed.add(e);
                  }
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (!failed.isEmpty()) {
      throw new IllegalStateException(failed.getFirst());
    }
    return due.size() / seconds(began);
  }

  /** What opening the phone's page costs: session, rights and layout. */
  private void pages(CheckInNode node) throws Exception {
    List<String> cookies = new ArrayList<>();
    for (int i = 1; i <= CLIENTS; i++) {
      cookies.add(new Visitor(node.port(), realm).signIn("c" + i).cookies());
    }
    List<Due> own =
        people.stream().filter(it -> it.person > 1 && it.person <= CLIENTS + 1).toList();
    AtomicInteger client = new AtomicInteger();
    List<Due> each = new ArrayList<>();
    for (int i = 0; i < PAGES; i++) {
      each.add(own.getFirst());
    }
    long cpu = node.cpuMillis();
    double pages =
        measure(
            () -> {
              int me = client.getAndIncrement();
              long list =
                  own.stream().filter(it -> it.person == me + 2).findFirst().orElseThrow().list;
              PhoneClient phone = new PhoneClient(node.port());
              return new Client() {
                @Override
                public void comes(Due due) throws IOException {
                  int status =
                      phone.opens(
                          realm.prefix() + "/attendance/" + list + "/here", cookies.get(me));
                  if (status != 200) {
                    throw new IllegalStateException("page answered " + status);
                  }
                }

                @Override
                public void close() throws IOException {
                  phone.close();
                }
              };
            },
            each);
    System.out.printf(
        Locale.ROOT,
        "opening the phone's page: %.0f a second, %.0f microseconds of server CPU each%n",
        pages,
        (node.cpuMillis() - cpu) * 1000.0 / PAGES);
  }

  /** What was acknowledged is there, each once. */
  private void check() throws SQLException {
    try (Connection connection = connect();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select (select count(*) from attendance_said where status = 'present'), (select sum(present) from attendance_counts)")) {
      rows.next();
      if (rows.getLong(1) != people.size() || rows.getLong(2) != people.size()) {
        throw new IllegalStateException(
            "stored " + rows.getLong(1) + ", counted " + rows.getLong(2));
      }
    }
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  /** Looks at the turnout of the country once a second, and whether it lacks anything. */
  private final class Watch {
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicLong longest = new AtomicLong();
    private final Visitor office;
    private final int before;
    private final Thread thread;
    private volatile boolean over;
    private volatile String wrong = "";

    Watch(Visitor office, int before) {
      this.office = office;
      this.before = before;
      this.thread =
          Thread.ofPlatform()
              .start(() -> {
                while (!over) {
                  look();
                  try {
                    Thread.sleep(1000);
                  } catch (InterruptedException e) {
                    return;
                  }
                }
              });
    }

    private long look() {
      int known = before + acknowledged.get();
      long began = System.nanoTime();
      Matcher shown =
          PRESENT.matcher(office.get("/attendance/turnout?round=" + round + "&unit=1").body());
      long took = System.nanoTime() - began;
      longest.accumulateAndGet(took, Math::max);
      looks.incrementAndGet();
      long present = shown.find() ? Long.parseLong(shown.group(1)) : -1;
      if (present < known) {
        wrong = "shown " + present + " of " + known;
      }
      return present;
    }

    /** Seconds after the last until all are shown. */
    double end(int all) throws InterruptedException {
      long began = System.nanoTime();
      over = true;
      thread.interrupt();
      thread.join();
      while (look() < before + all) {
        Thread.onSpinWait();
      }
      if (!wrong.isEmpty()) {
        throw new IllegalStateException("Turnout lagged: " + wrong);
      }
      return seconds(began);
    }
  }
}
