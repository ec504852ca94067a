package vn.mach.evidence.checks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Splits prose into words, numbers and marks, and into sentences. */
final class Lexer {

  private static final Set<String> GLUED =
      Set.of(
          "km", "ha", "m", "m2", "kg", "tr", "tỷ", "tỉ", "triệu", "đ", "đồng", "nghìn", "người",
          "tấn");
  private static final Set<String> ABBREVIATED =
      Set.of(
          "tp", "tx", "tt", "ths", "ts", "gs", "pgs", "đ", "t", "st", "tr", "v", "bs", "ks", "nxb");

  private final String text;
  private final String folded;
  private final NotFigures notFigures;
  private int sentence;

  Lexer(String text, String folded) {
    this.text = text;
    this.folded = folded;
    this.notFigures = new NotFigures(text, folded);
  }

  /** The text from one offset to the other. */
  Passage passage(int from, int to, String bullet) {
    BitSet codes = notFigures.find(from, to);
    List<Token> raw = new ArrayList<>();
    for (int i = from; i < to; ) {
      i = Character.isWhitespace(folded.charAt(i)) ? i + 1 : token(i, to, codes, raw);
    }
    int[] partners = partners(raw);
    List<Token> tokens = sentences(raw, partners);
    Passage empty = new Passage(from, to, bullet, tokens, partners, List.of());
    return new Passage(from, to, bullet, tokens, partners, new Mentions(text, empty).read());
  }

  private int token(int from, int limit, BitSet codes, List<Token> tokens) {
    int to = from + 1;
    char first = folded.charAt(from);
    if (Character.isDigit(first)) {
      while (to < limit && (Character.isDigit(folded.charAt(to)) || isInside(to, limit))) {
        to++;
      }
      int letters = letters(to, limit);
      boolean glued = letters > to && GLUED.contains(folded.substring(to, letters));
      boolean code =
          codes.get(from)
              || letters > to && !glued
              || from > 1
                  && folded.charAt(from - 1) == '-'
                  && Character.isLetter(folded.charAt(from - 2));
      int end = letters > to && !glued ? letters : to;
      tokens.add(
          new Token(
              code ? Token.Kind.WORD : Token.Kind.NUMBER,
              from,
              end,
              folded.substring(from, end),
              0,
              0));
      return end;
    }
    if (Character.isLetter(first)) {
      to =
          folded.startsWith("đ/c", from) && letters(from + 2, limit) == from + 3
              ? from + 3
              : letters(from, limit);
      tokens.add(new Token(Token.Kind.WORD, from, to, folded.substring(from, to), 0, 0));
      return to;
    }
    tokens.add(new Token(Token.Kind.MARK, from, to, folded.substring(from, to), 0, 0));
    return to;
  }

  private boolean isInside(int at, int limit) {
    char c = folded.charAt(at);
    return (c == '.' || c == ',') && at + 1 < limit && Character.isDigit(folded.charAt(at + 1));
  }

  private int letters(int from, int limit) {
    int to = from;
    while (to < limit && Character.isLetter(folded.charAt(to))
        || to > from
            && to < limit
            && (Character.isDigit(folded.charAt(to))
                || Character.getType(folded.charAt(to)) == Character.NON_SPACING_MARK)) {
      to++;
    }
    return to;
  }

  private static int[] partners(List<Token> tokens) {
    int[] partners = new int[tokens.size()];
    Arrays.fill(partners, -1);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < partners.length; i++) {
      if (tokens.get(i).isMark("([")) {
        open.push(i);
      } else if (tokens.get(i).isMark(")]") && !open.isEmpty()) {
        int other = open.pop();
        partners[i] = other;
        partners[other] = i;
      }
    }
    return partners;
  }

  private List<Token> sentences(List<Token> raw, int[] partners) {
    List<Token> tokens = new ArrayList<>(raw.size());
    int depth = 0;
    sentence++;
    for (int i = 0; i < raw.size(); i++) {
      Token token = raw.get(i);
      if (partners[i] >= 0 && partners[i] < i) {
        depth--;
      }
      boolean point = i + 1 < raw.size() && raw.get(i + 1).isMark(")") && partners[i + 1] < 0;
      tokens.add(
          new Token(
              point ? Token.Kind.WORD : token.kind(),
              token.from(),
              token.to(),
              token.word(),
              depth,
              sentence));
      if (partners[i] > i) {
        depth++;
      }
      if (depth == 0 && ends(raw, i)) {
        sentence++;
      }
    }
    return tokens;
  }

  private boolean ends(List<Token> tokens, int index) {
    Token token = tokens.get(index);
    if (!token.isMark(".!?…")) {
      return false;
    }
    if (index + 1 == tokens.size()) {
      return true;
    }
    Token next = tokens.get(index + 1);
    boolean spaced = next.from() > token.to();
    boolean begins = !Character.isLowerCase(text.charAt(next.from()));
    boolean shortened =
        index > 0
            && tokens.get(index - 1).isWord()
            && ABBREVIATED.contains(tokens.get(index - 1).word());
    return spaced && begins && !(token.is(".") && shortened);
  }
}
