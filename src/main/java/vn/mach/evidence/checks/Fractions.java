package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins two numbers to a fraction: {@code 229/321}; {@code 80 (50 …, 30 …)/120} with a bracket in
 * it; {@code 45 đồng chí/60 đồng chí} with the same noun twice; {@code 312 trên tổng số 350}. Pairs
 * of different things ({@code 2.150 lượt/1.980 người}) stay two numbers.
 */
final class Fractions {

  private static final int FAR = 7;

  private static final Words DATES = Words.of("leading to date");

  /** Of these a number may be some "in" or "of" so many; others are times, measures and turns. */
  private static final Set<String> COUNTED =
      Set.of(
          "people",
          "bodies",
          "places",
          "schools",
          "groups",
          "matters",
          "families",
          "houses",
          "models",
          "targets",
          "things");

  private final Passage passage;
  private final List<Token> tokens;

  Fractions(Passage passage) {
    this.passage = passage;
    this.tokens = passage.tokens();
  }

  List<Mention> join(List<Mention> single) {
    List<Mention> joined = new ArrayList<>();
    for (int i = 0; i < single.size(); i++) {
      Mention part = single.get(i);
      int base = baseOf(single, i);
      Mention fraction = base < 0 ? null : fraction(part, single.get(base));
      if (fraction == null) {
        joined.add(part);
      } else {
        joined.add(fraction);
        joined.addAll(single.subList(i + 1, base));
        i = base;
      }
    }
    return joined;
  }

  /** The index of the number that may be the base; −1 where there is none. */
  private int baseOf(List<Mention> single, int index) {
    Mention part = single.get(index);
    if (part.isPercent()) {
      return -1;
    }
    boolean same = sameBehindSlash(part) || sameOfAll(part);
    int far = part.last() + 1 + (same ? 2 * FAR : FAR);
    for (int i = part.last() + 1; i <= far && i < tokens.size(); i++) {
      int behind = passage.behindBracket(i);
      if (behind > i) {
        return isSlash(behind + 1) ? at(single, index, behind + 2) : -1;
      }
      if (isSlash(i)) {
        return at(single, index, passage.at(i + 1, "tổng", "số") ? i + 3 : i + 1);
      }
      if (!tokens.get(i).isWord() && !isName(single, index, i)) {
        return -1;
      }
      if (isOver(part, i) || isOf(part, i)) {
        return at(single, index, i + 1);
      }
      if (passage.at(i, "trên", "tổng", "số") || passage.at(i, "trong", "tổng", "số")) {
        return at(single, index, i + 3);
      }
      if (passage.at(i, "trong", "số")
          && i + 2 < tokens.size()
          && tokens.get(i + 2).kind() == Token.Kind.NUMBER) {
        return at(single, index, i + 2);
      }
    }
    return -1;
  }

  /** "64 doanh nghiệp tổ chức …/70 doanh nghiệp …": however much is said of the part. */
  private boolean sameBehindSlash(Mention part) {
    for (int i = part.last() + 1; i <= part.last() + 2 * FAR && i + 2 < tokens.size(); i++) {
      if (isSlash(i)) {
        return part.noun().known()
            && tokens.get(i + 1).kind() == Token.Kind.NUMBER
            && Nouns.at(tokens, i + 2).same(part.noun());
      }
      if (!tokens.get(i).isWord()) {
        return false;
      }
    }
    return false;
  }

  /** "92 công đoàn … trên tổng số 97 công đoàn": however much is said of the part. */
  private boolean sameOfAll(Mention part) {
    for (int i = part.last() + 1; i <= part.last() + 2 * FAR && i + 4 < tokens.size(); i++) {
      if (passage.at(i, "trên", "tổng", "số")) {
        return part.noun().known() && Nouns.at(tokens, i + 4).same(part.noun());
      }
      if (!tokens.get(i).isWord()) {
        return false;
      }
    }
    return false;
  }

  /** "1.187 chiếc trên 1.214 chiếc": right behind what is counted, and the same again. */
  private boolean isOver(Mention part, int token) {
    int behind = part.last() + 1 + part.noun().length();
    return part.noun().length() > 0
        && token == behind
        && (passage.at(token, "trên") || passage.at(token, "trong"))
        && token + 1 < tokens.size()
        && tokens.get(token + 1).kind() == Token.Kind.NUMBER
        && (Nouns.at(tokens, token + 2).same(part.noun())
            || part.tens() > 0 && Nouns.at(tokens, token + 3).same(part.noun()));
  }

  /** "47 trong 52 đại biểu", "1.642 trên 2.015 căn nhà": nothing between the two numbers. */
  private boolean isOf(Mention part, int token) {
    return token == part.last() + 1
        && (passage.at(token, "trên") || passage.at(token, "trong"))
        && token + 1 < tokens.size()
        && tokens.get(token + 1).kind() == Token.Kind.NUMBER
        && COUNTED.contains(Nouns.at(tokens, token + 2).group());
  }

  /** "… kích hoạt mức 2 trên tổng số …": a number that only names something. */
  private static boolean isName(List<Mention> single, int after, int token) {
    return after + 1 < single.size()
        && single.get(after + 1).first() == token
        && single.get(after + 1).role() == Mention.Role.NAME;
  }

  private boolean isSlash(int index) {
    return index < tokens.size() && tokens.get(index).isMark("/");
  }

  /** The mention that begins at the token, among the next few. */
  private static int at(List<Mention> single, int after, int token) {
    for (int i = after + 1; i < single.size() && single.get(i).first() <= token; i++) {
      if (single.get(i).first() == token && !single.get(i).isPercent()) {
        return i;
      }
    }
    return -1;
  }

  private @Nullable Mention fraction(Mention part, Mention base) {
    boolean fits =
        part.role() != Mention.Role.NAME
            && base.value().signum() > 0
            && part.sentence() == base.sentence();
    boolean alike =
        part.noun().words().isEmpty()
            || part.noun().same(base.noun())
            || base.noun().words().isEmpty()
            || part.noun().length() == 0 && isSlash(part.last() + 1) && named(part, base);
    boolean people = part.noun().isIn("people") && base.noun().isIn("people");
    boolean ofAll =
        passage.at(base.first() - 2, "tổng", "số")
            && !part.noun().isMeasure()
            && !base.noun().isMeasure();
    if (!fits
        || !alike && !people && !ofAll
        || part.noun().isIn("time")
        || base.noun().isIn("time")) {
      return null;
    }
    Noun noun = base.noun().words().isEmpty() ? part.noun() : base.noun();
    boolean name = isDay(part, base, noun) || isManner(base);
    Mention.Role role = name ? Mention.Role.NAME : part.role();
    Mention scaled = part.tens() == 0 && base.tens() > 0 ? scaled(part, base) : part;
    return new Mention(
        Mention.Kind.FRACTION,
        role,
        part.first(),
        base.last(),
        part.from(),
        base.to(),
        scaled.value(),
        base.tens(),
        noun,
        scaled,
        base,
        part.depth(),
        part.sentence());
  }

  /** "Số camera hoạt động 1.087/1.124 chiếc": named before, and by a vaguer word behind. */
  private static boolean named(Mention part, Mention base) {
    return base.noun().isVague()
        || base.noun().isAnything()
        || base.noun().known() && base.noun().isIn(part.noun().group());
  }

  /** "2/3 số đảng viên": a manner of speaking, not a count. */
  private boolean isManner(Mention base) {
    return base.value().intValue() <= 5 && passage.at(base.last() + 1, "số");
  }

  /** Day and month, as in {@code 27/7}: more than its base, and nothing counted behind it. */
  private boolean isDay(Mention part, Mention base, Noun noun) {
    return (!noun.known() || DATES.before(passage, part.first()))
        && part.value().compareTo(base.value()) > 0
        && part.value().intValue() <= 31
        && base.value().intValue() <= 12;
  }

  /** In {@code 1,2/1,5 tỷ} the multiplying word belongs to both. */
  private static Mention scaled(Mention part, Mention base) {
    return new Mention(
        part.kind(),
        part.role(),
        part.first(),
        part.last(),
        part.from(),
        part.to(),
        part.value().scaleByPowerOfTen(base.tens()),
        base.tens(),
        part.noun(),
        null,
        null,
        part.depth(),
        part.sentence());
  }
}
