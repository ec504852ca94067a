package vn.mach.base.jobs;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import vn.mach.base.kernel.Actor;

/**
 * One kind of background work. The module that it belongs to offers it as a bean.
 *
 * <p>A job may be begun more than once: a node may die after the work is done and before that is
 * noted. So {@link #run} checks first what is already done.
 */
public interface JobType {

  /** {@code <module>.<what>}; never another one once jobs of it may wait. */
  String code();

  /** What is being done, for its page. */
  JobText title(Job job);

  /** The page of its result, inside the realm. */
  String link(Job job);

  /** Who may see such a job, and cancel it or try it again, besides the person who asked for it. */
  boolean maySee(Actor actor);

  /** How often a job is begun at most, counting attempts whose node died. */
  default int attempts() {
    return 3;
  }

  /**
   * Whether an attempt that failed for a reason nobody foresaw is tried again by itself. Without
   * that only an attempt whose node died is.
   */
  default boolean triedAgain() {
    return true;
  }

  /** Whether a person may let an ended job begin once more. */
  default boolean mayRetry(Job job) {
    return true;
  }

  /** Whether a job that was done stays on record. */
  default boolean kept() {
    return true;
  }

  /**
   * Carries it out in the job's realm, in no transaction. Ends early by what {@link JobRun} throws;
   * any other exception is a failed attempt.
   */
  void run(Job job, JobRun run) throws Exception;

  /** Told in a transaction of its own when a job ended failed or cancelled, with the reason. */
  default void gaveUp(Job job, JobText problem) {}

  /** The matter of a job that is begun by itself ({@link Job#about}). */
  default String about() {
    return code();
  }

  /** By itself in every realm, as the system. */
  default Optional<Times> times() {
    return Optional.empty();
  }

  /** When work is done by itself. */
  sealed interface Times {
    /** Every day at a time of day in Hanoi. */
    record Daily(LocalTime at) implements Times {}

    /** Again and again, with a pause between. */
    record Pauses(Duration pause) implements Times {}
  }
}
