package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What there was at the beginning, what came, what went, and what there is at the end: "dư nợ đầu
 * năm 42,6 tỷ đồng, cho vay 18,4 tỷ đồng, thu nợ 13,7 tỷ đồng, dư nợ cuối kỳ 43,7 tỷ đồng". Some of
 * what came or went may stay unsaid, so only a slip of the pen is believed.
 */
final class Balances {

  private static final int MOST = 8;
  private static final int LABEL = 10;

  /** One number of each kind. */
  private static final int COMPLETE = 4;

  private static final Words BEGINNING = Words.of("balance at the beginning");
  private static final Words END = Words.of("balance at the end");
  private static final Words CAME = Words.of("came to a balance");
  private static final Words WENT = Words.of("went from a balance");

  private Balances() {}

  static List<SumFinding> in(Passage passage) {
    List<SumFinding> findings = new ArrayList<>();
    for (int i = 0; i < passage.mentions().size(); i++) {
      Mention first = passage.mentions().get(i);
      if (first.kind() == Mention.Kind.COUNT && labelled(passage, first, BEGINNING)) {
        from(passage, i).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<SumFinding> from(Passage passage, int index) {
    List<Mention> mentions = passage.mentions();
    Mention first = mentions.get(index);
    List<Mention> numbers = new ArrayList<>(List.of(first));
    BigDecimal sum = first.value();
    boolean came = false;
    boolean went = false;
    for (int i = index + 1; i < mentions.size() && i - index <= MOST; i++) {
      Mention one = mentions.get(i);
      if (one.depth() > first.depth() || one.isPercent()) {
        continue;
      }
      if (one.kind() != Mention.Kind.COUNT
          || one.sentence() > first.sentence() + 2
          || !like(one.noun(), first.noun())) {
        return Optional.empty();
      }
      numbers.add(one);
      if (labelled(passage, one, END)) {
        return came && went ? finding(first, one, numbers, sum) : Optional.empty();
      }
      if (labelled(passage, one, WENT)) {
        sum = sum.subtract(one.value());
        went = true;
      } else if (labelled(passage, one, CAME)) {
        sum = sum.add(one.value());
        came = true;
      } else {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<SumFinding> finding(
      Mention first, Mention last, List<Mention> numbers, BigDecimal sum) {
    BigDecimal off = sum.subtract(last.value());
    boolean slip =
        Slip.explains(off, numbers.stream().map(Mention::value))
            || digit(last, sum, numbers.size() == COMPLETE);
    return off.signum() != 0 && slip
        ? Optional.of(new SumFinding(last, first.from(), last.to(), sum))
        : Optional.empty();
  }

  /** One digit of three or more is another, or one of two where nothing stayed unsaid. */
  private static boolean digit(Mention last, BigDecimal sum, boolean complete) {
    return Slip.length(last.value(), sum) >= (complete ? 2 : 3) && Slip.oneDigit(last.value(), sum);
  }

  private static boolean like(Noun one, Noun other) {
    return one.alike(other) || one.isIn("people") && other.isIn("people");
  }

  private static boolean labelled(Passage passage, Mention mention, Words words) {
    int from = Math.max(passage.clauseStart(mention.first()), mention.first() - LABEL);
    return words.between(passage, from, mention.first());
  }
}
