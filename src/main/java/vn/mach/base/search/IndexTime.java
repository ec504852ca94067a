package vn.mach.base.search;

import java.time.Duration;

/**
 * How long one search may ask the indexes over all words. The time for common words that are seldom
 * together grows with how common they are; while somebody types, a late answer is worth nothing.
 */
final class IndexTime {

  /** The longest that a page waits for all indexes together. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private long left;
  private boolean exceeded;

  private IndexTime(Duration time) {
    this.left = time.toNanos();
  }

  /** For all indexes together. */
  static IndexTime of(Duration time) {
    return new IndexTime(time);
  }

  /** For a page that shows everything: the time is so long that it hardly ever ends. */
  static IndexTime whole() {
    return new IndexTime(LONGEST);
  }

  /** Whole milliseconds that are left; 0 if none. */
  long millis() {
    return Math.max(0, Duration.ofNanos(left).toMillis());
  }

  void used(long nanos) {
    left -= nanos;
  }

  /** Notes that an index was not asked, or not to its end. */
  void exceed() {
    exceeded = true;
  }

  boolean isExceeded() {
    return exceeded;
  }
}
