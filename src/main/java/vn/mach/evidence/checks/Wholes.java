package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counts that may be the whole of a list: those before the opener in its sentence, or in the
 * sentence before where it begins one.
 */
final class Wholes {

  /** Words that begin a new statement behind a comma. */
  private static final Words NAMING = Words.of("new statement");

  /**
   * Words that lead from a comma to a colon without naming anything: "cụ thể:", "như sau:", "trong
   * đó:".
   */
  private static final Words LEADING = Words.of("leading to list");

  private static final int LONG = 200;
  private static final int FAR = 28;
  private static final int NEAR = 10;
  private static final int MANY = 20;

  private final Passage passage;
  private final Opener opener;
  private final int begin;
  private final boolean first;

  private Wholes(Passage passage, Opener opener) {
    this.passage = passage;
    this.opener = opener;
    this.begin = passage.sentenceStart(opener.at());
    this.first = begin == opener.at();
  }

  /** The nearest first. */
  static List<Mention> of(Passage passage, Opener opener, @Nullable Passage before) {
    return new Wholes(passage, opener).find(before);
  }

  private List<Mention> find(@Nullable Passage before) {
    boolean mark = passage.tokens().get(opener.at()).kind() == Token.Kind.MARK;
    if (first && mark || !first && opener.opening() != Opener.Opening.REST && otherSubject()) {
      return List.of();
    }
    List<Mention> wholes = here();
    if (first && wholes.isEmpty() && before != null && !before.tokens().isEmpty()) {
      int last = before.tokens().getLast().sentence();
      before.mentions().reversed().stream()
          .filter(it -> it.sentence() == last && it.depth() == 0 && mayBe(it))
          .forEach(wholes::add);
    }
    return wholes;
  }

  private List<Mention> here() {
    List<Mention> wholes = new ArrayList<>();
    int sentence = passage.tokens().get(opener.at()).sentence();
    int reach = opener.opening() == Opener.Opening.BESIDE ? NEAR : FAR;
    int nearest = Math.min(passage.mentionFrom(opener.at()), passage.mentions().size() - 1);
    for (int i = nearest; i >= Math.max(0, nearest - 2 * MANY) && wholes.size() < MANY; i--) {
      Mention mention = passage.mentions().get(i);
      if (mention.sentence() < sentence - (first ? 1 : 0)
          || wholes.isEmpty() && !first && distance(mention.last(), opener.at()) > reach) {
        break;
      }
      if (before(mention)
          && (mention.depth() <= passage.tokens().get(opener.at()).depth() || isTotalAside(mention))
          && mention.sentence() <= sentence
          && mayBe(mention)) {
        wholes.add(mention);
      }
    }
    return wholes;
  }

  /** "Tháng Thanh niên (tổng cộng 538 công trình):" in the bracket right before the colon. */
  private boolean isTotalAside(Mention mention) {
    int close = opener.at() - 1;
    boolean total =
        passage.at(mention.first() - 1, "tổng")
            || passage.at(mention.first() - 2, "tổng", "số")
            || passage.at(mention.first() - 2, "tổng", "cộng");
    return total
        && passage.at(opener.at(), ":")
        && passage.closes(close)
        && passage.partners()[close] < mention.first()
        && mention.last() < close;
  }

  /** How many tokens lie between, those in closed brackets not counted. */
  private int distance(int from, int to) {
    int distance = 0;
    for (int i = from; i < to && distance <= FAR; i++, distance++) {
      i = Math.max(i, Math.min(passage.behindBracket(i), to));
    }
    return distance;
  }

  private boolean before(Mention mention) {
    return mention.last() < opener.at()
        || mention.last() == opener.at()
            && (opener.opening() == Opener.Opening.REST
                || opener.content() >= passage.tokens().size());
  }

  /** Whether the number at the token may be a whole itself; "40 năm: 12" only names the part. */
  private boolean counts(int token) {
    int at = passage.mentionFrom(token);
    return at >= passage.mentions().size()
        || passage.mentions().get(at).first() > token
        || mayBe(passage.mentions().get(at))
        || passage.mentions().get(at).isPercent();
  }

  private static boolean mayBe(Mention mention) {
    return mention.isCount() || mention.isFraction() && mention.role() == Mention.Role.PLAIN;
  }

  /**
   * "15 đồng chí, Ban Thường vụ gồm …": somebody or something else is named behind the comma, and
   * the list is of that.
   */
  private boolean otherSubject() {
    boolean colon = passage.tokens().get(opener.at()).is(":");
    int nearest = passage.mentionFrom(opener.at()) - 1;
    if (nearest >= 0 && isTotalAside(passage.mentions().get(nearest))) {
      return false;
    }
    for (int i = opener.at() - 1; i >= Math.max(begin, opener.at() - LONG); i--) {
      Token token = passage.tokens().get(i);
      if (passage.closes(i)) {
        i = passage.partners()[i];
      } else if (token.isMark("(") || token.kind() == Token.Kind.NUMBER && counts(i)) {
        return false;
      } else if (token.isMark(",;:") && colon) {
        return i + 1 < opener.at() && !LEADING.has(passage.tokens().get(i + 1).word());
      } else if (token.is(";")) {
        return i + 1 < opener.at();
      } else if (token.isMark(",:")) {
        return NAMING.has(passage.tokens().get(i + 1).word())
            || Nouns.at(passage.tokens(), i + 1).known() && !enumerates(i);
      }
    }
    return false;
  }

  /** "xã, phường, thị trấn (…": the comma only sets nouns apart that are counted together. */
  private boolean enumerates(int comma) {
    Noun behind = Nouns.at(passage.tokens(), comma + 1);
    for (int i = comma - 1; i >= Math.max(begin, comma - 4); i--) {
      Noun noun = Nouns.at(passage.tokens(), i);
      if (noun.known() && i + noun.length() == comma) {
        return noun.isIn(behind.group())
            || comma + 1 + behind.length() == opener.at()
            || behind.isIn("people") && noun.isIn("bodies");
      }
    }
    return false;
  }
}
