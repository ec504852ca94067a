package vn.mach.base.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.audit.AccountNames;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.base.realms.Today;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/**
 * Background work is carried out once, whichever node dies in the middle of it, and reports its
 * progress.
 */
@MachTest
@Tag("slow")
class JobsTest {

  @Autowired TestRealms make;
  @Autowired Realms realms;
  @Autowired Jobs jobs;
  @Autowired JobsSql sql;
  @Autowired Idempotency idempotency;
  @Autowired AuditLog auditLog;
  @Autowired AccountNames names;
  @Autowired JdbcClient jdbc;
  @Autowired Today today;
  @Autowired DataSource dataSource;
  @Autowired PlatformTransactionManager transactions;
  @LocalServerPort int port;

  private final TestType type = new TestType();
  private final List<JobScheduler> nodes = new java.util.ArrayList<>();
  private Realm realm;

  @BeforeEach
  void aRealm() {
    realm = make.create();
    jdbc.sql("delete from scheduled_tasks where task_name like 'test.%'")
        .update(); // of a test before, whose nodes are gone
  }

  @AfterEach
  void nodesStop() {
    nodes.forEach(JobScheduler::stop);
  }

  private JobRunner runner() {
    return new JobRunner(List.of(type), sql, jobs, realms, today, transactions);
  }

  /** A node of its own, as another process would be. */
  private JobScheduler node() {
    JobScheduler node =
        new JobScheduler(
            runner(), new JobSettings(2, Duration.ofMillis(200), List.of()), dataSource, jdbc);
    nodes.add(node);
    node.start();
    return node;
  }

  @Test
  void aJobIsCarriedOutOnceThoughSeveralNodesLookForIt() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    for (int i = 0; i < 20; i++) {
      type.is("a/" + i, (job, run) -> attempts.incrementAndGet());
    }
    node();
    node();
    for (int i = 0; i < 20; i++) {
      start("a/" + i);
    }
    for (int i = 0; i < 20; i++) {
      assertThat(ended("a/" + i).status()).isEqualTo(Job.Status.DONE);
    }
    assertThat(attempts).hasValue(20);
    until(() -> due() == 0);
  }

  @Test
  void whatIsAskedForInATransactionThatFailsIsNotDoneAndAnotherAboutTheSameIsRefusedUntilItEnds() {
    CurrentRealm.run(
        realm,
        () -> {
          new TransactionTemplate(transactions)
              .executeWithoutResult(status -> {
                assertThat(jobs.start(Actor.system(), type.code(), "a", Map.of())).isPresent();
                assertThat(jobs.start(Actor.system(), type.code(), "a", Map.of()))
                    .as("one at a time")
                    .isEmpty();
                status.setRollbackOnly();
              });
          assertThat(jobs.about("a")).isEmpty();
        });
    assertThat(due()).isZero();
    start("a");
    node();
    assertThat(ended("a").status()).isEqualTo(Job.Status.DONE);
    start("a");
    assertThat(ended("a").status()).isEqualTo(Job.Status.DONE);
  }

  @Test
  void whatWaitsForATimeThatWasWrongBeginsWhenTheClockIsSetBack() {
    start("a"); // by a clock that was a day ahead
    jdbc.sql(
            "update scheduled_tasks set execution_time = now() + interval '1 day' where task_name = ?")
        .param(type.code())
        .update();
    JobScheduler node = node();
    assertThat(CurrentRealm.call(realm, () -> jobs.underWay("a"))).isPresent();
    node.clockWasSetBack(Instant.now());
    assertThat(ended("a").status()).isEqualTo(Job.Status.DONE);
  }

  @Test
  void aJobWhoseNodeWasKilledIsTakenOverByAnother() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    type.is("a", (job, run) -> attempts.incrementAndGet());
    start("a");
    killedInTheMiddle("a", 1);
    node();
    Job job = ended("a");
    assertThat(job.status()).isEqualTo(Job.Status.DONE);
    assertThat(job.attempts()).as("the one that was killed counts").isEqualTo(2);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void aJobThatKillsItsNodesIsGivenUpAndSaysSo() {
    start("a");
    killedInTheMiddle("a", 3);
    node();
    Job job = ended("a");
    assertThat(job.status()).isEqualTo(Job.Status.FAILED);
    assertThat(job.problem()).isEqualTo(new JobText("jobs.problem.died", List.of(3)));
    assertThat(type.gaveUp).hasSize(1);
  }

  @Test
  void anAttemptThatStillLivesWhenAnotherHasTakenOverWritesNothingMore() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch taken = new CountDownLatch(1);
    AtomicInteger stopped = new AtomicInteger();
    type.is(
        "a",
        (job, run) -> {
          if (job.attempts() > 1) {
            return;
          }
          began.countDown();
          taken.await();
          try {
            run.reached(9, 10);
          } catch (JobRun.Interrupted e) {
            stopped.incrementAndGet();
            throw e;
          }
        });
    long id = start("a");
    try (var people = java.util.concurrent.Executors.newFixedThreadPool(1)) {
      var slow = people.submit(() -> runner().run(realm.name() + "/" + id, () -> false));
      began.await();
      runner().run(realm.name() + "/" + id, () -> false);
      taken.countDown();
      assertThat(slow.get()).isEmpty();
    }
    assertThat(stopped).hasValue(1);
    assertThat(ended("a").status()).isEqualTo(Job.Status.DONE);
    assertThat(ended("a").done()).isZero();
  }

  @Test
  void aJobThatFailsIsTriedAgainAsOftenAsItsTypeSaysAndThenTellsWhy() {
    type.is(
        "a",
        (job, run) -> {
          throw new IllegalStateException("no module left");
        });
    long id = start("a");
    assertThat(runner().run(realm.name() + "/" + id, () -> false)).contains(Duration.ofSeconds(10));
    Job waiting = find("a");
    assertThat(waiting.status()).isEqualTo(Job.Status.WAITING);
    assertThat(waiting.problem())
        .isEqualTo(
            new JobText(
                "jobs.problem.unforeseen", List.of("IllegalStateException", "no module left")));
    assertThat(runner().run(realm.name() + "/" + id, () -> false)).contains(Duration.ofSeconds(20));
    assertThat(runner().run(realm.name() + "/" + id, () -> false)).isEmpty();
    assertThat(find("a").status()).isEqualTo(Job.Status.FAILED);
    assertThat(type.gaveUp).hasSize(1);

    type.is("a", (job, run) -> {});
    node();
    CurrentRealm.run(
        realm,
        () ->
            assertThat(control().retry(Actor.system(), "k", id)).isInstanceOf(Outcome.Done.class));
    assertThat(ended("a").status()).isEqualTo(Job.Status.DONE);
    CurrentRealm.run(
        realm,
        () ->
            assertThat(control().retry(Actor.system(), "k2", find("a").id()))
                .as("done is done")
                .isInstanceOf(Outcome.Refused.class));
  }

  @Test
  void aJobThatCannotBeginYetIsLookedForAgainWithoutCountingAsAnAttempt() {
    AtomicInteger times = new AtomicInteger();
    type.is(
        "a",
        (job, run) -> {
          if (times.incrementAndGet() < 3) {
            throw JobRun.later();
          }
        });
    long id = start("a");
    assertThat(runner().run(realm.name() + "/" + id, () -> false)).contains(Duration.ofSeconds(1));
    assertThat(runner().run(realm.name() + "/" + id, () -> false)).contains(Duration.ofSeconds(1));
    assertThat(runner().run(realm.name() + "/" + id, () -> false)).isEmpty();
    assertThat(find("a").attempts()).isEqualTo(1);
  }

  @Test
  void aRunningJobTellsHowFarItIsAndStopsWhenItIsCancelled() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    type.is("a", TestType.endless(began, new AtomicInteger()));
    node();
    long id = start("a");
    began.await();
    Job running = find("a");
    assertThat(running.status()).isEqualTo(Job.Status.RUNNING);
    assertThat(List.of(running.done(), running.steps())).containsExactly(3L, 10L);
    CurrentRealm.run(
        realm,
        () ->
            assertThat(control().cancel(Actor.system(), "k", id)).isInstanceOf(Outcome.Done.class));
    assertThat(ended("a").status()).isEqualTo(Job.Status.CANCELLED);
    assertThat(type.gaveUp).containsExactly(JobText.of("jobs.problem.cancelled"));
    CurrentRealm.run(
        realm,
        () ->
            assertThat(
                    jdbc.sql("select count(*) from audit_log where action = 'jobs.cancelled'")
                        .query(Long.class)
                        .single())
                .isOne());
  }

  @Test
  void aJobThatHasNotBegunIsCancelledAtOnce() {
    long id = start("a");
    CurrentRealm.run(realm, () -> control().cancel(Actor.system(), "k", id));
    assertThat(find("a").status()).isEqualTo(Job.Status.CANCELLED);
    node();
    until(() -> due() == 0);
    assertThat(find("a").attempts()).isZero();
  }

  @Test
  void aNodeThatStopsHandsItsJobToAnother() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    AtomicInteger attempts = new AtomicInteger();
    type.is("a", TestType.endless(began, attempts));
    JobScheduler first = node();
    start("a");
    began.await();
    first.stop();
    until(() -> find("a").status() == Job.Status.WAITING);
    assertThat(find("a").attempts()).as("nothing failed").isZero();
    type.is("a", (job, run) -> {});
    node();
    assertThat(ended("a").status()).isEqualTo(Job.Status.DONE);
  }

  @Test
  void jobsOfARealmThatIsGoneAreForgottenAndThoseOfAThrowAwayRealmNotBegun() {
    start("a");
    realms.remove(realm.name());
    node();
    until(() -> due() == 0);
    realm = make.create(); // so that the end of the test finds one
  }

  @Test
  void whoAskedForAJobSeesItAndWhoHoldsTheRightDoesAndNobodyElse() {
    make.account(realm, "nguoi.hoi", "member", null);
    make.account(realm, "nguoi.khac", "member", null);
    make.account(realm, "quan.tri", "administrator", null);
    long[] id = new long[1];
    CurrentRealm.run(
        realm,
        () -> {
          long account =
              jdbc.sql("select id from accounts where login = 'nguoi.hoi'")
                  .query(Long.class)
                  .single();
          id[0] =
              jdbc.sql(
                      """
                      insert into jobs (type, about, arguments, account_id, login, status, asked_at, ended_at, attempts, problem)
                      values ('access.cleaning', 'a', '{}', ?, 'nguoi.hoi', 'failed', now(), now(), 3,
                        '{"key": "jobs.problem.unforeseen", "arguments": ["IllegalStateException", "hết chỗ"]}') returning id\
                      """)
                  .param(account)
                  .query(Long.class)
                  .single();
        });
    String page = "/jobs/" + id[0];
    assertThat(new Visitor(port, realm).signIn("nguoi.khac").get(page).statusCode()).isEqualTo(404);
    assertThat(new Visitor(port, realm).signIn("nguoi.khac").get(page + "/progress").statusCode())
        .isEqualTo(404);
    Visitor asked = new Visitor(port, realm).signIn("nguoi.hoi");
    assertThat(asked.get(page).body())
        .contains("Không thành", "hết chỗ", "Chạy lại", "nguoi.hoi yêu cầu lúc");
    assertThat(asked.get(page + "?lang=en").body()).contains("Failed", "hết chỗ", "Run it again");
    Visitor administrator = new Visitor(port, realm).signIn("quan.tri");
    administrator.get(page);
    assertThat(
            administrator
                .post(page + "/retry", Map.of("key", "k"))
                .headers()
                .firstValue("location")
                .orElse(""))
        .endsWith("/jobs/" + find("a").id());
    assertThat(ended("a").status()).as("a node of this test run has it").isEqualTo(Job.Status.DONE);
    String again = "/jobs/" + find("a").id();
    assertThat(administrator.post(again + "/retry", Map.of("key", "k2")).statusCode())
        .isEqualTo(422);
    assertThat(administrator.get(again).body())
        .contains("Đã xong", "quan.tri yêu cầu lúc")
        .doesNotContain("/progress");
  }

  private JobControl control() {
    return new JobControl(runner(), sql, jobs, idempotency, auditLog, names, today);
  }

  private long start(String about) {
    long[] id = new long[1];
    CurrentRealm.run(
        realm,
        () -> id[0] = jobs.start(Actor.system(), type.code(), about, Map.of()).orElseThrow());
    return id[0];
  }

  /**
   * What the tables look like when a node is killed: the job runs, the node has it, and it is not
   * heard of any more.
   */
  private void killedInTheMiddle(String about, int attempts) {
    CurrentRealm.run(
        realm,
        () -> {
          jdbc.sql("update jobs set status = 'running', claim = ?, attempts = ? where about = ?")
              .params(UUID.randomUUID(), attempts, about)
              .update();
          jdbc.sql(
                  "update scheduled_tasks set picked = true, picked_by = 'killed', last_heartbeat = now() - interval '1 hour', version = version + 1 where task_instance = ?")
              .param(Jobs.instance(find(about).id()))
              .update();
        });
  }

  private Job ended(String about) {
    until(() -> !find(about).underWay());
    return find(about);
  }

  private Job find(String about) {
    Job[] job = new Job[1];
    CurrentRealm.run(realm, () -> job[0] = jobs.about(about).orElseThrow());
    return job[0];
  }

  private long due() {
    return Optional.ofNullable(
            jdbc.sql("select count(*) from scheduled_tasks where task_instance like ? || '/%'")
                .param(realm.name())
                .query(Long.class)
                .single())
        .orElse(0L);
  }

  private static void until(java.util.function.BooleanSupplier that) {
    while (!that.getAsBoolean()) {
      LockSupport.parkNanos(20_000_000);
    }
  }
}
