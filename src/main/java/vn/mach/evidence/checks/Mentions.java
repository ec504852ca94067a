package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the numbers of a passage that stand for something, with their noun and role, and joins
 * parts and bases to fractions.
 */
final class Mentions {

  private static final Map<String, Integer> MULTIPLES =
      Map.of("nghìn", 3, "ngàn", 3, "triệu", 6, "tr", 6, "tỷ", 9, "tỉ", 9);

  /** Words before which "một" and other number words count nothing. */
  private static final Words NOT_BEFORE_WORDS = Words.of("no number before");

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  /** What may stand behind a space that groups thousands. */
  private static final Pattern GROUP = Pattern.compile("\\d{3}(?:[.,]\\d{1,6})?");

  private static final int LABEL = 14;

  private final String text;
  private final Passage passage;
  private final List<Token> tokens;
  private final Roles roles;

  Mentions(String text, Passage passage) {
    this.text = text;
    this.passage = passage;
    this.tokens = passage.tokens();
    this.roles = new Roles(text, passage);
  }

  List<Mention> read() {
    List<Mention> single = new ArrayList<>();
    for (int i = 0; i < tokens.size(); ) {
      Optional<Mention> mention = tokens.get(i).kind() == Token.Kind.NUMBER ? digits(i) : words(i);
      mention.ifPresent(single::add);
      i = mention.map(Mention::last).orElse(i) + 1;
    }
    return new Fractions(passage).join(single);
  }

  private Optional<Mention> digits(int index) {
    Token token = tokens.get(index);
    boolean percent = isPercentAt(index + 1) || passage.at(index + 1, "phần", "trăm");
    Optional<BigDecimal> read = Numeral.read(token.word(), percent);
    if (read.isEmpty() || isSpacedGroup(index)) {
      return Optional.empty();
    }
    BigDecimal value = read.get();
    if (percent) {
      int last = isPercentAt(index + 1) ? index + 1 : index + 2;
      return Optional.of(
          mention(
              Mention.Kind.PERCENT,
              roles.ofPercent(index, last),
              index,
              last,
              value,
              0,
              Nouns.at(tokens, last + 1)));
    }
    Integer tens = index + 1 < tokens.size() ? MULTIPLES.get(tokens.get(index + 1).word()) : null;
    int last = tens == null ? index : index + 1;
    Noun noun = Nouns.at(tokens, last + 1);
    if (tens == null
        && value.scale() == 3
        && Numeral.mayBeGrouped(token.word())
        && !noun.isMeasure()) {
      value = value.scaleByPowerOfTen(3).setScale(0);
    }
    if (tens != null && !noun.known()) {
      noun = new Noun("money", "đồng", 0);
    }
    if (tens == null && noun.words().equals("đồng") && value.compareTo(THOUSAND) < 0) {
      noun = new Noun("", noun.words(), noun.length());
    }
    if (noun.words().isEmpty()) {
      noun = labelled(index);
    }
    value = value.scaleByPowerOfTen(tens == null ? 0 : tens);
    Mention.Role role =
        isYear(token) && !noun.known() ? Mention.Role.NAME : roles.ofCount(index, last, noun);
    return Optional.of(
        mention(Mention.Kind.COUNT, role, index, last, value, tens == null ? 0 : tens, noun));
  }

  /** "Tổng số cử tri của cả nước là: 76.436.561": what is counted stands before the number. */
  private Noun labelled(int index) {
    boolean aside = passage.alone(index);
    for (int i = aside ? index - 2 : index - 1;
        i >= Math.max(passage.sentenceStart(index), index - LABEL)
            && (tokens.get(i).isWord() || tokens.get(i).is(aside ? "," : ":"));
        i--) {
      Noun noun =
          tokens.get(i).is("số")
              ? Nouns.at(tokens, tokens.get(i + 1).is("lượng") ? i + 2 : i + 1)
              : Noun.NONE;
      if (noun.known()) {
        return new Noun(noun.group(), noun.words(), 0);
      }
    }
    return Noun.NONE;
  }

  private Optional<Mention> words(int index) {
    NumberWords.Read read = NumberWords.at(tokens, index);
    if (read.length() == 0 || index > 0 && NOT_BEFORE_WORDS.has(tokens.get(index - 1).word())) {
      return Optional.empty();
    }
    int last = index + read.length() - 1;
    Noun noun = Nouns.at(tokens, last + 1);
    if (!noun.known()
        || noun.isIn("time")
        || noun.isIn("money")
        || noun.isIn("measure")
        || noun.words().equals("lần")) {
      return Optional.empty();
    }
    return Optional.of(
        mention(
            Mention.Kind.COUNT,
            roles.ofCount(index, last, noun),
            index,
            last,
            BigDecimal.valueOf(read.value()),
            0,
            noun));
  }

  private Mention mention(
      Mention.Kind kind,
      Mention.Role role,
      int first,
      int last,
      BigDecimal value,
      int tens,
      Noun noun) {
    Token begin = tokens.get(first);
    return new Mention(
        kind,
        role,
        first,
        last,
        begin.from(),
        tokens.get(last).to(),
        value,
        tens,
        noun,
        null,
        null,
        ofAll(first, noun) ? begin.depth() - 1 : begin.depth(),
        begin.sentence());
  }

  /** "Trong số vụ việc đã giải quyết (2.916), …": the bracket only says how many they are. */
  private boolean ofAll(int index, Noun noun) {
    return noun.length() == 0
        && !noun.words().isEmpty()
        && passage.alone(index)
        && passage.at(passage.sentenceStart(index), "trong");
  }

  private boolean isPercentAt(int index) {
    return index < tokens.size() && tokens.get(index).isMark("%");
  }

  /** Digits that a plain space may group ({@code 1 356}): read neither as one number nor as two. */
  private boolean isSpacedGroup(int index) {
    return joins(index, index + 1) || joins(index - 1, index);
  }

  private boolean joins(int one, int two) {
    return one >= 0
        && two < tokens.size()
        && tokens.get(one).kind() == Token.Kind.NUMBER
        && tokens.get(two).kind() == Token.Kind.NUMBER
        && tokens.get(two).from() == tokens.get(one).to() + 1
        && GROUP.matcher(tokens.get(two).word()).matches()
        && text.charAt(tokens.get(one).to()) != '\n';
  }

  private static boolean isYear(Token token) {
    return token.word().length() == 4
        && (token.word().startsWith("19") || token.word().startsWith("20"))
        && token.word().indexOf(',') < 0;
  }
}
