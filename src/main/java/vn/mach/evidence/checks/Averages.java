package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An amount for each, the number of them, and the amount for all: "dư nợ 428.650 triệu đồng với
 * 9.870 khách hàng, bình quân 43,4 triệu đồng/khách hàng"; "642 suất, mỗi suất 500 nghìn đồng, tổng
 * trị giá 321 triệu đồng"; "10.640 ha, năng suất 58,1 tạ/ha, sản lượng 61.818 tấn". Only doubted
 * where two digits in the other order make it right.
 */
final class Averages implements Rule {

  private static final int BACK = 10;
  private static final int AHEAD = 3;
  private static final int CLOSE = 5;

  @Override
  public List<Finding> findings(ReportText text) {
    List<Finding> findings = new ArrayList<>();
    for (Passage passage : text.passages()) {
      for (int i = 0; i < passage.mentions().size(); i++) {
        Mention each = passage.mentions().get(i);
        boolean exact = each.role() == Mention.Role.PLAIN && behindEach(passage, each);
        if (each.kind() == Mention.Kind.COUNT && (exact || each.role() == Mention.Role.EACH)) {
          finding(text, passage, i, exact).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  /** "mỗi suất 500 nghìn đồng", "mỗi nhà được hỗ trợ 60 triệu đồng": exactly so much for each. */
  private static boolean behindEach(Passage passage, Mention each) {
    int from = Math.max(passage.clauseStart(each.first()), each.first() - CLOSE);
    boolean said = false;
    for (int i = from; i < each.first(); i++) {
      said |= passage.at(i, "mỗi") && Nouns.at(passage.tokens(), i + 1).known();
    }
    return said && each.noun().isIn("money");
  }

  private static Optional<Finding> finding(
      ReportText text, Passage passage, int index, boolean exact) {
    Mention each = passage.mentions().get(index);
    Noun unit = unit(passage, each);
    if (!unit.known() && unit.words().isEmpty() || each.value().signum() <= 0) {
      return Optional.empty();
    }
    List<Mention> around =
        passage
            .mentions()
            .subList(Math.max(0, index - BACK), Math.min(passage.mentions().size(), index + AHEAD))
            .stream()
            .filter(it -> it.isCount() && it.value().signum() > 0)
            .filter(it -> Math.abs(it.sentence() - each.sentence()) <= 1)
            .toList();
    List<Product> all = new ArrayList<>();
    for (Mention count : around) {
      for (Mention total : around) {
        if (count != total
            && count.noun().same(unit)
            && total != each
            && count != each
            && Product.times(each, total).isPresent()
            && total.value().compareTo(each.value()) > 0) {
          all.add(new Product(each, count, total, exact));
        }
      }
    }
    return all.stream().anyMatch(Product::sound)
        ? Optional.empty()
        : all.stream().filter(Product::slips).findFirst().map(it -> said(text, it));
  }

  /** "…/hộ", "mỗi hộ …", "bình quân mỗi ý tưởng …": for each of what. */
  private static Noun unit(Passage passage, Mention each) {
    int behind = each.last() + 1 + each.noun().length();
    if (passage.at(behind, "/")) {
      return Nouns.at(passage.tokens(), behind + 1);
    }
    for (int i = each.first() - 1; i >= passage.clauseStart(each.first()); i--) {
      if (passage.at(i, "mỗi")) {
        return Nouns.at(passage.tokens(), i + 1);
      }
    }
    return Noun.NONE;
  }

  private static Finding said(ReportText text, Product said) {
    int from = Math.min(said.each().from(), Math.min(said.count().from(), said.all().from()));
    int to = Math.max(said.each().to(), Math.max(said.count().to(), said.all().to()));
    BigDecimal right =
        said.average().scaleByPowerOfTen(-said.each().tens()).setScale(2, RoundingMode.HALF_UP);
    return text.finding(from, to, Contradiction.RATIO, said.each().shown(), Numeral.show(right));
  }
}
