package vn.mach.base.jobs;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Codes;

/**
 * A job: background work that somebody started.
 *
 * @param about the subject, e.g. {@code exchange.import/12}: it has one active job at a time
 * @param account who asked; 0: the system itself
 * @param attempts how often it was begun
 * @param done steps done
 * @param steps number of steps; 0: not known
 * @param cancelAsked whether somebody wants it to stop
 * @param problem why the last attempt failed
 */
public record Job(
    long id,
    String type,
    String about,
    Map<String, String> arguments,
    long account,
    String login,
    Status status,
    Instant askedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    int attempts,
    long done,
    long steps,
    boolean cancelAsked,
    @Nullable JobText problem) {

  /** The status of a job. */
  public enum Status {
    /** No node has it: it has not begun, or is tried again soon. */
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    String code() {
      return Codes.code(this);
    }

    static Status of(String code) {
      return Codes.of(Status.class, code);
    }
  }

  public boolean underWay() {
    return endedAt == null;
  }

  /**
   * An argument that the type gave when it was asked for.
   *
   * @throws IllegalArgumentException where it gave none
   */
  public String argument(String name) {
    String value = arguments.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The job " + id + " has no " + name);
    }
    return value;
  }
}
