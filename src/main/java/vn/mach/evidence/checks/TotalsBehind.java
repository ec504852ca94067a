package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A whole behind its parts: "36 đảng bộ và 48 chi bộ cơ sở, tổng cộng 84 tổ chức"; "2.964 hộ …, 741
 * hộ …, 295 hộ …. Tổng số hộ khảo sát là 3.900 hộ".
 */
final class TotalsBehind {

  private static final int NEIGHBOURS = 30;
  private static final int CLAUSE = 14;
  private static final BigDecimal THREE = BigDecimal.valueOf(3);
  private static final BigDecimal FOUR = BigDecimal.valueOf(4);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal TWENTY = BigDecimal.valueOf(20);
  private static final Words TOTAL = Words.of("total of all");

  private TotalsBehind() {}

  static List<SumFinding> in(Passage passage) {
    List<SumFinding> findings = new ArrayList<>();
    for (int i = 2; i < passage.mentions().size(); i++) {
      Mention whole = passage.mentions().get(i);
      if (whole.isCount() && !whole.noun().words().isEmpty()) {
        finding(passage, i, whole).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<SumFinding> finding(Passage passage, int index, Mention whole) {
    boolean summed =
        passage.at(whole.first() - 2, "tổng", "cộng")
            || passage.at(whole.first() - 3, "tổng", "cộng");
    int sentence = passage.sentenceStart(whole.first());
    int begin = passage.clauseStart(whole.first());
    boolean opens =
        TOTAL.at(passage, begin) > 0
            && whole.first() - begin <= CLAUSE + TOTAL.at(passage, begin)
            && onlyOfItsKind(passage, passage.mentionFrom(begin), index);
    if (!summed && !opens) {
      return Optional.empty();
    }
    boolean away = opens && begin == sentence;
    List<Mention> parts = parts(passage, index, away ? whole.sentence() - 1 : whole.sentence());
    BigDecimal sum = BigDecimal.ZERO;
    for (Mention part : parts) {
      sum = sum.add(part.value());
      if (sum.compareTo(whole.value()) == 0) {
        return Optional.empty();
      }
    }
    BigDecimal off = sum.subtract(whole.value());
    if (whole.noun().isMeasure()) {
      return parts.size() >= 2 && measured(whole, parts, off)
          ? Optional.of(new SumFinding(whole, parts.getLast().from(), whole.to(), sum))
          : Optional.empty();
    }
    boolean near =
        summed && !away
            ? near(sum, whole.value())
            : (parts.size() > 2 || whole.value().compareTo(HUNDRED) >= 0)
                && close(whole, parts, off);
    return parts.size() >= 2 && near
        ? Optional.of(new SumFinding(whole, parts.getLast().from(), whole.to(), sum))
        : Optional.empty();
  }

  /** The counts of the same things before the whole in one sentence; the nearest first. */
  private static List<Mention> parts(Passage passage, int index, int sentence) {
    Mention whole = passage.mentions().get(index);
    List<Mention> parts = new ArrayList<>();
    for (int i = index - 1; i >= Math.max(0, index - NEIGHBOURS); i--) {
      Mention part = passage.mentions().get(i);
      boolean inTotal = sentence != whole.sentence() && part.sentence() == whole.sentence();
      if (part.depth() > whole.depth() || part.isPercent() || inTotal) {
        continue;
      }
      boolean fits = part.isCount() && part.noun().alike(whole.noun());
      if (parts.size() >= 2 && part.value().compareTo(whole.value()) == 0) {
        break;
      }
      if (part.sentence() != sentence || part.depth() < whole.depth()) {
        break;
      }
      if (fits) {
        parts.add(part);
      } else if (sentence == whole.sentence()) {
        break;
      }
    }
    return parts;
  }

  /** "Tổng cộng 18 lớp với 698 học sinh": nothing of the kind is counted in the clause before. */
  private static boolean onlyOfItsKind(Passage passage, int first, int index) {
    Mention whole = passage.mentions().get(index);
    return passage.mentions().subList(Math.min(first, index), index).stream()
        .noneMatch(it -> it.isPercent() || it.noun().alike(whole.noun()));
  }

  /** Amounts are often rounded, and of different things: only a slip, or three that nearly fit. */
  private static boolean measured(Mention whole, List<Mention> parts, BigDecimal off) {
    BigDecimal ulp = BigDecimal.ONE.scaleByPowerOfTen(-whole.value().scale());
    boolean rounded = off.abs().compareTo(ulp) <= 0;
    boolean slip =
        Slip.explains(
            off, Stream.concat(Stream.of(whole.value()), parts.stream().map(Mention::value)));
    boolean close = off.abs().multiply(TWENTY).compareTo(whole.value()) <= 0;
    return !rounded && (slip || parts.size() > 2 && close);
  }

  private static boolean near(BigDecimal sum, BigDecimal whole) {
    return sum.multiply(FOUR).compareTo(whole.multiply(THREE)) >= 0
        && whole.multiply(FOUR).compareTo(sum.multiply(THREE)) >= 0;
  }

  private static boolean close(Mention whole, List<Mention> parts, BigDecimal off) {
    return off.abs().multiply(TWENTY).compareTo(whole.value()) <= 0
        || Slip.explains(
            off, Stream.concat(Stream.of(whole.value()), parts.stream().map(Mention::value)));
  }
}
