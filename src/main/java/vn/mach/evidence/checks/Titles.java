package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A title says its figure otherwise than the text below: "huyện bàn giao 165 tân binh" above "156
 * thanh niên lên đường". The title's number stands nowhere in the text, but one that counts the
 * like does whose digits are those of the title's in another order.
 */
final class Titles implements Rule {

  private static final int SHORT = 32;
  private static final int BODY = 30;
  private static final int WORDS = 2;
  private static final Words SAYING_NOTHING = Words.of("saying nothing again");

  @Override
  public List<Finding> findings(ReportText text) {
    List<Finding> findings = new ArrayList<>();
    List<Passage> passages = text.passages();
    for (int i = 0; i + 1 < passages.size(); i++) {
      Passage title = passages.get(i);
      if (isTitle(title) && !isTitle(passages.get(i + 1))) {
        for (Mention said : title.mentions()) {
          if (mayBe(said)) {
            otherwise(title, said, passages.get(i + 1))
                .ifPresent(it ->
                    findings.add(
                        text.finding(
                            said.from(),
                            it.to(),
                            Contradiction.REPEAT,
                            said.shown(),
                            said.shown(it.value()))));
          }
        }
      }
    }
    return findings;
  }

  /** A short line without a bullet that does not end as a sentence does. */
  private static boolean isTitle(Passage passage) {
    int size = passage.tokens().size();
    return size > 0
        && size <= SHORT
        && !passage.mentions().isEmpty()
        && passage.bullet().isEmpty()
        && !passage.tokens().getLast().isMark(".:;,");
  }

  private static boolean mayBe(Mention mention) {
    return (mention.isCount() || mention.isFraction() && mention.role() == Mention.Role.PLAIN)
        && !mention.noun().words().isEmpty()
        && mention.value().precision() >= 2;
  }

  private static Optional<Mention> otherwise(Passage title, Mention said, Passage body) {
    List<Mention> mentions =
        body.mentions().subList(0, Math.min(BODY, body.mentions().size())).stream()
            .filter(it -> !it.isPercent() && it.role() != Mention.Role.NAME)
            .toList();
    boolean again =
        mentions.stream()
            .anyMatch(it ->
                it.value().compareTo(said.value()) == 0
                    || it.base() != null && it.base().value().compareTo(said.value()) == 0);
    return again
        ? Optional.empty()
        : mentions.stream().filter(it -> slip(title, said, body, it)).findFirst();
  }

  private static boolean slip(Passage title, Mention said, Passage body, Mention other) {
    boolean like =
        (mayBe(other) || isChanged(other, said))
            && other.noun().alike(said.noun())
            && other.tens() == said.tens()
            && Slip.swapped(said.value(), other.value());
    int digits = Slip.length(said.value(), other.value());
    return like && (digits >= 3 || common(title, said, body, other) >= WORDS);
  }

  /** "cắt giảm 134 thủ tục": how many things less, which is what was done. */
  private static boolean isChanged(Mention other, Mention said) {
    return other.kind() == Mention.Kind.COUNT
        && other.role() == Mention.Role.CHANGE
        && other.noun().known()
        && !other.noun().isMeasure()
        && other.noun().words().equals(said.noun().words());
  }

  /** How many words the title and the sentence have in common that say something. */
  private static int common(Passage title, Mention said, Passage body, Mention other) {
    Set<String> common = words(title, 0, title.tokens().size());
    common.retainAll(
        words(body, body.sentenceStart(other.first()), body.sentenceEnd(other.first())));
    common.removeAll(List.of(said.noun().words().split(" ")));
    return common.size();
  }

  private static Set<String> words(Passage passage, int from, int to) {
    Set<String> words = new HashSet<>();
    for (Token token : passage.tokens().subList(from, to)) {
      if (token.isWord() && !SAYING_NOTHING.has(token.word())) {
        words.add(token.word());
      }
    }
    return words;
  }
}
