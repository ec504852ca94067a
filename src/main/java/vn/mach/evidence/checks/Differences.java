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
  private static final BigDecimal FIFTY = BigDecimal.valueOf(50);

  private Differences() {}

  static List<SumFinding> in(Passage passage) {
    List<SumFinding> findings = new ArrayList<>();
    List<Mention> mentions = passage.mentions();
    for (int i = 1; i < mentions.size(); i++) {
      Mention change = mentions.get(i);
      Mention other = mentions.get(Math.min(i + 1, mentions.size() - 1));
      if (change.role() == Mention.Role.CHANGE
          && change.kind() == Mention.Kind.COUNT
          && isOther(passage, change, other)) {
        compare(numbers(mentions, i), change, other).ifPresent(findings::add);
      } else if (change.role() == Mention.Role.CHANGE && change.kind() == Mention.Kind.COUNT) {
        betweenYears(passage, i).ifPresent(findings::add);
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
        .filter(it ->
            it.isCount() && it.sentence() >= change.sentence() - 1 && it.noun().same(change.noun()))
        .toList();
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
            || bracket && against && other.role() == Mention.Role.PLAIN);
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
