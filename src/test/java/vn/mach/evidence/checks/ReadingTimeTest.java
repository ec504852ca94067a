package vn.mach.evidence.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** However a text is made, reading it takes time in proportion to its length. */
class ReadingTimeTest {

  @Test
  void twiceTheTextTakesNotMuchMoreThanTwiceTheTime() {
    for (String text :
        List.of(
            "12 đồng chí, ",
            "12/15 xã đạt 80% ",
            "(1 ",
            "1.",
            "gồm 1 ",
            "12 xã gồm ",
            "5% ",
            "1/",
            "\"1 ",
            "12 xã tổng cộng ",
            "12 xã còn lại ",
            "12 xã trong đó ",
            "huy hiệu 30, 40, ",
            "- 12 xã gồm:\n",
            "toàn huyện có 12 xã ",
            "tổng số ",
            "1\t2\t3%\n",
            "12 xã (",
            "a\u0301")) {
      read(text, 10_000);
      long one = read(text, 30_000);
      long two = read(text, 120_000);
      assertThat(two)
          .as("milliseconds for four times " + one + " of " + text)
          .isLessThan(1_000 + 12 * one);
    }
  }

  /** Milliseconds of this thread's own work. */
  private static long read(String part, int length) {
    String text = part.repeat(length / part.length());
    var threads = java.lang.management.ManagementFactory.getThreadMXBean();
    long begun = threads.getCurrentThreadCpuTime();
    Contradictions.in(text);
    return (threads.getCurrentThreadCpuTime() - begun) / 1_000_000;
  }
}
