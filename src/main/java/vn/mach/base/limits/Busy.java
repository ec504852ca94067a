package vn.mach.base.limits;

/**
 * Too much of this is done at the moment: nothing was done, and it may be sent again after some
 * seconds. Answered with 503 and words.
 */
public final class Busy extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Busy(String what) {
    super(what);
  }
}
