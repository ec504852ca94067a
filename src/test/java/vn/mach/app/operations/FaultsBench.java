package vn.mach.app.operations;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.mach.MachApplication;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.evidence.rollups.Rollups;
import vn.mach.organisation.notices.PostOffice;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/**
 * {@code script/bench faults [KILLS [SEED]]}: people confirm, import, sign and give tasks of which
 * a member is told by e-mail, while the server (four times of five) or its PostgreSQL is killed at
 * random moments, also while it starts. Then everything that was acknowledged is looked up, without
 * the product's pages, the e-mails at the mail server. Ends with status 1 where anything is lost or
 * doubled.
 */
final class FaultsBench {

  private static final int LONGEST_MS = 2500;
  private static final Pattern TASK = Pattern.compile("Giao \\d+");

  private FaultsBench() {}

  public static void main(String[] arguments) throws Exception {
    int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/faults")), "");
    System.out.printf("%d kills, seed %d, in %s%n", kills, seed, folder);
    Path data = folder.resolve("data").toAbsolutePath();
    Realm realm = inside(data, FaultsBench::plant);
    FaultedServer server =
        new FaultedServer(Path.of("target/app/mach.jar").toAbsolutePath(), folder.toAbsolutePath());
    boolean good;
    try (PostOffice office = new PostOffice()) {
      server.start();
      server.awaitReady();
      server.stop(); // it writes what it remembers
      server.start();
      server.awaitReady();
      FaultWork work =
          new FaultWork(server.port(), realm, LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")));
      office.setBy(new Visitor(server.port(), realm).signIn(FaultWork.ADMINISTRATOR));
      killed(server, work, kills, new Random(seed));
      server.stop();
      good = inside(data, program -> evaluate(program, realm, work, office));
    } finally {
      server.giveUp();
    }
    if (good) {
      delete(folder);
    }
    System.exit(good ? 0 : 1);
  }

  private static void killed(FaultedServer server, FaultWork work, int kills, Random random)
      throws Exception {
    List<Thread> people = new ArrayList<>();
    for (Runnable person :
        List.<Runnable>of(
            work::confirms, work::confirms, work::imports, work::signs, work::gives)) {
      people.add(Thread.ofPlatform().start(person));
    }
    AtomicLong longest = new AtomicLong();
    Thread prober = Thread.ofPlatform().daemon().start(() -> probe(server, longest));
    int ofDatabase = 0;
    for (int kill = 0; kill < kills; kill++) {
      boolean starting = random.nextInt(4) == 0; // it may also die while it starts
      if (!starting) {
        server.awaitReady();
      }
      Thread.sleep(random.nextInt(LONGEST_MS));
      if (random.nextInt(5) == 0 && server.killDatabase()) {
        ofDatabase++;
      } else {
        server.kill();
        server.start();
      }
      if (kill % 10 == 9) {
        System.out.printf(
            "%d kills: %d confirmed, %d rows imported, %d reports signed, %d tasks given%n",
            kill + 1,
            work.confirmed.size(),
            work.imported.size(),
            work.signed.size(),
            work.given.size());
      }
    }
    server.awaitReady();
    work.end();
    for (Thread person : people) {
      person.join();
    }
    prober.interrupt();
    System.out.printf(
        "killed: server %d times, PostgreSQL %d times; %d requests were sent again%n",
        kills - ofDatabase, ofDatabase, work.sentAgain.get());
    System.out.printf("longest outage = %.1f s%n", longest.get() / 1e9);
  }

  /** The longest time in which no page was answered. */
  private static void probe(FaultedServer server, AtomicLong longest) {
    long last = System.nanoTime();
    try {
      while (true) {
        if (server.answers()) {
          last = System.nanoTime();
        }
        longest.set(Math.max(longest.get(), System.nanoTime() - last));
        Thread.sleep(50);
      }
    } catch (InterruptedException e) {
      // it is over
    }
  }

  /** What the tables and the mail server say, without any code that wrote them. */
  private static boolean evaluate(Program program, Realm realm, FaultWork work, PostOffice office) {
    int uncertain = office.finish(program.context());
    JdbcClient jdbc = program.jdbc();
    List<String> tasks =
        jdbc.sql("select title from task_subjects where title like 'Giao %'")
            .query(String.class)
            .list();
    List<String> told = told(office);
    List<String> titles =
        jdbc.sql("select title from activities where title like 'Việc %' and status = 'confirmed'")
            .query(String.class)
            .list();
    List<String> refs =
        jdbc.sql("select ref from activities where title like 'Tệp %' and status = 'confirmed'")
            .query(String.class)
            .list();
    record Signed(long id, String symbol, boolean whole) {}
    List<Signed> reports =
        jdbc.sql("select id, symbol, frozen, hash from reports where status = 'signed'")
            .query((row, number) ->
                new Signed(
                    row.getLong(1),
                    row.getString(2),
                    Digests.hex(row.getString(3)).equals(row.getString(4))))
            .list();
    List<String> numbers =
        jdbc.sql("select symbol from register_entries where kind = 'report' and status = 'issued'")
            .query(String.class)
            .list();
    Set<Long> whole = new HashSet<>();
    reports.stream().filter(Signed::whole).forEach(it -> whole.add(it.id()));
    long lost =
        missing(work.confirmed, titles)
            + missing(work.imported, refs)
            + missing(work.signed, whole)
            + missing(work.given, tasks)
            + missing(work.given, told);
    long doubled =
        twice(titles)
            + twice(refs)
            + twice(reports.stream().map(Signed::symbol).toList())
            + twice(numbers)
            + twice(tasks)
            + twice(told)
            + Math.abs(numbers.size() - reports.size());
    long halves = refs.size() % FaultWork.ROWS; // an import takes place as a whole
    long differences = program.rollups().differences();
    System.out.printf(
        "acknowledged = %d confirmed, %d rows imported, %d reports signed, %d tasks given%n",
        work.confirmed.size(), work.imported.size(), work.signed.size(), work.given.size());
    System.out.printf(
        "e-mails received = %d, of them or not sent, said by a person = %d%n",
        office.count(), uncertain);
    System.out.printf("lost = %d%ndoubled = %d%n", lost, doubled);
    System.out.printf(
        "rows of half an import = %d%nstored totals that differ from a recount = %d%n",
        halves, differences);
    return lost == 0 && doubled == 0 && halves == 0 && differences == 0;
  }

  /** The tasks of which the received e-mails tell, as often as they do. */
  private static List<String> told(PostOffice office) {
    List<String> told = new ArrayList<>();
    for (MimeMessage it : office.received()) {
      try {
        Matcher named = TASK.matcher(it.getContent().toString());
        while (named.find()) {
          told.add(named.group());
        }
      } catch (MessagingException | IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return told;
  }

  private static <T> long missing(Set<T> acknowledged, Iterable<T> there) {
    Set<T> left = new HashSet<>(acknowledged);
    there.forEach(left::remove);
    return left.size();
  }

  private static long twice(List<String> all) {
    return all.size() - new HashSet<>(all).size();
  }

  private record Program(
      ApplicationContext context,
      JdbcClient jdbc,
      Realms realms,
      PasswordEncoder passwords,
      Rollups rollups) {}

  /** The program beside no server, in the realm of the bench where there is one already. */
  private static <T> T inside(Path data, Function<Program, T> work) throws Exception {
    try (var context =
        new SpringApplicationBuilder(MachApplication.class)
            .web(WebApplicationType.NONE)
            .lazyInitialization(true)
            .run(
                "--mach.first-start=none",
                "--logging.level.root=warn",
                "--mach.db.url=",
                "--mach.data=" + data)) {
      Program program =
          new Program(
              context,
              context.getBean(JdbcClient.class),
              context.getBean(Realms.class),
              context.getBean(PasswordEncoder.class),
              context.getBean(Rollups.class));
      List<Realm> realms = program.realms().list();
      return realms.isEmpty()
          ? work.apply(program)
          : CurrentRealm.in(realms.getFirst(), () -> work.apply(program));
    }
  }

  private static Realm plant(Program program) {
    Realm realm =
        switch (program.realms().create("faults", "Tổ chức thử")) {
          case Outcome.Done<Realm>(Realm made) -> made;
          case Outcome.Refused<Realm> refused -> throw new IllegalStateException("" + refused);
        };
    String token = Digests.hex("mach_" + FaultWork.LOGIN);
    CurrentRealm.run(
        realm,
        () -> {
          program
              .jdbc()
              .sql(
                  Tree.of("T", "T/K", "K/K1", "K1/C1", "K1/C2").sql()
                      + """
                      insert into directives (id, symbol, kind, title, issuer_id, issued_on) values (1, '16-CTr/ĐUK', 'programme', 'Chương trình', 2, '2015-01-02');
                      insert into figures (code, name_vi, name_en, function, activity_kind) values ('tham', 'Số cuộc thăm', 'Visits', 'count', 'visit');
                      insert into targets (id, code, directive_id, title, figure, period_from, period_to)
                        select 1, 'T.1', 1, 'Thăm', 'tham', date_trunc('year', now() - interval '10 days'), date_trunc('year', now()) + interval '1 year - 1 day';
                      """)
              .update();
          String password = program.passwords().encode(TestRealms.PASSWORD);
          program
              .jdbc()
              .sql(
                  "with made as (insert into accounts (login, password, created_at) values (?, ?, now()) returning id) insert into grants (account_id, role, unit_id, granted_at, granted_by) select id, 'administrator', 1, now(), 0 from made")
              .params(FaultWork.ADMINISTRATOR, password)
              .update();
          program
              .jdbc()
              .sql(
                  """
                  insert into people (code, full_name) values (:code, 'Trần Thị Bình');
                  insert into memberships (person_id, valid_from, unit_id, status) select p.id, '2015-01-01', u.id, 'official' from people p, units u where u.code = 'C1';
                  insert into accounts (login, person_id, email, created_at) select 'binh', id, 'binh@example.org', now() from people;
                  insert into notice_settings (account_id, quiet_from, quiet_until, digest_at) select id, '00:00', '00:00', '07:00' from accounts where login = 'binh';
                  insert into notice_choices (account_id, kind, choice) select id, 'assigned', 'mail' from accounts where login = 'binh';
                  """)
              .param("code", FaultWork.MEMBER)
              .update();
          program
              .jdbc()
              .sql(
                  "with made as (insert into accounts (login, password, created_at) values (?, ?, now()) returning id), granted as (insert into grants (account_id, role, unit_id, granted_at, granted_by) select id, 'office', 2, now(), 0 from made) insert into api_tokens (account_id, name, digest, made_at, expires_at) select id, 'thử', decode(?, 'hex'), now(), now() + interval '1 day' from made")
              .params(FaultWork.LOGIN, password, token)
              .update();
        });
    return realm;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
