package vn.mach.base.kernel;

import java.time.LocalDate;

/**
 * Days, both ends included. {@link #FOREVER} as the last day means that it is still open.
 *
 * @throws IllegalArgumentException where the last day lies before the first
 */
public record Period(LocalDate from, LocalDate to) {

  /** Stands for {@code infinity} of PostgreSQL, as its driver maps it. */
  public static final LocalDate FOREVER = LocalDate.MAX;

  public Period {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("The period ends before it starts: " + from + " to " + to);
    }
  }

  public static Period since(LocalDate from) {
    return new Period(from, FOREVER);
  }

  public boolean isOpen() {
    return to.equals(FOREVER);
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  public boolean overlaps(Period other) {
    return !other.to.isBefore(from) && !other.from.isAfter(to);
  }
}
