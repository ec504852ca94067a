package vn.mach.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A whole and the list that may name its parts. */
final class PartList {

  enum Opening {
    /** gồm, bao gồm: names all. */
    ALL,
    /** A bracket or colon right behind the whole: names all, or some. */
    BESIDE,
    /** trong đó: names some. */
    SOME,
    /** Nothing but the whole itself, and "còn lại" later in the sentence. */
    REST
  }

  /**
   * Where a list begins.
   *
   * @param at the token that opens it
   * @param content the first token of its content; behind the passage's last token where it is a list of points below
   */
  record Opener(Opening opening, int at, int content) {

    int depth(Passage passage) {
      return passage.tokens().get(at).depth();
    }
  }

  /** A whole that its parts do not add up to. */
  record Verdict(Mention whole, int from, int to, BigDecimal total) {}

  /** Words that begin a new statement behind a comma. */
  private static final Set<String> NAMING = Set.of("số", "tổng", "có", "đã", "đội", "đoàn", "ban", "thành");

  /** Words that lead from a comma to a colon without naming anything: "cụ thể:", "như sau:", "trong đó:". */
  private static final Set<String> LEADING = Set.of("cụ", "như", "trong", "gồm", "bao", "chia", "cơ", "kết", "với", "bằng");

  private static final int LONG = 200;
  private static final int FAR = 28;
  private static final int NEAR = 10;
  private static final int MANY = 20;

  private final Passage passage;
  private final @Nullable Passage before;
  private final List<Passage> points;
  private final Opener opener;

  PartList(Passage passage, @Nullable Passage before, List<Passage> points, Opener opener) {
    this.passage = passage;
    this.before = before;
    this.points = points;
    this.opener = opener;
  }

  static List<Opener> openers(Passage passage) {
    List<Opener> openers = new ArrayList<>();
    List<Token> tokens = passage.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is("gồm")) {
        openers.add(new Opener(Opening.ALL, passage.at(i - 1, "bao") ? i - 1 : i, content(passage, i + 1)));
      } else if (passage.at(i, "trong", "đó")) {
        openers.add(new Opener(Opening.SOME, i, content(passage, i + 2)));
      } else if (tokens.get(i).isMark("(") && passage.behindBracket(i) > i || tokens.get(i).isMark(":")) {
        openers.add(new Opener(Opening.BESIDE, i, i + 1));
      } else if (passage.at(i, "cụ", "thể") && i > 0 && passage.sentenceStart(i) == i) {
        openers.add(new Opener(Opening.BESIDE, i, content(passage, i + 2)));
      } else if (passage.at(i, "còn", "lại")) {
        rest(passage, i).ifPresent(openers::add);
      }
    }
    return openers;
  }

  /** "Chi bộ có 23 đảng viên, 17 đồng chí …, còn lại 6": the whole is the sentence's first count. */
  private static Optional<Opener> rest(Passage passage, int at) {
    int begin = Math.max(passage.sentenceStart(at), at - LONG);
    for (int i = begin; i < at; i++) {
      if (passage.tokens().get(i).is("gồm") || passage.at(i, "trong", "đó")) {
        return Optional.empty();
      }
    }
    return passage.mentions().subList(passage.mentionFrom(begin), passage.mentions().size()).stream()
        .takeWhile(it -> it.first() < at)
        .filter(it -> it.isCount() && it.depth() == passage.tokens().get(at).depth())
        .findFirst()
        .map(it -> new Opener(Opening.REST, it.last(), it.last() + 1 + it.noun().length()));
  }

  private static int content(Passage passage, int from) {
    int at = from;
    while (passage.at(at, "có") || passage.at(at, ":") || passage.at(at, ",")) {
      at++;
    }
    return at;
  }

  Optional<Verdict> judge() {
    List<Mention> wholes = wholes();
    if (wholes.isEmpty()) {
      return Optional.empty();
    }
    int depth = opener.opening() == Opening.BESIDE && passage.tokens().get(opener.at()).is("(") ? opener.depth(passage) + 1 : opener.depth(passage);
    PartReader reader = points.isEmpty() ? PartReader.inline(passage, opener, depth, wholes) : PartReader.points(points, wholes);
    Mention whole = reader.whole();
    if (whole == null || reader.parts().size() < 2) {
      return Optional.empty();
    }
    boolean all = opener.opening() == Opening.BESIDE && (passage.at(whole.first() - 1, "gồm") || passage.at(whole.first() - 2, "gồm", "có"));
    return new PartSum(all ? Opening.ALL : opener.opening(), whole, wholes, reader).verdict();
  }

  /** The counts that may be the whole, the nearest first: those before the opener in its sentence, or in the sentence before where it begins one. */
  private List<Mention> wholes() {
    int begin = passage.sentenceStart(opener.at());
    boolean first = begin == opener.at();
    boolean mark = passage.tokens().get(opener.at()).kind() == Token.Kind.MARK;
    if (first && mark || !first && opener.opening() != Opening.REST && otherSubject(begin)) {
      return List.of();
    }
    List<Mention> wholes = new ArrayList<>();
    int sentence = passage.tokens().get(opener.at()).sentence();
    int reach = opener.opening() == Opening.BESIDE ? NEAR : FAR;
    boolean barred = false;
    int nearest = Math.min(passage.mentionFrom(opener.at()), passage.mentions().size() - 1);
    for (int i = nearest; i >= Math.max(0, nearest - 2 * MANY) && wholes.size() < MANY; i--) {
      Mention mention = passage.mentions().get(i);
      if (mention.first() > opener.at() || mention.last() > opener.at() || mention.first() == opener.at() && opener.opening() != Opening.REST || mention.depth() > opener.depth(passage) || mention.sentence() > sentence) {
        continue;
      }
      if (mention.sentence() < sentence - (first ? 1 : 0)) {
        break;
      }
      if (!barred && opener.at() - mention.last() > reach && !first) {
        break;
      }
      barred |= add(mention, wholes);
    }
    if (first && wholes.isEmpty() && before != null) {
      int last = before.tokens().isEmpty() ? 0 : before.tokens().getLast().sentence();
      before.mentions().reversed().stream().filter(it -> it.sentence() == last && it.depth() == 0).forEach(it -> add(it, wholes));
    }
    return wholes;
  }

  /** "15 đồng chí, Ban Thường vụ gồm …": somebody or something else is named behind the comma, and the list is of that. */
  private boolean otherSubject(int begin) {
    for (int i = opener.at() - 1; i >= Math.max(begin, opener.at() - LONG); i--) {
      Token token = passage.tokens().get(i);
      if (passage.closes(i)) {
        i = passage.partners()[i];
      } else if (token.kind() == Token.Kind.NUMBER || token.isMark("(")) {
        return false;
      } else if (token.isMark(",;:") && passage.tokens().get(opener.at()).is(":")) {
        return i + 1 < opener.at() && !LEADING.contains(passage.tokens().get(i + 1).word());
      } else if (token.is(";")) {
        return i + 1 < opener.at();
      } else if (token.isMark(",;:")) {
        return NAMING.contains(passage.tokens().get(i + 1).word()) || Nouns.at(passage.tokens(), i + 1).known() && !enumerates(begin, i);
      }
    }
    return false;
  }

  /** "xã, phường, thị trấn (…": the comma only sets nouns apart that are counted together. */
  private boolean enumerates(int begin, int comma) {
    Noun behind = Nouns.at(passage.tokens(), comma + 1);
    for (int i = comma - 1; i >= Math.max(begin, comma - 4); i--) {
      Noun noun = Nouns.at(passage.tokens(), i);
      if (noun.known() && i + noun.length() == comma) {
        return noun.isIn(behind.group()) || comma + 1 + behind.length() == opener.at() || behind.isIn("people") && noun.isIn("bodies");
      }
    }
    return false;
  }

  private static boolean add(Mention mention, List<Mention> wholes) {
    if (mention.isCount()) {
      return wholes.add(mention);
    }
    if (mention.isFraction() && mention.role() == Mention.Role.PLAIN && mention.part() != null && mention.base() != null) {
      return wholes.add(mention);
    }
    return false;
  }
}
