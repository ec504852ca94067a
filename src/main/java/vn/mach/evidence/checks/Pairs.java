package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two things counted side by side: "giám sát 03 tổ chức đảng và 06 cá nhân … 02 tổ chức đảng và 04
 * cá nhân thực hiện tốt; 02 tổ chức đảng và 02 cá nhân còn hạn chế". Where the one adds up and the
 * other does not, the parts were meant to be all.
 */
final class Pairs {

  private static final int BETWEEN = 2;
  private static final int LABEL = 8;
  private static final int BACK = 4;
  private static final int MANY = 8;

  private Pairs() {}

  private record Pair(Mention one, Mention other, String label) {

    boolean like(Pair pair) {
      return one.noun().alike(pair.one.noun()) && other.noun().alike(pair.other.noun());
    }
  }

  static List<SumFinding> in(Passage passage) {
    List<Pair> pairs = pairs(passage);
    List<SumFinding> findings = new ArrayList<>();
    for (int from = 1; from + 1 < pairs.size(); from++) {
      int to = from + 1;
      while (to < pairs.size()
          && to - from < MANY
          && pairs.get(to).one().sentence() == pairs.get(from).one().sentence()
          && pairs.get(to).like(pairs.get(from))) {
        to++;
      }
      boolean apart =
          to - from >= 2
              && Dimensions.of(pairs.subList(from, to).stream().map(Pair::label).toList())
                  != Dimensions.Apart.UNKNOWN;
      if (apart) {
        finding(pairs.subList(Math.max(0, from - BACK), from), pairs.subList(from, to))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<SumFinding> finding(List<Pair> wholes, List<Pair> parts) {
    BigDecimal one = sum(parts.stream().map(Pair::one));
    BigDecimal other = sum(parts.stream().map(Pair::other));
    List<Pair> alike = wholes.stream().filter(it -> it.like(parts.getFirst())).toList().reversed();
    int to = parts.getLast().other().to();
    for (Pair whole : alike) {
      boolean first = whole.one().value().compareTo(one) == 0;
      boolean second = whole.other().value().compareTo(other) == 0;
      if (first && second) {
        return Optional.empty();
      }
    }
    for (Pair whole : alike) {
      boolean first = whole.one().value().compareTo(one) == 0;
      boolean second = whole.other().value().compareTo(other) == 0;
      if (first && near(whole.other().value(), other)) {
        return Optional.of(new SumFinding(whole.other(), whole.other().from(), to, other));
      }
      if (second && near(whole.one().value(), one)) {
        return Optional.of(
            new SumFinding(whole.one(), whole.one().from(), parts.getLast().one().to(), one));
      }
    }
    return Optional.empty();
  }

  private static BigDecimal sum(Stream<Mention> mentions) {
    return mentions.map(Mention::value).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static boolean near(BigDecimal one, BigDecimal other) {
    return one.multiply(BigDecimal.TWO).compareTo(other) >= 0
        && other.multiply(BigDecimal.TWO).compareTo(one) >= 0;
  }

  private static List<Pair> pairs(Passage passage) {
    List<Pair> pairs = new ArrayList<>();
    List<Mention> mentions = passage.mentions();
    for (int i = 0; i + 1 < mentions.size(); i++) {
      Mention one = mentions.get(i);
      Mention other = mentions.get(i + 1);
      int behind = one.last() + 1 + one.noun().length();
      boolean beside =
          other.first() - behind <= BETWEEN
              && (passage.at(behind, "và") || passage.at(behind, ",") || passage.at(behind, "với"));
      boolean counts =
          one.isCount()
              && other.isCount()
              && one.depth() == 0
              && other.depth() == 0
              && one.sentence() == other.sentence();
      if (counts
          && beside
          && one.noun().known()
          && other.noun().known()
          && !one.noun().alike(other.noun())) {
        pairs.add(new Pair(one, other, label(passage, other)));
        i++;
      }
    }
    return pairs;
  }

  private static String label(Passage passage, Mention last) {
    StringBuilder label = new StringBuilder();
    int from = last.last() + 1 + last.noun().length();
    for (int i = from;
        i < Math.min(passage.tokens().size(), from + LABEL) && passage.tokens().get(i).isWord();
        i++) {
      label.append(passage.tokens().get(i).word()).append(' ');
    }
    return label.toString().strip();
  }
}
