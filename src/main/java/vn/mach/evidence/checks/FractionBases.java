package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * "324/590 trường (71/179 …; 160/206 …; 80/165 …; 13/33 …)": the parts of the fractions add up, so
 * their bases should, too.
 */
final class FractionBases {

  private static final BigDecimal FIVE = BigDecimal.valueOf(5);

  private FractionBases() {}

  static Optional<SumFinding> of(Parts parts, List<Mention> wholes) {
    List<Mention> bases =
        parts.parts().stream().map(it -> it.mention().base()).filter(Objects::nonNull).toList();
    Mention whole = parts.whole().isFraction() ? parts.whole() : null;
    if (whole == null
        || whole.base() == null
        || bases.size() != parts.parts().size()
        || parts.unsure()
        || parts.total().compareTo(whole.value()) != 0) {
      return Optional.empty();
    }
    BigDecimal total = bases.stream().map(Mention::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal stated = whole.base().value();
    boolean known =
        wholes.stream().anyMatch(it -> it.value().compareTo(total) == 0)
            || total.compareTo(stated) == 0;
    boolean near = total.subtract(stated).abs().multiply(FIVE).compareTo(stated) <= 0;
    return known || !near
        ? Optional.empty()
        : Optional.of(new SumFinding(whole.base(), whole.from(), bases.getLast().to(), total));
  }
}
