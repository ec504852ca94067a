package vn.mach.base.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.base.realms.Today;

/** Runs jobs: one attempt at a time, and stores its result. */
@Component
class JobRunner {

  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  /** Until what another holds is looked for again. */
  private static final Duration SOON = Duration.ofSeconds(1);

  /** After the first failed attempt; after the second twice as long, and so on. */
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  private final Map<String, JobType> types;
  private final JobsSql sql;
  private final Jobs jobs;
  private final Realms realms;
  private final Today today;
  private final TransactionTemplate beside;

  JobRunner(
      List<JobType> types,
      JobsSql sql,
      Jobs jobs,
      Realms realms,
      Today today,
      PlatformTransactionManager transactions) {
    this.types = types.stream().collect(Collectors.toMap(JobType::code, Function.identity()));
    this.sql = sql;
    this.jobs = jobs;
    this.realms = realms;
    this.today = today;
    this.beside = new TransactionTemplate(transactions);
    this.beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  Map<String, JobType> types() {
    return types;
  }

  /**
   * Begins the job and stays until the attempt ends.
   *
   * @param instance {@link Jobs#instance}
   * @param stopping whether this node stops
   * @return after what time it is to be begun again; empty: never
   */
  Optional<Duration> run(String instance, BooleanSupplier stopping) {
    int slash = instance.indexOf('/');
    Optional<Realm> realm = realm(instance.substring(0, slash));
    return realm.isEmpty()
        ? Optional.empty()
        : in(realm.get(), () -> attempt(Long.parseLong(instance.substring(slash + 1)), stopping));
  }

  /** Asks for a job of this type in every realm, as the system. */
  void startEverywhere(JobType type) {
    for (Realm realm : realms.list()) {
      try {
        in(realm, () -> jobs.start(Actor.system(), type.code(), type.about(), Map.of()));
      } catch (RuntimeException e) {
        LOG.warn(
            "The job {} could not be asked for in {}: {}",
            type.code(),
            realm.name(),
            e.getMessage());
      }
    }
  }

  /** Gives every job of every realm that has not ended a due time, where it has none. */
  void resumeEverywhere() {
    for (Realm realm : realms.list()) {
      CurrentRealm.run(realm, jobs::resume);
    }
  }

  private Optional<Duration> attempt(long id, BooleanSupplier stopping) {
    UUID claim = UUID.randomUUID();
    Optional<Job> begun = sql.begin(id, claim, today.now());
    if (begun.isEmpty()) {
      return Optional.empty();
    }
    Job job = begun.get();
    JobType type = types.get(job.type());
    if (type == null) {
      return end(
          job, claim, null, Job.Status.FAILED, JobText.of("jobs.problem.unknown_type", job.type()));
    }
    if (job.cancelAsked()) {
      return end(job, claim, type, Job.Status.CANCELLED, JobText.of("jobs.problem.cancelled"));
    }
    if (job.attempts() > type.attempts()) {
      return end(
          job, claim, type, Job.Status.FAILED, JobText.of("jobs.problem.died", job.attempts() - 1));
    }
    try {
      type.run(job, (done, steps) -> reached(job, claim, stopping, done, steps));
      return end(job, claim, type, Job.Status.DONE, null);
    } catch (JobRun.Interrupted e) {
      return switch (e.why()) {
        case CANCELLED ->
            end(job, claim, type, Job.Status.CANCELLED, JobText.of("jobs.problem.cancelled"));
        case TAKEN_OVER -> Optional.empty();
        case STOPPING -> waitAgain(job, claim, false, job.problem(), Duration.ZERO);
        case LATER -> waitAgain(job, claim, false, job.problem(), SOON);
      };
    } catch (JobRun.Failed e) {
      return end(job, claim, type, Job.Status.FAILED, e.reason());
    } catch (Exception | Error e) {
      LOG.error(
          "The job {} in {}, attempt {}, failed",
          type.code(),
          Jobs.instance(id),
          job.attempts(),
          e);
      JobText problem =
          JobText.of(
              "jobs.problem.unforeseen",
              e.getClass().getSimpleName(),
              e.getMessage() == null ? "" : e.getMessage());
      return type.triedAgain() && job.attempts() < type.attempts()
          ? waitAgain(job, claim, true, problem, AFTER_FAILURE.multipliedBy(job.attempts()))
          : end(job, claim, type, Job.Status.FAILED, problem);
    }
  }

  private void reached(Job job, UUID claim, BooleanSupplier stopping, long done, long steps) {
    Optional<Boolean> cancelled =
        beside.execute(status -> sql.reached(job.id(), claim, done, steps));
    if (cancelled == null || cancelled.isEmpty()) {
      throw new JobRun.Interrupted(JobRun.Interrupted.Why.TAKEN_OVER);
    }
    if (cancelled.get()) {
      throw new JobRun.Interrupted(JobRun.Interrupted.Why.CANCELLED);
    }
    if (stopping.getAsBoolean()) {
      throw new JobRun.Interrupted(JobRun.Interrupted.Why.STOPPING);
    }
  }

  private Optional<Duration> waitAgain(
      Job job, UUID claim, boolean counted, @Nullable JobText problem, Duration pause) {
    return sql.waitAgain(job.id(), claim, counted, problem) ? Optional.of(pause) : Optional.empty();
  }

  private Optional<Duration> end(
      Job job, UUID claim, @Nullable JobType type, Job.Status status, @Nullable JobText problem) {
    beside.executeWithoutResult(transaction -> {
      if (!sql.end(job.id(), claim, status, today.now(), problem) || type == null) {
        return;
      }
      if (problem != null) {
        type.gaveUp(job, problem);
      } else if (!type.kept()) {
        sql.delete(job.id());
      }
    });
    return Optional.empty();
  }

  /**
   * Asked of the table and not remembered: work must not begin in a realm that is being removed.
   */
  private Optional<Realm> realm(String name) {
    return realms.list().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private static <T> T in(Realm realm, Callable<T> work) {
    try {
      return CurrentRealm.in(realm, work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
