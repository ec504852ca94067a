package vn.mach.evidence.checks;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number of the text that stands for something.
 *
 * @param first its first token, of a fraction that of the part
 * @param last its last token, with percent sign and multiplying word, without the noun
 * @param value exact; of a percent the number before the sign with the decimals that were printed;
 *     of a fraction the part
 * @param tens the power of ten of the multiplying word: 9 for tỷ
 * @param noun what it counts; of a fraction what the base counts
 * @param part of a fraction
 * @param base of a fraction
 */
record Mention(
    Kind kind,
    Role role,
    int first,
    int last,
    int from,
    int to,
    BigDecimal value,
    int tens,
    Noun noun,
    @Nullable Mention part,
    @Nullable Mention base,
    int depth,
    int sentence) {

  enum Kind {
    COUNT,
    PERCENT,
    FRACTION
  }

  /** What a number says about its noun besides "so many". */
  enum Role {
    PLAIN,
    /** A bound: gần, trên, ít nhất … */
    BOUND,
    /** A change: tăng, giảm, vượt … */
    CHANGE,
    /** The number of another time: cùng kỳ, so với … */
    COMPARED,
    /** For each: bình quân, mỗi, …/người. */
    EACH,
    /** Asked for, not reached: chỉ tiêu, kế hoạch, dự kiến … */
    PLANNED,
    /** The name of something: Nghị quyết 18, quý 2, Chi bộ 3. */
    NAME
  }

  boolean isCount() {
    return kind == Kind.COUNT && role == Role.PLAIN && !noun.isIn("time");
  }

  boolean isPercent() {
    return kind == Kind.PERCENT;
  }

  boolean isFraction() {
    return kind == Kind.FRACTION;
  }

  Share share() {
    if (part == null || base == null) {
      throw new IllegalStateException("no fraction");
    }
    return new Share(part.value, base.value);
  }

  /** The number as it is reported: without its multiplying word. */
  String shown() {
    return shown(value);
  }

  /** Another value in the same multiple of ten. */
  String shown(BigDecimal other) {
    return Numeral.show(other.scaleByPowerOfTen(-tens));
  }
}
