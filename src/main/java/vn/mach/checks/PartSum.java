package vn.mach.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the parts that were read contradict their whole. */
final class PartSum {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal THREE = BigDecimal.valueOf(3);
  private static final BigDecimal FOUR = BigDecimal.valueOf(4);

  private static final Set<String> OVERLAPPING = Set.of("bodies", "places", "schools", "models", "targets", "families", "groups", "any");

  private static final Set<String> SAID = Set.of("đạt", "có", "được", "hoàn", "vượt", "nâng", "tham", "làm", "tổ", "thực", "triển", "đã", "đang", "chưa", "xếp", "đăng", "xây");

  private final PartList.Opening opening;
  private final Mention whole;
  private final List<Mention> wholes;
  private final PartReader reader;
  private final List<PartReader.Part> parts;
  private final BigDecimal total;

  PartSum(PartList.Opening opening, Mention whole, List<Mention> wholes, PartReader reader) {
    this.opening = opening;
    this.whole = whole;
    this.wholes = wholes;
    this.reader = reader;
    this.parts = reader.parts();
    this.total = parts.stream().map(PartReader.Part::value).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  Optional<PartList.Verdict> verdict() {
    if (reader.unsure() || soundSomehow() || !firm()) {
      return Optional.empty();
    }
    int from = Math.min(whole.from(), parts.getFirst().mention().from());
    return Optional.of(new PartList.Verdict(whole, from, parts.getLast().mention().to(), total));
  }

  /** Whether the list, its beginning, or all but one of it make any of the wholes that stand before it. */
  private boolean soundSomehow() {
    for (Mention one : wholes) {
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = 0; i < parts.size(); i++) {
        sum = sum.add(parts.get(i).value());
        if (i > 0 && !reader.ended() && equal(one, sum) || opening != PartList.Opening.ALL && parts.size() > 2 && equal(one, total.subtract(parts.get(i).value()))) {
          return true;
        }
      }
      if (equal(one, total) || one.base() != null && equal(one.base(), total)) {
        return true;
      }
    }
    return wholes.size() > 1 && equal(whole, total.subtract(wholes.get(1).value())) || wholes.size() > 1 && total.compareTo(wholes.get(0).value().add(wholes.get(1).value())) == 0;
  }

  /** Equal at the whole's precision; where all are rounded alike, one unit of the last place is forgiven. */
  private static boolean equal(Mention whole, BigDecimal sum) {
    boolean rounded = whole.tens() > 0 || whole.value().scale() > 0;
    if (!rounded) {
      return whole.value().compareTo(sum) == 0;
    }
    return sum.setScale(whole.value().scale(), RoundingMode.HALF_UP).compareTo(whole.value()) == 0;
  }

  private boolean firm() {
    Dimensions.Apart apart = Dimensions.of(parts.stream().map(PartReader.Part::label).toList());
    boolean over = total.compareTo(whole.value()) > 0;
    if (reader.closed()) {
      return within(TWO);
    }
    return switch (opening) {
      case REST -> false;
      case ALL -> within(new BigDecimal("1.5"));
      case BESIDE -> near() && !byYears() && (apart != Dimensions.Apart.UNKNOWN || !mayOverlap()) || apart == Dimensions.Apart.COMPLETE;
      case SOME -> apart == Dimensions.Apart.COMPLETE || over && apart == Dimensions.Apart.APART;
    };
  }

  /**
   * Whether one thing may belong to two of the parts: people always ("nữ", "trẻ"); bodies, models and the like where something is said of
   * them ("9 xã đạt chuẩn, 3 xã nâng cao") that may be said of others, too.
   */
  private boolean mayOverlap() {
    if (whole.noun().isIn("people")) {
      return true;
    }
    return OVERLAPPING.contains(whole.noun().group()) && parts.stream().anyMatch(it -> SAID.contains(it.said()));
  }

  /** "96 vụ (năm 2021: 50 vụ, năm 2022: 48 vụ)" compares. */
  private boolean byYears() {
    return parts.size() == 2 && parts.stream().anyMatch(it -> it.label().matches(".*\\b(?:19|20)\\d{2}\\b.*"));
  }

  /** Neither so many times less nor more than the whole. */
  private boolean within(BigDecimal times) {
    return total.multiply(times).compareTo(whole.value()) >= 0 && whole.value().multiply(times).compareTo(total) >= 0;
  }

  /** Not more than a quarter away. */
  private boolean near() {
    return total.multiply(FOUR).compareTo(whole.value().multiply(THREE)) >= 0 && whole.value().multiply(FOUR).compareTo(total.multiply(THREE)) >= 0;
  }
}
