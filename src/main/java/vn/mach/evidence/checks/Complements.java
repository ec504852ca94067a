package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Parts that stand behind their whole without a word that opens a list: "giám sát 1.481 mẫu. Số mẫu
 * đạt là 1.392 mẫu, không đạt 88 mẫu"; "triển khai 35 công trình. Đến nay 19 công trình hoàn thành,
 * 11 … đang thi công, 4 … chưa khởi công". Their names must set them apart, and they must miss the
 * whole by little or by a slip of the pen.
 */
final class Complements {

  private static final int MANY = 6;
  private static final int SIGHT = 30;
  private static final int LITTLE = 20;
  private static final int NEAR = 60;
  private static final int OVER = 150;
  private static final int TENTH = 100;
  private static final BigDecimal LARGE = BigDecimal.valueOf(1000);
  private static final Words REST = Words.of("what the first is not");

  private Complements() {}

  static List<SumFinding> in(Passage passage) {
    List<SumFinding> findings = new ArrayList<>();
    for (int i = 0; i < passage.mentions().size(); i++) {
      Mention mention = passage.mentions().get(i);
      if (mention.isCount()) {
        finding(passage, i, mention).ifPresent(findings::add);
      } else if (mention.isFraction()
          && mention.role() == Mention.Role.PLAIN
          && mention.part() != null) {
        finding(passage, i, mention.part()).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<SumFinding> finding(Passage passage, int index, Mention whole) {
    List<Mention> same = behind(passage, index, whole, 0);
    if (same.size() > MANY) {
      return Optional.empty();
    }
    List<Mention> next = behind(passage, index, whole, 1);
    List<Mention> all = new ArrayList<>(same);
    all.addAll(next);
    boolean made = sound(whole, same);
    if (!made && sound(whole, all)) {
      return Optional.empty();
    }
    Optional<SumFinding> here =
        made || nested(same) ? Optional.empty() : contradicts(passage, whole, same);
    boolean away = (made || same.size() < 2) && !sound(whole, next) && !nested(next);
    return here.or(() -> away ? contradicts(passage, whole, next) : Optional.empty())
        .or(() -> made ? Optional.empty() : bracketed(passage, index, whole))
        .or(() -> restOf(passage, index, same));
  }

  /** "43/57 công trình bền vững; 9 công trình trung bình; 5 công trình không hoạt động". */
  private static Optional<SumFinding> restOf(Passage passage, int index, List<Mention> others) {
    Mention fraction = passage.mentions().get(index);
    Mention base = fraction.base();
    if (base == null || fraction.part() == null || others.size() < 2) {
      return Optional.empty();
    }
    List<Mention> parts = new ArrayList<>(List.of(fraction.part()));
    parts.addAll(others);
    Mention last = others.getLast();
    BigDecimal total = parts.stream().map(Mention::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    String label = Parts.Part.of(passage, last, others.get(others.size() - 2).last() + 1).label();
    boolean near =
        REST.in(label)
            && (off(total.subtract(base.value()), base) <= NEAR || slip(base, parts, total));
    return near && !sound(base, parts) && !sound(fraction.part(), others)
        ? Optional.of(new SumFinding(base, fraction.from(), last.to(), total))
        : Optional.empty();
  }

  /** "59 bộ ở các nội dung cá nhân (36 bộ), đôi (14 bộ) và đồng đội (9 bộ)": all in brackets. */
  private static Optional<SumFinding> bracketed(Passage passage, int index, Mention whole) {
    List<Mention> parts = new ArrayList<>();
    for (Mention part : passage.mentions().subList(index + 1, passage.mentions().size())) {
      int behind = part.last() + 1 + part.noun().length();
      boolean alone =
          part.first() > 0
              && behind < passage.tokens().size()
              && passage.partners()[behind] == part.first() - 1
              && part.depth() == whole.depth() + 1;
      if (part.sentence() != whole.sentence()
          || !alone
          || !part.isCount()
          || !part.noun().same(whole.noun())
          || parts.size() > MANY) {
        break;
      }
      parts.add(part);
    }
    if (parts.size() < 2 || sound(whole, parts) || !and(passage, parts)) {
      return Optional.empty();
    }
    BigDecimal total = parts.stream().map(Mention::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    return off(total.subtract(whole.value()), whole) <= NEAR || slip(whole, parts, total)
        ? Optional.of(new SumFinding(whole, whole.from(), parts.getLast().to(), total))
        : Optional.empty();
  }

  private static boolean and(Passage passage, List<Mention> parts) {
    for (int i = parts.get(parts.size() - 2).last(); i < parts.getLast().first(); i++) {
      if (passage.at(i, "và")) {
        return true;
      }
    }
    return false;
  }

  private static boolean slip(Mention whole, List<Mention> parts, BigDecimal total) {
    return whole.value().compareTo(BigDecimal.TEN) > 0
        && Slip.explains(
            total.subtract(whole.value()),
            Stream.concat(Stream.of(whole.value()), parts.stream().map(Mention::value)));
  }

  /** The counts of the same things behind the whole, so many sentences away. */
  private static List<Mention> behind(Passage passage, int index, Mention whole, int away) {
    List<Mention> parts = new ArrayList<>();
    int end = Math.min(passage.mentions().size(), index + SIGHT);
    for (int i = index + 1; i < end && parts.size() <= MANY; i++) {
      Mention part = passage.mentions().get(i);
      if (part.sentence() > whole.sentence() + away
          || parts.size() > 1 && opens(passage, parts.getLast(), part)) {
        break;
      }
      boolean counts =
          part.isCount()
              && part.depth() == whole.depth()
              && !whole.noun().words().isEmpty()
              && isSame(part.noun(), whole.noun());
      if (counts && part.sentence() == whole.sentence() + away) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** Whether a list begins between them that names parts of the first. */
  private static boolean opens(Passage passage, Mention one, Mention other) {
    for (int i = one.last() + 1; i < other.first(); i++) {
      if (passage.at(i, "trong", "đó") || passage.at(i, "gồm")) {
        return true;
      }
    }
    return false;
  }

  /** Named alike, unnamed, or both people. */
  private static boolean isSame(Noun part, Noun whole) {
    return part.same(whole)
        || part.words().isEmpty()
        || whole.isIn("people") && part.isIn("people");
  }

  /** Whether the first few of the numbers, or two of them, make the whole. */
  private static boolean sound(Mention whole, List<Mention> parts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Mention part : parts) {
      sum = sum.add(part.value());
      if (PartSum.equal(whole, sum)) {
        return true;
      }
      for (Mention other : parts) {
        if (other != part && PartSum.equal(whole, part.value().add(other.value()))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether one of the numbers is made of others of them: then they are no list. */
  private static boolean nested(List<Mention> parts) {
    for (Mention one : parts) {
      for (Mention other : parts) {
        BigDecimal sum = one.value().add(other.value());
        if (one != other && parts.stream().anyMatch(it -> it.value().compareTo(sum) == 0)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Optional<SumFinding> contradicts(
      Passage passage, Mention whole, List<Mention> parts) {
    if (parts.size() < 2 || parts.size() > MANY) {
      return Optional.empty();
    }
    Mention last = parts.getLast();
    BigDecimal total = parts.stream().map(Mention::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal off = total.subtract(whole.value());
    boolean slip = slip(whole, parts, total);
    List<String> labels = new ArrayList<>();
    int least = whole.last() + 1;
    for (Mention part : parts) {
      labels.add(Parts.Part.of(passage, part, least).label());
      least = part.last() + 1 + part.noun().length();
    }
    List<String> withWhole = new ArrayList<>(labels);
    withWhole.add(Parts.Part.of(passage, whole, 0).label());
    boolean apart =
        Dimensions.of(labels) != Dimensions.Apart.UNKNOWN
            && Dimensions.of(withWhole) == Dimensions.Apart.UNKNOWN;
    boolean rest =
        parts.size() == 2
            && !REST.in(labels.getFirst())
            && REST.in(labels.getLast())
            && (slip
                || off(off, whole) <= LITTLE / 2
                || off.signum() > 0 && off(off, whole) <= OVER);
    boolean large = whole.value().compareTo(LARGE) >= 0;
    boolean near =
        apart && (slip || off(off, whole) <= (parts.size() > 2 ? NEAR : LITTLE))
            || Dimensions.of(labels) == Dimensions.Apart.COMPLETE && off(off, whole) <= TENTH
            || rest
            || slip && large && parts.size() > 2;
    return near && !passage.says(total, whole) && !Confirmed.all(passage, whole, parts)
        ? Optional.of(new SumFinding(whole, whole.from(), last.to(), total))
        : Optional.empty();
  }

  /** How far off, in thousandths of the whole. */
  private static int off(BigDecimal difference, Mention whole) {
    return difference
        .abs()
        .scaleByPowerOfTen(3)
        .divide(whole.value().max(BigDecimal.ONE), 0, RoundingMode.UP)
        .intValue();
  }
}
