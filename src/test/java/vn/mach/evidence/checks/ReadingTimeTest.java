package vn.mach.evidence.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However a text is made, reading it takes time in proportion to its length. */
@Tag("slow")
class ReadingTimeTest {

  /** Two seconds are the aim; a build machine may be half as fast. */
  private static final long MOMENT_MS = 4_000;

  @Test
  void aTextWithMoreNumbersThanAnyReportIsComparedInPartAndSaysWhere() {
    String wrong = "Có 12/15 xã đạt 95%.\n";
    for (String number : List.of("1 ", "5% ", "1, ", "12 đảng viên, trong đó 3 nữ; ", "1\n")) {
      String many = number.repeat(190_000 / number.length()) + "\n";
      long before = System.nanoTime();
      List<Finding> found = Contradictions.in(wrong + many + wrong);
      assertThat((System.nanoTime() - before) / 1_000_000).as(number).isLessThan(MOMENT_MS);
      assertThat(found.getFirst().kind()).as(number).isEqualTo(Contradiction.RATIO);
      Finding last = found.getLast();
      assertThat(last.kind()).as(number).isEqualTo(Contradiction.UNREAD);
      assertThat(last.from()).as(number).isBetween(5_000, wrong.length() + many.length());
      assertThat(found).as(number).filteredOn(it -> it.kind() == Contradiction.RATIO).hasSize(1);
    }
    assertThat(Contradictions.in(wrong + "1 ".repeat(4_900)))
        .extracting(Finding::kind)
        .containsExactly(Contradiction.RATIO);
  }

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
            "a\u0301",
            "Có 12 xã, 5 xã, 7 xã. ",
            "12 xã, 5 hộ; ",
            "1 xã và 2 hộ, ",
            "trong số 12 xã có 5 xã, ",
            "12 xã: 5 xã; 7 xã, ",
            "12 vụ đạt 75,5%; ",
            "còn lại 3 vụ, ",
            "12.345 xã với 54.321 hộ: ",
            "Năm có 1.234 hộ nghèo đạt chuẩn. ")) {
      read(text, 10_000);
      long one = read(text, 30_000);
      long two = read(text, 120_000);
      assertThat(two)
          .as("milliseconds for four times " + one + " of " + text)
          .isLessThan(1_000 + 12 * one);
    }
  }

  /** As long as the longest text that a page takes is half of. */
  @Test
  void twoHundredThousandLettersAreReadInSeconds() {
    for (String text :
        List.of(
            "12 xã: 5 xã; 7 xã, ",
            "12 xã, 5 hộ; ",
            "còn lại 3 vụ, ",
            "1.234 hộ, chiếm 12,34%; ",
            "Có 45/60 xã đạt 75%, gồm 20 xã và 25 xã. ",
            "hội viên\tsố hội viên\tsố chi hội\ncộng\t1.249\t28\nx\t1\t2\n\nCó 1.294 hội viên, chi hội.\n")) {
      long best = Long.MAX_VALUE;
      for (int attempt = 0; attempt < 3 && best >= MOMENT_MS; attempt++) {
        best = Math.min(best, read(text, 200_000));
      }
      assertThat(best).as(text).isLessThan(MOMENT_MS);
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
