package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Wholes that are named once and then serve a whole run of percents: "Đại hội có 1.587 đại biểu …
 * 222 đại biểu nữ (13,99%); 175 … (11,03%); …". A number is believed to be such a base where
 * several percents are exactly its shares.
 */
final class CommonBases {

  private static final int BACK = 60;
  private static final int AHEAD = 8;
  private static final int AROUND = 3;

  private final List<Pair> pairs = new ArrayList<>();
  private final List<Mention> mentions = new ArrayList<>();
  private final Map<Integer, Integer> places = new HashMap<>();
  private final Map<Base, List<Integer>> confirmed = new HashMap<>();

  /**
   * A part and the percent that is said of it; {@code at} is how many mentions of the text stand
   * before it.
   */
  private record Pair(Mention number, Mention percent, int at) {}

  private record Base(BigDecimal value, String group) {}

  /** Goes on to the next mention of the text. */
  void read(Mention mention) {
    mentions.add(mention);
  }

  /** A percent of a part that has no base beside it; its mentions were read. */
  void pair(Mention number, Mention percent) {
    places.put(percent.from(), pairs.size());
    pairs.add(new Pair(number, percent, mentions.size()));
  }

  /** Of which bases the percents are exactly shares; once everything was read. */
  private Map<Base, List<Integer>> confirmed() {
    if (confirmed.isEmpty()) {
      for (int i = 0; i < pairs.size(); i++) {
        confirm(i, pairs.get(i));
      }
    }
    return confirmed;
  }

  private void confirm(int index, Pair pair) {
    for (Mention whole : around(pair)) {
      if (pair.percent().value().scale() >= 1
          && share(pair.number(), whole).rounds(pair.percent().value())) {
        List<Integer> support = confirmed.computeIfAbsent(base(whole), none -> new ArrayList<>());
        if (support.isEmpty() || support.getLast() != index) {
          support.add(index);
        }
      }
    }
  }

  /**
   * The base that the run of percents has around this one; empty where there is none, or where it
   * may be another.
   */
  Optional<Mention> of(Mention percent) {
    int index = places.getOrDefault(percent.from(), -1);
    if (index < 0) {
      return Optional.empty();
    }
    Pair pair = pairs.get(index);
    List<Mention> candidates = new ArrayList<>();
    for (Mention whole : around(pair)) {
      if (share(pair.number(), whole).rounds(percent.value())) {
        return Optional.empty();
      }
      boolean known = candidates.stream().anyMatch(it -> it.value().compareTo(whole.value()) == 0);
      boolean slip =
          share(pair.number(), whole).slipsFrom(percent.value()) && supported(base(whole), index);
      if (!known && (slip || serves(base(whole), index))) {
        candidates.add(whole);
      }
    }
    return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
  }

  /** Whether a percent close by is exactly a share of the base. */
  private boolean supported(Base base, int index) {
    return confirmed().getOrDefault(base, List.of()).stream()
        .anyMatch(it -> Math.abs(it - index) <= AROUND);
  }

  private boolean serves(Base base, int index) {
    List<Integer> support = confirmed().getOrDefault(base, List.of());
    long exact =
        support.stream().filter(it -> pairs.get(it).percent().value().scale() >= 2).count();
    boolean near =
        !support.isEmpty()
            && support.getFirst() - AROUND <= index
            && index <= support.getLast() + AROUND;
    return near && (support.size() >= 3 || exact >= 2);
  }

  /** The counts before a pair, and the few behind it, that may be its base. */
  private List<Mention> around(Pair pair) {
    int to = Math.min(mentions.size(), pair.at() + AHEAD);
    return mentions.subList(Math.max(0, pair.at() - BACK), to).stream()
        .filter(it ->
            it.isCount()
                && it.noun().known()
                && (it.noun().alike(pair.number().noun()) || votes(it, pair.number()))
                && it.value().compareTo(pair.number().value()) > 0)
        .toList();
  }

  /** "Trong 52 đại biểu có mặt: tín nhiệm cao 47 phiếu": each of them has one vote. */
  private static boolean votes(Mention people, Mention number) {
    return number.noun().isIn("ballots") && people.noun().isIn("people");
  }

  private static Base base(Mention whole) {
    return new Base(whole.value().stripTrailingZeros(), whole.noun().group());
  }

  private static Share share(Mention number, Mention whole) {
    return new Share(number.value(), whole.value());
  }
}
