package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A number that went from one value to another, and by how much: "giảm từ 23 xã còn 16 xã, giảm 7
 * xã"; "thành lập mới 3 tổ chức, nâng tổng số từ 18 lên 21 tổ chức"; "đã có 61 đảng viên; kết nạp
 * thêm 17 đảng viên, nâng tổng số lên 78 đảng viên".
 */
final class Raised {

  private static final int BACK = 6;
  private static final BigDecimal TWO = BigDecimal.TWO;
  private static final Words TO = Words.of("from one to the other");

  private Raised() {}

  static List<SumFinding> in(Passage passage) {
    List<SumFinding> findings = new ArrayList<>();
    for (int i = 1; i < passage.mentions().size(); i++) {
      Mention to = passage.mentions().get(i);
      if (to.kind() == Mention.Kind.COUNT && TO.before(passage, to.first())) {
        Mention from = passage.mentions().get(i - 1);
        boolean both =
            from.kind() == Mention.Kind.COUNT
                && from.sentence() == to.sentence()
                && passage.at(from.first() - 1, "từ")
                && (from.noun().same(to.noun()) || from.noun().words().isEmpty());
        (both ? fromTo(passage, i) : raised(passage, i)).ifPresent(findings::add);
      }
    }
    return findings;
  }

  /** The change that stands behind the two, or, where a total is raised, before them. */
  private static Optional<SumFinding> fromTo(Passage passage, int index) {
    Mention from = passage.mentions().get(index - 1);
    Mention to = passage.mentions().get(index);
    BigDecimal by = to.value().subtract(from.value()).abs();
    Optional<Mention> behind =
        at(passage, index + 1)
            .filter(it -> it.role() == Mention.Role.CHANGE && !against(passage, it));
    boolean total = raises(passage, from.first()) && to.value().compareTo(from.value()) > 0;
    Optional<Mention> change = behind.or(() -> total ? at(passage, index - 2) : Optional.empty());
    return change
        .filter(it -> it.kind() == Mention.Kind.COUNT && it.sentence() == to.sentence())
        .filter(it -> it.noun().same(to.noun()) && it.depth() == to.depth())
        .filter(it -> it.value().compareTo(by) != 0 && near(it.value(), by))
        .map(it -> {
          boolean more = to.value().compareTo(from.value()) > 0;
          BigDecimal right =
              more ? from.value().add(it.value()) : from.value().subtract(it.value());
          int first = Math.min(from.from(), it.from());
          return new SumFinding(to, first, Math.max(to.to(), it.to()), right);
        });
  }

  /** "nâng tổng số lên 78": two of the numbers before must make it, where two nearly do. */
  private static Optional<SumFinding> raised(Passage passage, int index) {
    Mention to = passage.mentions().get(index);
    if (!raises(passage, to.first())) {
      return Optional.empty();
    }
    List<Mention> before =
        passage.mentions().subList(Math.max(0, index - BACK), index).reversed().stream()
            .filter(it -> it.kind() == Mention.Kind.COUNT && it.sentence() >= to.sentence() - 1)
            .filter(it -> it.role() == Mention.Role.PLAIN || it.role() == Mention.Role.CHANGE)
            .filter(it -> it.noun().alike(to.noun()) && !it.noun().words().isEmpty())
            .toList();
    for (Mention one : before) {
      for (Mention other : before) {
        if (one != other && one.value().add(other.value()).compareTo(to.value()) == 0) {
          return Optional.empty();
        }
      }
    }
    if (before.size() < 2) {
      return Optional.empty();
    }
    Mention one = before.get(0);
    Mention other = before.get(1);
    BigDecimal sum = one.value().add(other.value());
    boolean slip =
        to.value().compareTo(BigDecimal.TEN) > 0
            && Slip.explains(
                sum.subtract(to.value()), Stream.of(to.value(), one.value(), other.value()));
    return slip && other.noun().same(to.noun())
        ? Optional.of(new SumFinding(to, other.from(), to.to(), sum))
        : Optional.empty();
  }

  /** "nâng tổng số …" in the clause before the token. */
  private static boolean raises(Passage passage, int token) {
    for (int i = passage.clauseStart(token); i < token; i++) {
      if (passage.at(i, "nâng")) {
        return true;
      }
    }
    return false;
  }

  private static boolean against(Passage passage, Mention change) {
    int behind = change.last() + 1 + change.noun().length();
    for (int i = behind; i < behind + 3; i++) {
      if (passage.at(i, "so", "với")) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Mention> at(Passage passage, int index) {
    return index < 0 || index >= passage.mentions().size()
        ? Optional.empty()
        : Optional.of(passage.mentions().get(index));
  }

  private static boolean near(BigDecimal one, BigDecimal other) {
    return one.multiply(TWO).compareTo(other) >= 0 && other.multiply(TWO).compareTo(one) >= 0;
  }
}
