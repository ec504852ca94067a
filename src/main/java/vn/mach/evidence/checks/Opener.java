package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a list may begin that names the parts of a whole.
 *
 * @param at the token that opens it
 * @param content the first token of its content; behind the passage's last token where it is a list
 *     of points below
 */
record Opener(Opening opening, int at, int content) {

  enum Opening {
    /** gồm, bao gồm: names all. */
    ALL,
    /** A bracket or colon right behind the whole, "cụ thể": names all, or some. */
    BESIDE,
    /** trong đó: names some. */
    SOME,
    /** Nothing but the whole itself, and "còn lại" later in the sentence. */
    REST,
    /** Nothing but a comma behind the sentence's first count. */
    BARE
  }

  private static final int LONG = 200;
  private static final int PHRASE = 16;

  private static final Words LIST_BEGINS = Words.of("list begins");

  static List<Opener> in(Passage passage) {
    List<Opener> openers = new ArrayList<>();
    List<Token> tokens = passage.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is("gồm")) {
        openers.add(
            new Opener(Opening.ALL, passage.at(i - 1, "bao") ? i - 1 : i, content(passage, i + 1)));
      } else if (passage.at(i, "trong", "đó")) {
        openers.add(new Opener(Opening.SOME, i, content(passage, i + 2)));
      } else if (tokens.get(i).isMark("(") && passage.behindBracket(i) > i
          || tokens.get(i).isMark(":")) {
        openers.add(new Opener(Opening.BESIDE, i, i + 1));
      } else if (i > 0 && begins(passage, i) && LIST_BEGINS.at(passage, i) > 0) {
        openers.add(
            new Opener(Opening.BESIDE, i, content(passage, i + LIST_BEGINS.at(passage, i))));
      } else if (passage.at(i, "còn", "lại")) {
        rest(passage, i).ifPresent(openers::add);
      }
    }
    head(passage).ifPresent(openers::add);
    bare(passage, openers);
    ofThem(passage, openers);
    return openers;
  }

  private static boolean begins(Passage passage, int at) {
    return passage.sentenceStart(at) == at || passage.tokens().get(at - 1).isMark(",;:-");
  }

  /**
   * "Chi bộ có 23 đảng viên, 17 đồng chí …, còn lại 6": the whole is the sentence's first count.
   */
  private static Optional<Opener> rest(Passage passage, int at) {
    int begin = Math.max(passage.sentenceStart(at), at - LONG);
    for (int i = begin; i < at; i++) {
      if (passage.tokens().get(i).is("gồm") || passage.at(i, "trong", "đó")) {
        return Optional.empty();
      }
    }
    return passage
        .mentions()
        .subList(passage.mentionFrom(begin), passage.mentions().size())
        .stream()
        .takeWhile(it -> it.first() < at)
        .filter(it -> it.isCount() && it.depth() == passage.tokens().get(at).depth())
        .findFirst()
        .map(it -> new Opener(Opening.REST, it.last(), it.last() + 1 + it.noun().length()));
  }

  /** "Tổng số hội viên: 1.268" alone in a line: the lines below may name the parts. */
  private static Optional<Opener> head(Passage passage) {
    List<Mention> mentions = passage.mentions();
    if (mentions.size() != 1 || !passage.at(0, "tổng") || !mentions.getFirst().isCount()) {
      return Optional.empty();
    }
    Mention whole = mentions.getFirst();
    boolean last = whole.last() + 1 + whole.noun().length() >= passage.tokens().size();
    return last
        ? Optional.of(new Opener(Opening.BESIDE, whole.last(), passage.tokens().size()))
        : Optional.empty();
  }

  /**
   * "Đội đấu 26 trận, thắng 14 trận, hòa 7 trận, thua 5 trận": a comma behind what the sentence's
   * first count counts.
   */
  private static void bare(Passage passage, List<Opener> openers) {
    int sentence = -1;
    for (Mention mention : passage.mentions()) {
      if (mention.sentence() != sentence && mention.isCount() && mention.depth() == 0) {
        sentence = mention.sentence();
        int at = mention.last() + 1;
        while (at < passage.tokens().size()
            && at - mention.last() <= PHRASE
            && (passage.tokens().get(at).isWord() || passage.behindBracket(at) > at)) {
          at = passage.behindBracket(at) + 1;
        }
        if (at < passage.tokens().size()
            && passage.tokens().get(at).isMark(",;")
            && !passage.at(at + 1, "trong", "đó")
            && !passage.at(at + 1, "bao", "gồm")) {
          openers.add(new Opener(Opening.BARE, at, at + 1));
        }
      }
    }
  }

  /** "Trong số 260 nhà bị thiệt hại có 188 nhà …, 72 nhà …". */
  private static void ofThem(Passage passage, List<Opener> openers) {
    for (Mention mention : passage.mentions()) {
      int before = mention.first();
      boolean of =
          passage.at(before - 1, "trong")
              || passage.at(before - 2, "trong", "số")
              || passage.at(before - 3, "trong", "tổng", "số");
      for (int at = mention.last() + 1;
          of && mention.isCount() && at < passage.tokens().size() && at - mention.last() <= PHRASE;
          at++) {
        Token token = passage.tokens().get(at);
        if (token.is("có") || token.is(",")) {
          openers.add(new Opener(Opening.SOME, at, at + 1));
        }
        if (!token.isWord() || token.is("có")) {
          break;
        }
      }
    }
  }

  private static int content(Passage passage, int from) {
    int at = from;
    while (passage.at(at, "có") || passage.at(at, ":") || passage.at(at, ",")) {
      at++;
    }
    return at;
  }

  /** How many brackets are open around the list. */
  int depth(Passage passage) {
    int depth = passage.tokens().get(at).depth();
    return opening == Opening.BESIDE && passage.tokens().get(at).is("(") ? depth + 1 : depth;
  }

  /** Whether a colon stands right before the list. */
  boolean colon(Passage passage) {
    return passage.at(content - 1, ":");
  }
}
