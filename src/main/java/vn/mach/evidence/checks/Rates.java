package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rate in a sentence of its own, behind the numbers that it is made of: "tiếp nhận 1.340 máy, đã
 * trao 1.215 máy. Kết quả đạt 90,6%". It is only doubted where it is one of these shares but for a
 * slip of the pen.
 */
final class Rates {

  private static final int CLAUSE = 14;
  private static final int BACK = 8;
  private static final Words ALL_OF = Words.of("of so many");
  private static final Words RATE = Words.of("rate");

  /** A part and its whole. */
  record Pair(Mention part, Mention whole, Mention first) {

    Share share() {
      return new Share(part.value(), whole.value());
    }
  }

  private Rates() {}

  /**
   * "Có 79.931 người tham gia. Với dân số 86.412 người, tỷ lệ bao phủ đạt 92,5%": the whole stands
   * before the percent, what it is a percent of in the sentence before.
   */
  static Optional<Pair> ofWhole(Passage passage, int index) {
    Mention percent = passage.mentions().get(index);
    int begin = passage.sentenceStart(percent.first());
    Mention whole = passage.mentions().get(Math.max(0, index - 1));
    if (passage.mentionFrom(begin) != index - 1
        || !whole.isCount()
        || ALL_OF.at(passage, begin) == 0
        || whole.first() - begin > CLAUSE
        || !RATE.between(passage, whole.last() + 1, percent.first())) {
      return Optional.empty();
    }
    List<Mention> parts =
        passage.mentions().subList(Math.max(0, index - BACK), index - 1).stream()
            .filter(it -> it.sentence() == whole.sentence() - 1 && it.isCount())
            .filter(it -> it.noun().alike(whole.noun()))
            .filter(it -> it.value().compareTo(whole.value()) < 0)
            .toList();
    return doubted(parts.stream().map(it -> new Pair(it, whole, it)).toList(), percent);
  }

  static Optional<Pair> of(Passage passage, int index) {
    Mention percent = passage.mentions().get(index);
    int begin = passage.sentenceStart(percent.first());
    if (begin == 0
        || percent.depth() > 0
        || percent.first() - begin > CLAUSE
        || RATE.at(passage, begin) == 0 && !ofAll(passage, percent)
        || passage.mentionFrom(begin) != index) {
      return Optional.empty();
    }
    return doubted(pairs(passage, index), percent);
  }

  private static Optional<Pair> doubted(List<Pair> pairs, Mention percent) {
    return pairs.stream().anyMatch(it -> it.share().rounds(percent.value()))
        ? Optional.empty()
        : pairs.stream()
            .filter(it ->
                it.share().slips(percent.value()) || it.share().swappedInside(percent.value()))
            .findFirst();
  }

  /** "Đến nay, 97,7% số hộ trong xã đã tham gia". */
  private static boolean ofAll(Passage passage, Mention percent) {
    int behind = percent.last() + 1;
    return passage.at(behind, "số") || passage.at(behind, "tổng", "số");
  }

  private static List<Pair> pairs(Passage passage, int index) {
    List<Mention> mentions = passage.mentions();
    int sentence = mentions.get(index).sentence();
    List<Pair> pairs = new ArrayList<>();
    for (int i = Math.max(0, index - BACK); i < index; i++) {
      Mention whole = mentions.get(i);
      if (whole.sentence() < sentence - 2 || whole.sentence() == sentence) {
        continue;
      }
      if (whole.part() != null && whole.base() != null) {
        pairs.add(new Pair(whole.part(), whole.base(), whole));
      }
      for (Mention part : mentions.subList(i + 1, index)) {
        if (whole.isCount()
            && part.isCount()
            && part.noun().alike(whole.noun())
            && whole.value().signum() > 0
            && part.value().compareTo(whole.value()) < 0) {
          pairs.add(new Pair(part, whole, whole));
        }
      }
    }
    return pairs;
  }
}
