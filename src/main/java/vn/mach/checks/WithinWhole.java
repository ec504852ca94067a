package vn.mach.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Shares above their whole: 104% of the members, 185/180 delegates present. Fulfilment of a plan, growth, and indices may well be above
 * 100; so a share is only believed where the words say that it is one.
 */
final class WithinWhole implements Rule {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Words of plans, growth and indices; where one stands in the sentence, everything may be over 100. */
  private static final Set<String> MAY_EXCEED =
      Set.of(
          "kế hoạch", "chỉ tiêu", "dự toán", "mục tiêu", "cùng kỳ", "so với", "năng suất", "công suất", "định mức", "chỉ số", "tăng trưởng", "tiến độ",
          "vượt", "kh", "doanh thu", "thu ngân", "được giao", "giao ước", "năm trước", "tốc độ", "sản lượng", "tăng", "yêu cầu", "quy định");

  /** Verbs of bringing in: what is brought in is measured against a plan even where none is named. */
  private static final Set<String> BRINGING_IN =
      Set.of("kết nạp", "phát triển", "thành lập", "vận động", "huy động", "giải ngân", "trồng", "xây dựng", "thu", "quyên góp", "hỗ trợ", "mở", "sản xuất", "đào tạo");

  /** Words that say that a number is some of a whole. */
  private static final Set<String> SHARE =
      Set.of(
          "có mặt", "tham dự", "dự", "tham gia", "triệu tập", "tán thành", "đồng ý", "biểu quyết", "phiếu", "học tập", "quán triệt", "tỷ lệ", "tỉ lệ", "chiếm", "tổng số",
          "hài lòng", "xếp loại", "tốt nghiệp", "bao phủ");

  private static final int AROUND = 25;

  @Override
  public List<Finding> findings(ReportText text) {
    List<Finding> findings = new ArrayList<>();
    for (Passage passage : text.passages()) {
      Link link = new Link(passage);
      for (int i = 0; i < passage.mentions().size(); i++) {
        Mention mention = passage.mentions().get(i);
        if (mention.role() != Mention.Role.PLAIN || near(passage, mention, MAY_EXCEED) || near(passage, mention, BRINGING_IN)) {
          continue;
        }
        if (mention.isPercent() && mention.value().compareTo(HUNDRED) > 0 && shareOf(passage, mention) && !ofFraction(passage, i, link)) {
          findings.add(text.finding(mention.from(), mention.to(), Contradiction.RANGE, Numeral.show(mention.value()), "100"));
        } else if (mention.isFraction() && above(mention) && !percentBehind(passage, i, link) && near(passage, mention, SHARE)) {
          findings.add(above(text, mention));
        }
      }
    }
    return findings;
  }

  private static boolean above(Mention fraction) {
    boolean slash = fraction.part() != null && fraction.part().noun().words().isEmpty();
    return slash && fraction.noun().known() && !fraction.noun().isMeasure() && fraction.share().part().compareTo(fraction.share().base()) > 0;
  }

  private static Finding above(ReportText text, Mention fraction) {
    return text.finding(
        fraction.from(), fraction.to(), Contradiction.RANGE, Numeral.show(fraction.share().part()), Numeral.show(fraction.share().base()));
  }

  /** "chiếm 104%", "103% số hộ", "tỷ lệ … tham gia đạt 101%". */
  private static boolean shareOf(Passage passage, Mention percent) {
    int clause = passage.clauseStart(percent.first());
    boolean rate = false;
    for (int i = clause; i < percent.first(); i++) {
      if (passage.tokens().get(i).is("chiếm")) {
        return true;
      }
      rate |= passage.at(i, "tỷ", "lệ") || passage.at(i, "tỉ", "lệ");
    }
    if (rate && near(passage, percent, SHARE_VERBS)) {
      return true;
    }
    int at = percent.last() + 1;
    while (passage.at(at, "số") || passage.at(at, "tổng") || passage.at(at, "các")) {
      at++;
    }
    Noun noun = Nouns.at(passage.tokens(), at);
    return noun.known() && !noun.isMeasure() && !noun.isIn("targets") && !noun.isIn("papers");
  }

  private static final Set<String> SHARE_VERBS = Set.of("có mặt", "tham dự", "dự", "tham gia", "tán thành", "đồng ý", "học tập", "quán triệt", "hài lòng", "tốt nghiệp", "bao phủ", "xếp loại");

  private static boolean ofFraction(Passage passage, int index, Link link) {
    return index > 0 && passage.mentions().get(index - 1).isFraction() && link.joins(passage.mentions().get(index - 1), passage.mentions().get(index))
        || index + 1 < passage.mentions().size() && passage.mentions().get(index + 1).isFraction() && passage.mentions().get(index + 1).depth() > passage.mentions().get(index).depth();
  }

  /** A percent that is said of the fraction: their agreement is another rule's matter. */
  private static boolean percentBehind(Passage passage, int index, Link link) {
    if (index > 0 && passage.mentions().get(index - 1).isPercent() && passage.mentions().get(index).depth() > passage.mentions().get(index - 1).depth()) {
      return true;
    }
    return index + 1 < passage.mentions().size() && passage.mentions().get(index + 1).isPercent() && link.joins(passage.mentions().get(index), passage.mentions().get(index + 1));
  }

  /** Whether one of the words stands in the sentence, not far from the number. */
  private static boolean near(Passage passage, Mention mention, Set<String> words) {
    int to = Math.min(passage.sentenceEnd(mention.last()), mention.last() + AROUND);
    for (int i = Math.max(passage.sentenceStart(mention.first()), mention.first() - AROUND); i < to; i++) {
      String word = passage.tokens().get(i).word();
      if (words.contains(word) || i + 1 < to && words.contains(word + " " + passage.tokens().get(i + 1).word())) {
        return true;
      }
    }
    return false;
  }
}
