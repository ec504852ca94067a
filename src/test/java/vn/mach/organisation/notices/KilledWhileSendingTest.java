package vn.mach.organisation.notices;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.MachApplication;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.RealmSecrets;
import vn.mach.base.realms.Realms;

/** A server that sends 1,000 e-mails is killed in the middle of it. */
@Tag("slow")
class KilledWhileSendingTest {

  private static final int MAILS = 1_000;

  @TempDir Path folder;

  @Test
  void afterTheKillNoneOfAThousandEmailsIsMissingAndNoneIsDoubled() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        PostOffice office = new PostOffice();
        var application = start(postgres)) {
      Realm realm = filled(application, office);
      Process server = server(postgres);
      try {
        Instant latest = Instant.now().plusSeconds(180);
        while (office.count() < MAILS / 3) {
          assertThat(server.isAlive() && Instant.now().isBefore(latest)).as(log()).isTrue();
          LockSupport.parkNanos(5_000_000);
        }
      } finally {
        server.destroyForcibly(); // SIGKILL
      }
      assertThat(server.waitFor(30, SECONDS)).isTrue();
      int before = office.received().size();
      assertThat(before).as("in the middle").isLessThan(MAILS);

      CurrentRealm.run(
          realm,
          () -> {
            assertThat(office.finish(application))
                .as("one connection, one uncertain at most")
                .isLessThanOrEqualTo(1);
            assertThat(application.getBean(OutboxListSql.class).counts())
                .isEqualTo(Map.of("sent", (long) MAILS));
          });
      Set<String> ids = new HashSet<>();
      List<MimeMessage> received = office.received();
      for (MimeMessage it : received) {
        ids.add(it.getMessageID());
      }
      assertThat(received).as("none is doubled").hasSameSizeAs(ids);
      assertThat(ids).as("none is missing").hasSize(MAILS);
    }
  }

  private String log() throws Exception {
    return Files.readString(folder.resolve("server.log"));
  }

  /** The program in this process, without background work. */
  private ConfigurableApplicationContext start(EmbeddedPostgres postgres) {
    return new SpringApplicationBuilder(MachApplication.class)
        .run(arguments(postgres, "--mach.jobs.leave=notices,tasks,rollups,access,checks"));
  }

  /** The server in a process of its own, which sends by itself. */
  private Process server(EmbeddedPostgres postgres) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                MachApplication.class.getName(),
                "server"));
    command.addAll(List.of(arguments(postgres, "--mach.jobs.leave=")));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("server.log").toFile())
        .start();
  }

  private String[] arguments(EmbeddedPostgres postgres, String leave) {
    return new String[] {
      "--server.port=0",
      "--mach.data=" + folder.resolve("data"),
      "--mach.secrets.key-file=" + folder.resolve("secrets.key"),
      "--mach.db.url=" + postgres.getJdbcUrl("postgres", "postgres"),
      "--mach.db.user=postgres",
      "--mach.db.password=postgres",
      "--mach.first-start=none",
      "--mach.refresh=false",
      "--mach.backup.nightly=false",
      leave
    };
  }

  /** A realm with a thousand people who are each to be told of a task of theirs. */
  private static Realm filled(ConfigurableApplicationContext application, PostOffice office) {
    Realm realm =
        switch (application.getBean(Realms.class).create("giet", "Đảng bộ thử")) {
          case Outcome.Done<Realm>(Realm made) -> made;
          case Outcome.Refused<Realm> refused -> throw new AssertionError(refused);
        };
    JdbcClient jdbc = application.getBean(JdbcClient.class);
    CurrentRealm.run(
        realm,
        () -> {
          jdbc.sql(
                  """
                  insert into units (code) values ('B');
                  insert into unit_versions (unit_id, valid_from, name, kind) values (1, '2020-01-01', 'Chi bộ', 'branch');
                  insert into people (code, full_name) select 'D' || i, 'Người ' || i from generate_series(1, 1000) i;
                  insert into memberships (person_id, valid_from, unit_id, status) select id, '2020-01-01', 1, 'official' from people;
                  insert into accounts (login, person_id, email, created_at)
                    select 'n' || id, id, 'n' || id || '@example.org', now() from people;
                  insert into task_subjects (kind, module, subject_id, title, link, assigned_on, created_by, created_at)
                    values ('order', 'tasks', 1, 'Viết bài thu hoạch', '/tasks', current_date, 0, now());
                  insert into tasks (subject_id, kind, assigned_unit_id, assigned_person_id, unit_id, person_id, assigned_on, due_on, since, created_at)
                    select 1, 'order', 1, id, 1, id, current_date, current_date + 9, current_date, now() from people;
                  insert into notice_settings (account_id, quiet_from, quiet_until, digest_at) select id, '00:00', '00:00', '07:00' from accounts;
                  insert into notices (account_id, kind, task_id, occasion, at)
                    select a.id, 'assigned', t.id, 'x', now() from tasks t join accounts a on a.person_id = t.person_id;
                  insert into notice_mails (account_id, digest, message_id, created_at, due_at)
                    select account_id, false, '<' || id || '@example.org>', now(), now() from notices;
                  insert into notice_mail_items (mail_id, notice_id)
                    select m.id, n.id from notice_mails m join notices n on n.account_id = m.account_id;
                  """)
              .update();
          jdbc.sql("call rebuild_unit_closure()").update();
          byte[] password =
              application.getBean(RealmSecrets.class).seal("mail server", PostOffice.PASSWORD);
          application
              .getBean(MailServerSql.class)
              .set(
                  new MailServer(
                      true,
                      "127.0.0.1",
                      office.port,
                      MailServer.Security.NONE,
                      PostOffice.LOGIN,
                      true,
                      "mach@example.org",
                      "",
                      null,
                      null,
                      0,
                      null),
                  password);
        });
    return realm;
  }
}
