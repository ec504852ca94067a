package vn.mach.base.jobs;

/** One attempt at a job, as its work sees it. */
public interface JobRun {

  /**
   * Reports progress. To be called every second or so, between steps: only here a job learns that
   * it should stop.
   *
   * @param done so many steps
   * @param steps number of steps; 0: not known
   * @throws Interrupted where it should stop: somebody cancelled it, the node stops, or another
   *     node has taken over
   */
  void reached(long done, long steps);

  /**
   * The work should stop without having been done. Do not catch it: the running transaction is
   * rolled back.
   *
   * <p>It is no failure, and no module makes one but by {@link #later}.
   */
  final class Interrupted extends RuntimeException {
    enum Why {
      CANCELLED,
      STOPPING,
      TAKEN_OVER,
      LATER
    }

    private final Why why;

    Interrupted(Why why) {
      super(why.name(), null, false, false);
      this.why = why;
    }

    Why why() {
      return why;
    }
  }

  /**
   * Thrown by work that cannot begin just now, because another holds what it needs: it is tried
   * again in a moment, and no attempt is counted.
   */
  static Interrupted later() {
    return new Interrupted(Interrupted.Why.LATER);
  }

  /** Thrown by work that cannot be done, and would not be at a second attempt either. */
  final class Failed extends RuntimeException {
    private final JobText reason;

    public Failed(JobText reason) {
      super(reason.key(), null, false, false);
      this.reason = reason;
    }

    JobText reason() {
      return reason;
    }
  }
}
