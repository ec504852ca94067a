package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Numbers that a percent speaks of by their name: of the base in "Huy động 3.264 tỷ đồng, cho vay
 * 2.718 tỷ đồng, bằng 83,3% vốn huy động", of the part in "chi thường xuyên 412.850 triệu đồng …;
 * chi thường xuyên chiếm 67,8% tổng chi".
 */
final class Named {

  private static final int NAME = 4;
  private static final int BACK = 12;
  private static final Words SAYING_NOTHING = Words.of("saying nothing again");

  private final Passage passage;

  Named(Passage passage) {
    this.passage = passage;
  }

  /** The number whose name stands behind the percent, and of the same measure as its part. */
  Optional<Mention> base(Mention part, Mention percent) {
    List<String> name = words(percent.last() + 1, percent.last() + 1 + NAME);
    return before(part).stream()
        .filter(it -> it.noun().same(part.noun()) && it.value().compareTo(part.value()) > 0)
        .filter(it ->
            !name.isEmpty() && words(nameFrom(it), it.first()).stream().anyMatch(name::contains))
        .findFirst();
  }

  /**
   * "12.473 thí sinh đăng ký, 12.396 em dự thi. 12.217 em đỗ, bằng 98,56% số dự thi": what is said
   * right behind one number before says which of them it is of.
   */
  Optional<Mention> doing(Mention part, Mention percent) {
    int at = percent.last() + 1;
    if (!passage.at(at, "số")) {
      return Optional.empty();
    }
    Noun noun = Nouns.at(passage.tokens(), at + 1);
    at += 1 + (noun.known() ? noun.length() : 0);
    List<String> doing = words(at, at + NAME);
    List<Mention> bases =
        doing.size() < 2
            ? List.of()
            : before(part).stream()
                .filter(it -> it.value().compareTo(part.value()) > 0)
                .filter(it -> it.noun().alike(part.noun()))
                .filter(it -> {
                  int behind = it.last() + 1 + it.noun().length();
                  return words(behind, behind + doing.size()).equals(doing);
                })
                .toList();
    return bases.size() == 1 ? Optional.of(bases.getFirst()) : Optional.empty();
  }

  /** The number that bore the name before which the percent says something of again. */
  Optional<Mention> part(Mention percent, int leading) {
    int clause = passage.clauseStart(leading);
    List<String> name = words(clause, leading);
    if (name.size() < 2 || leading >= percent.first()) {
      return Optional.empty();
    }
    return before(percent).stream()
        .filter(it -> it.isCount() && words(nameFrom(it), it.first()).equals(name))
        .findFirst();
  }

  /** "197 vụ/351 bị cáo, đạt 92,1% số vụ": the percent is of the number before the stroke. */
  Optional<Mention> besideStroke(Mention number, Noun noun) {
    int at = passage.mentionFrom(number.first()) - 1;
    return at >= 0
            && passage.at(number.first() - 1, "/")
            && passage.mentions().get(at).isCount()
            && passage.mentions().get(at).noun().same(noun)
        ? Optional.of(passage.mentions().get(at))
        : Optional.empty();
  }

  private int nameFrom(Mention mention) {
    return passage.clauseStart(mention.first());
  }

  /** The counts before this one, the nearest first. */
  private List<Mention> before(Mention mention) {
    int at = passage.mentionFrom(mention.first());
    return passage.mentions().subList(Math.max(0, at - BACK), at).reversed().stream()
        .filter(it -> it.isCount() && it.sentence() >= mention.sentence() - 1)
        .toList();
  }

  private List<String> words(int from, int to) {
    List<String> words = new ArrayList<>();
    for (int i = from; i < Math.min(to, passage.tokens().size()); i++) {
      Token token = passage.tokens().get(i);
      if (!token.isWord()) {
        break;
      }
      if (!SAYING_NOTHING.has(token.word())) {
        words.add(token.word());
      }
    }
    return words;
  }
}
