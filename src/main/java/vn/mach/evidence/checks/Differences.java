package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A number, how much more it is than another, and that other: "được 2.874 đơn vị, vượt 274 đơn vị
 * so với chỉ tiêu 2.600 đơn vị"; "tăng 43 hợp tác xã (đầu năm có 672 hợp tác xã)".
 */
final class Differences {

  private static final int BACK = 8;
  private static final int CLAUSE = 20;
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");
  private static final Words OTHER_TIME = Words.of("time to compare with");
  private static final BigDecimal FIFTY = BigDecimal.valueOf(50);

  private Differences() {}

  static List<SumFinding> in(Passage passage) {
    List<SumFinding> findings = new ArrayList<>();
    List<Mention> mentions = passage.mentions();
    for (int at = 1; at < mentions.size(); at++) {
      int i = at;
      Mention change = mentions.get(i);
      Mention other = mentions.get(Math.min(i + 1, mentions.size() - 1));
      if (change.role() == Mention.Role.CHANGE
          && change.kind() == Mention.Kind.COUNT
          && isOther(passage, change, other)) {
        compare(numbers(mentions, i), change, other).ifPresent(findings::add);
      } else if (change.role() == Mention.Role.CHANGE && change.kind() == Mention.Kind.COUNT) {
        betweenYears(passage, i).or(() -> sinceThen(passage, change)).ifPresent(findings::add);
      }
    }
    return findings;
  }

  /** "năm 2023 có 146 vụ, năm 2024 có 118 vụ, giảm 28 vụ". */
  private static Optional<SumFinding> betweenYears(Passage passage, int index) {
    Mention change = passage.mentions().get(index);
    List<Mention> years =
        numbers(passage.mentions(), index).stream()
            .filter(it -> it.sentence() == change.sentence() && ofYear(passage, it))
            .toList();
    if (years.size() != 2) {
      return Optional.empty();
    }
    Mention one = years.getFirst();
    Mention two = years.getLast();
    BigDecimal off = off(one, change, two);
    boolean more = one.value().compareTo(two.value()) >= 0;
    BigDecimal by = more ? change.value() : change.value().negate();
    boolean slip =
        off.signum() != 0
            && Slip.explains(off, Stream.of(one.value(), change.value(), two.value()));
    return slip
        ? Optional.of(new SumFinding(one, one.from(), change.to(), two.value().add(by)))
        : Optional.empty();
  }

  /**
   * "Đầu nhiệm kỳ có 5.318 đảng viên. Đến nay có 5.604 đảng viên, tăng 286 đồng chí": the other
   * time may stand a sentence away.
   */
  private static Optional<SumFinding> sinceThen(Passage passage, Mention change) {
    int index = passage.mentionFrom(change.first());
    List<Mention> counts =
        passage.mentions().subList(Math.max(0, index - BACK), index).reversed().stream()
            .filter(it -> it.isCount() && it.sentence() >= change.sentence() - 1)
            .filter(it -> it.depth() == change.depth() && alike(it, change))
            .toList();
    Optional<Mention> then = counts.stream().skip(1).filter(it -> ofTime(passage, it)).findFirst();
    boolean explained =
        counts.stream()
            .anyMatch(
                it -> counts.stream().anyMatch(other -> off(it, change, other).signum() == 0));
    if (then.isEmpty() || explained || counts.getFirst().sentence() != change.sentence()) {
      return Optional.empty();
    }
    Mention now = counts.getFirst();
    Mention one = then.get();
    boolean more = now.value().compareTo(one.value()) >= 0;
    BigDecimal by = more ? change.value() : change.value().negate();
    BigDecimal off = off(now, change, one);
    boolean slip =
        change.value().compareTo(BigDecimal.TEN) > 0
            && Slip.explains(off, Stream.of(now.value(), change.value(), one.value()));
    return slip
        ? Optional.of(new SumFinding(now, one.from(), change.to(), one.value().add(by)))
        : Optional.empty();
  }

  private static boolean alike(Mention one, Mention other) {
    return one.noun().same(other.noun())
        || one.noun().isIn("people") && other.noun().isIn("people");
  }

  /** Whether another time is named in the clause before the number, or in the one before that. */
  private static boolean ofTime(Passage passage, Mention mention) {
    int clause = passage.clauseStart(mention.first());
    int from =
        clause > passage.sentenceStart(mention.first()) && passage.at(clause - 1, ",")
            ? passage.clauseStart(clause - 1)
            : clause;
    return OTHER_TIME.between(passage, from, mention.first()) || ofYear(passage, mention);
  }

  /** Whether a year stands in the clause before the number. */
  private static boolean ofYear(Passage passage, Mention mention) {
    for (int i = passage.clauseStart(mention.first()); i < mention.first(); i++) {
      if (YEAR.matcher(passage.tokens().get(i).word()).matches()) {
        return true;
      }
    }
    return false;
  }

  /** What may have changed by so much: counted in this sentence or the one before. */
  private static List<Mention> numbers(List<Mention> mentions, int index) {
    Mention change = mentions.get(index);
    return mentions.subList(Math.max(0, index - BACK), index).stream()
        .filter(it -> isCount(it) && it.sentence() >= change.sentence() - 1)
        .filter(it -> it.noun().same(change.noun()))
        .toList();
  }

  /** A count, or an amount for each: "58,4 tạ/ha", "bình quân 52,6 triệu đồng". */
  private static boolean isCount(Mention mention) {
    return mention.isCount() || mention.role() == Mention.Role.EACH && mention.noun().isMeasure();
  }

  /** Of another time or asked for; or alone in a bracket behind "so với". */
  private static boolean isOther(Passage passage, Mention change, Mention other) {
    boolean bracket = passage.tokens().get(other.first() - 1).is("(");
    boolean against = false;
    int from = Math.max(passage.sentenceStart(change.first()), change.first() - CLAUSE);
    for (int i = from; i < Math.min(other.first(), from + 2 * CLAUSE); i++) {
      against |= passage.at(i, "so", "với");
    }
    return other.kind() == Mention.Kind.COUNT
        && other.sentence() == change.sentence()
        && other.noun().same(change.noun())
        && (other.role() == Mention.Role.PLANNED
            || other.role() == Mention.Role.COMPARED
            || bracket && against && isCount(other));
  }

  private static Optional<SumFinding> compare(
      List<Mention> numbers, Mention change, Mention other) {
    return numbers.stream().anyMatch(it -> off(it, change, other).signum() == 0)
        ? Optional.empty()
        : numbers.stream()
            .filter(it -> close(it, change, other))
            .findFirst()
            .map(it -> {
              boolean more = it.value().compareTo(other.value()) >= 0;
              BigDecimal by = more ? change.value() : change.value().negate();
              return new SumFinding(it, it.from(), other.to(), other.value().add(by));
            });
  }

  private static BigDecimal off(Mention number, Mention change, Mention other) {
    return number.value().subtract(other.value()).abs().subtract(change.value());
  }

  private static boolean close(Mention number, Mention change, Mention other) {
    BigDecimal off = off(number, change, other);
    return off.abs().multiply(FIFTY).compareTo(number.value()) <= 0
        || Slip.explains(off, Stream.of(number.value(), change.value(), other.value()));
  }
}
