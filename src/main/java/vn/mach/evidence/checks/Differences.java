package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A number, how much more it is than another, and that other: "được 2.874 đơn vị, vượt 274 đơn vị
 * so với chỉ tiêu 2.600 đơn vị"; "tăng 43 hợp tác xã (đầu năm có 672 hợp tác xã)".
 */
final class Differences {

  private static final int BACK = 3;
  private static final BigDecimal FIFTY = BigDecimal.valueOf(50);

  private Differences() {}

  static List<SumFinding> in(Passage passage) {
    List<SumFinding> findings = new ArrayList<>();
    List<Mention> mentions = passage.mentions();
    for (int i = 1; i + 1 < mentions.size(); i++) {
      Mention change = mentions.get(i);
      Mention other = mentions.get(i + 1);
      if (change.role() == Mention.Role.CHANGE
          && change.kind() == Mention.Kind.COUNT
          && isOther(passage, change, other)) {
        for (int j = i - 1; j >= Math.max(0, i - BACK); j--) {
          Mention number = mentions.get(j);
          if (number.isCount()
              && number.sentence() >= change.sentence() - 1
              && number.noun().same(change.noun())) {
            finding(number, change, other, findings);
            break;
          }
        }
      }
    }
    return findings;
  }

  /** Of another time or asked for; or alone in a bracket behind "so với". */
  private static boolean isOther(Passage passage, Mention change, Mention other) {
    boolean bracket = passage.tokens().get(other.first() - 1).is("(");
    boolean against = false;
    for (int i = change.last(); i < other.first(); i++) {
      against |= passage.at(i, "so", "với");
    }
    return other.kind() == Mention.Kind.COUNT
        && other.sentence() == change.sentence()
        && other.noun().same(change.noun())
        && (other.role() == Mention.Role.PLANNED
            || other.role() == Mention.Role.COMPARED
            || bracket && against && other.role() == Mention.Role.PLAIN);
  }

  private static void finding(
      Mention number, Mention change, Mention other, List<SumFinding> findings) {
    BigDecimal off = number.value().subtract(other.value()).abs().subtract(change.value());
    boolean close =
        off.abs().multiply(FIFTY).compareTo(number.value()) <= 0
            || Slip.explains(off, Stream.of(number.value(), change.value(), other.value()));
    if (off.signum() != 0 && close) {
      BigDecimal total =
          number.value().compareTo(other.value()) >= 0
              ? other.value().add(change.value())
              : other.value().subtract(change.value());
      findings.add(new SumFinding(number, number.from(), other.to(), total));
    }
  }
}
