package vn.mach.evidence.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.mach.evidence.templates.TemplateParser;

class ThreeWayMergeTest {

  private static final String BASE =
      "Công tác tư tưởng được quan tâm. Các chi bộ sinh hoạt đều.\nCông tác kiểm tra còn chậm.";

  @Test
  void twoWhoChangeDifferentSentencesBothHaveTheirs() {
    String mine = BASE.replace("được quan tâm", "được chú trọng");
    String theirs = BASE.replace("còn chậm", "đạt 71,34 %");

    List<ThreeWayMerge.Piece> merged = ThreeWayMerge.merge(BASE, mine, theirs);

    assertThat(ThreeWayMerge.torn(merged)).isFalse();
    assertThat(ThreeWayMerge.text(merged))
        .isEqualTo(
            "Công tác tư tưởng được chú trọng. Các chi bộ sinh hoạt đều.\nCông tác kiểm tra đạt 71,34 %.");
  }

  @Test
  void neighbouringSentencesDoNotTouchEachOther() {
    String mine = BASE.replace("được quan tâm", "được chú trọng");
    String theirs = BASE.replace("sinh hoạt đều", "sinh hoạt đúng kỳ");

    assertThat(ThreeWayMerge.text(ThreeWayMerge.merge(BASE, mine, theirs)))
        .startsWith("Công tác tư tưởng được chú trọng. Các chi bộ sinh hoạt đúng kỳ.");
  }

  @Test
  void theSameSentenceChangedByBothStaysSideBySide() {
    List<ThreeWayMerge.Piece> merged =
        ThreeWayMerge.merge(
            BASE, BASE.replace("còn chậm", "chưa đều"), BASE.replace("còn chậm", "đạt khá"));

    assertThat(merged)
        .filteredOn(ThreeWayMerge.Piece.Torn.class::isInstance)
        .singleElement()
        .isEqualTo(
            new ThreeWayMerge.Piece.Torn(
                "Công tác kiểm tra còn chậm.",
                "Công tác kiểm tra chưa đều.",
                "Công tác kiểm tra đạt khá."));
    assertThat(ThreeWayMerge.text(merged)).contains("chưa đều.").contains("đạt khá.");
  }

  @Test
  void theSameChangeByBothCountsOnce() {
    String both = BASE.replace("còn chậm", "chưa đều");
    assertThat(ThreeWayMerge.text(ThreeWayMerge.merge(BASE, both, both))).isEqualTo(both);
  }

  @Test
  void whoeverAddsAtTheEndKeepsWhatTheOtherAddedBefore() {
    assertThat(
            ThreeWayMerge.text(
                ThreeWayMerge.merge(
                    "Một câu đầu.", "Một câu đầu.\nCâu của tôi.", "Câu của bạn.\nMột câu đầu.")))
        .isEqualTo("Câu của bạn.\nMột câu đầu.\nCâu của tôi.");
  }

  @Test
  void abbreviationsAndNumbersEndNoSentence() {
    assertThat(SentenceSplitter.of("Tại TP. Hồ Chí Minh có 1.234 lượt. Đạt 71,34 %.\n- 1. Mục một"))
        .containsExactly("Tại TP. Hồ Chí Minh có 1.234 lượt.", "Đạt 71,34 %.", "1. Mục một");
  }

  /**
   * Whatever two people do, no sentence that one of them added is lost, and one that nobody touched
   * stays.
   */
  @Test
  void noSentenceIsEverLost() {
    Random random = new Random(7);
    for (int run = 0; run < 2_000; run++) {
      List<String> base = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        base.add("Câu số " + i + " cũ.");
      }
      List<String> mine = changed(base, "tôi", random);
      List<String> theirs = changed(base, "bạn", random);
      String merged =
          ThreeWayMerge.text(ThreeWayMerge.merge(joined(base), joined(mine), joined(theirs)));
      mine.stream().filter(it -> !base.contains(it)).forEach(it -> assertThat(merged).contains(it));
      theirs.stream()
          .filter(it -> !base.contains(it))
          .forEach(it -> assertThat(merged).contains(it));
      base.stream()
          .filter(it -> mine.contains(it) && theirs.contains(it))
          .forEach(it -> assertThat(merged).contains(it));
    }
  }

  /**
   * The longest text that a section may have, in the shortest lines, written anew by both: 200,000
   * pieces of two letters in any order.
   */
  @Test
  void theLongestTextInManyShortLinesIsPutTogetherInASecondAndInLittleMemory() {
    Random random = new Random(11);
    String base = lines(random, 100_000, 2);
    String mine = lines(random, 100_000, 2);
    String theirs = lines(random, 100_000, 2);

    assertThat(mine).hasSize(TemplateParser.LONGEST);
    assertThat(ThreeWayMerge.text(measured(base, mine, theirs))).contains(mine).contains(theirs);
  }

  @Test
  void manyLinesInAnotherOrderAreComparedInASecond() {
    Random random = new Random(12);
    String base = lines(random, 1_450, 2);
    measured(base, lines(random, 1_450, 2), lines(random, 1_450, 2));
    String ordered = numbered(9_000, random);
    measured(ordered, shuffled(ordered, random), shuffled(ordered, random));
  }

  @Test
  void inTheLongestTextTwoWhoChangeSomeSentencesBothHaveTheirs() {
    String base = numbered(9_000, new Random(13));
    String mine = base.replaceAll("số (\\d*00) ", "được tôi sửa, số $1 ");
    String theirs = base.replaceAll("số (\\d*50) ", "được bạn sửa, số $1 ");

    List<ThreeWayMerge.Piece> merged = measured(base, mine, theirs);

    assertThat(ThreeWayMerge.torn(merged)).isFalse();
    assertThat(ThreeWayMerge.text(merged))
        .isEqualTo(mine.replaceAll("số (\\d*50) ", "được bạn sửa, số $1 "));
  }

  /**
   * Puts together in under two seconds, and with less garbage than a table of all pairs of pieces
   * would need for a fiftieth of the text.
   */
  private static List<ThreeWayMerge.Piece> measured(String base, String mine, String theirs) {
    var thread =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    long began = thread.getCurrentThreadCpuTime(); // not the clock: other tests run beside
    List<ThreeWayMerge.Piece> merged = ThreeWayMerge.merge(base, mine, theirs);
    assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - began))
        .isLessThan(Duration.ofSeconds(2));
    assertThat((thread.getCurrentThreadAllocatedBytes() - before) / 1_000_000)
        .as("megabytes")
        .isLessThan(150);
    return merged;
  }

  private static String lines(Random random, int lines, int letters) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append((char) ('a' + random.nextInt(letters))).append('\n');
    }
    return text.toString();
  }

  private static String numbered(int lines, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append("Câu số ")
          .append(i)
          .append(" ")
          .append((char) ('a' + random.nextInt(26)))
          .append(".\n");
    }
    return text.toString();
  }

  private static String shuffled(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    java.util.Collections.shuffle(lines, random);
    return String.join("\n", lines) + "\n";
  }

  private static List<String> changed(List<String> base, String who, Random random) {
    List<String> changed = new ArrayList<>();
    for (String sentence : base) {
      int what = random.nextInt(6);
      if (what == 0) {
        changed.add("Câu thêm của " + who + " " + random.nextInt(1000) + ".");
      }
      if (what == 1) {
        changed.add(sentence.replace("cũ", "sửa bởi " + who));
      } else if (what != 2) {
        changed.add(sentence);
      }
    }
    return changed;
  }

  private static String joined(List<String> sentences) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sentences.size(); i++) {
      text.append(i == 0 ? "" : i % 3 == 0 ? "\n" : " ").append(sentences.get(i));
    }
    return text.toString();
  }
}
