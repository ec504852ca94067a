package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stated figures against the realm's own evidence. A number is only compared where all the words of
 * the figure's or target's name stand around it, where no other name fits as well, and where
 * nothing in the sentence speaks of another time or of one unit below.
 */
final class EvidenceAgrees implements Rule {

  /** Units below: what one of them did is not the total. */
  private static final Set<String> ONE_OF_MANY = Set.of("bodies", "places", "schools");

  private static final int BEFORE = 14;
  private static final int BEHIND = 14;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final List<Evidence> evidence;

  EvidenceAgrees(List<Evidence> evidence) {
    this.evidence = evidence.stream().filter(it -> EvidenceName.of(it.name()).tells()).toList();
  }

  @Override
  public List<Finding> findings(ReportText text) {
    List<Finding> findings = new ArrayList<>();
    if (evidence.isEmpty()) {
      return findings;
    }
    ReportTime own = ReportTime.of(text.text());
    for (Passage passage : text.passages()) {
      for (Mention mention : passage.mentions()) {
        if (mention.role() == Mention.Role.PLAIN
            && !mention.isPercent()
            && own.of(passage, mention).isEmpty()
            && !ofOneUnit(text.text(), passage, mention)) {
          meant(passage, mention)
              .map(it -> paced(passage, mention) ? it.paced() : it)
              .flatMap(it -> finding(text, mention, it))
              .ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  /**
   * The one evidence that the number is about: the one with the longest name that fits; empty where
   * two fit alike, or none does.
   */
  private Optional<Evidence> meant(Passage passage, Mention mention) {
    List<String> around = around(passage, mention);
    List<Evidence> fitting =
        evidence.stream()
            .filter(it ->
                (it.base() != null) == mention.isFraction()
                    && EvidenceName.of(it.name()).isIn(around))
            .toList();
    int longest =
        fitting.stream().mapToInt(it -> EvidenceName.of(it.name()).words().size()).max().orElse(0);
    List<Evidence> best =
        fitting.stream()
            .filter(it -> EvidenceName.of(it.name()).words().size() == longest)
            .toList();
    return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
  }

  /**
   * The words of the clause around the number; a fraction's sentence. They end where another number
   * begins.
   */
  private static List<String> around(Passage passage, Mention mention) {
    List<String> words = new ArrayList<>();
    int clause = passage.clauseStart(mention.first());
    boolean label =
        clause == mention.first() && clause > 0 && passage.tokens().get(clause - 1).is(":");
    int from =
        mention.isFraction()
            ? passage.sentenceStart(mention.first())
            : label ? passage.clauseStart(clause - 1) : clause;
    for (int i = mention.first() - 1;
        i >= Math.max(from, mention.first() - BEFORE)
            && passage.tokens().get(i).kind() != Token.Kind.NUMBER;
        i--) {
      words.add(passage.tokens().get(i).word());
    }
    for (int i = mention.last() + 1;
        i < Math.min(passage.sentenceEnd(mention.last()), mention.last() + BEHIND);
        i++) {
      Token token = passage.tokens().get(i);
      if (token.kind() == Token.Kind.NUMBER || token.isMark(mention.isFraction() ? ";(" : ",;(")) {
        break;
      }
      words.add(token.word());
    }
    return words;
  }

  /** "7/9 chi bộ đúng tiến độ": before the next number. */
  private static boolean paced(Passage passage, Mention mention) {
    for (int i = mention.last() + 1; i + 1 < passage.sentenceEnd(mention.last()); i++) {
      if (passage.tokens().get(i).kind() == Token.Kind.NUMBER) {
        return false;
      }
      if (passage.tokens().get(i).is("tiến") && passage.tokens().get(i + 1).is("độ")) {
        return true;
      }
    }
    return false;
  }

  /** "Chi bộ Văn phòng tổ chức 2 cuộc …": a unit with a name of its own. */
  private static boolean ofOneUnit(String text, Passage passage, Mention mention) {
    for (int i = Math.max(passage.sentenceStart(mention.first()), mention.first() - BEFORE);
        i < mention.first();
        i++) {
      Noun noun = Nouns.at(passage.tokens(), i);
      int behind = i + noun.length();
      if (ONE_OF_MANY.contains(noun.group())
          && behind < mention.first()
          && named(text, passage.tokens().get(behind))) {
        return true;
      }
    }
    return false;
  }

  private static boolean named(String text, Token token) {
    return token.isWord()
        && (Character.isUpperCase(text.charAt(token.from()))
            || Character.isDigit(text.charAt(token.from())));
  }

  private static Optional<Finding> finding(ReportText text, Mention mention, Evidence known) {
    if (known.base() != null && mention.part() != null && mention.base() != null) {
      boolean equal =
          mention.part().value().compareTo(known.value()) == 0
              && mention.base().value().compareTo(known.base()) == 0;
      boolean sameScale = near(mention.base().value(), known.base());
      return equal || !sameScale
          ? Optional.empty()
          : Optional.of(
              text.finding(
                  mention.from(),
                  mention.to(),
                  Contradiction.EVIDENCE,
                  Numeral.show(mention.part().value()) + "/" + Numeral.show(mention.base().value()),
                  Numeral.show(known.value()) + "/" + Numeral.show(known.base())));
    }
    return mention.value().compareTo(known.value()) == 0
        ? Optional.empty()
        : Optional.of(
            text.finding(
                mention.from(),
                mention.to(),
                Contradiction.EVIDENCE,
                mention.shown(),
                mention.shown(known.value())));
  }

  /** A base that is far off is of something else. */
  private static boolean near(BigDecimal one, BigDecimal other) {
    return one.multiply(TWO).compareTo(other) >= 0 && other.multiply(TWO).compareTo(one) >= 0;
  }
}
