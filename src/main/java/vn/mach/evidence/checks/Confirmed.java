package vn.mach.evidence.checks;

import java.util.List;

/**
 * Parts whose own percents say that they are right: "có 517 nữ (26,6%), 384 người dưới 40 tuổi
 * (19,7%), 1.803 người có trình độ đại học (92,7%)". Where they do not add up, they overlap.
 */
final class Confirmed {

  private Confirmed() {}

  /** Whether a percent behind each of the parts is exactly its share of the whole. */
  static boolean all(Passage passage, Mention whole, List<Mention> parts) {
    Link link = new Link(passage);
    return whole.value().signum() > 0
        && parts.stream().allMatch(it -> confirmed(passage, link, whole, it));
  }

  private static boolean confirmed(Passage passage, Link link, Mention whole, Mention part) {
    int next = passage.mentionFrom(part.last() + 1);
    if (next >= passage.mentions().size()) {
      return false;
    }
    Mention percent = passage.mentions().get(next);
    return percent.isPercent()
        && link.joins(part, percent)
        && new Share(part.value(), whole.value()).rounds(percent.value());
  }
}
