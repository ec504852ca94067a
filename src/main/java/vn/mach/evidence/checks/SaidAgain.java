package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A figure that a title or a closing sentence says once more, with a slip of the pen: "trao Huy
 * hiệu Đảng cho 1.265 đảng viên" above "trao Huy hiệu Đảng cho 1.625 đảng viên". Both count the
 * same things, most of the words around them are the same, none of them speaks of another time or
 * place, and the digits differ as they do by a slip.
 */
final class SaidAgain implements Rule {

  private static final int BEFORE = 14;
  private static final int BEHIND = 8;
  private static final int BACK = 40;

  /** So many words behind a number, its noun included, are a name of its own. */
  private static final int LONG_NAME = 4;

  /** So many words at most between a noun and "này". */
  private static final int NAME = 3;

  /** So many sentences back "này" may point. */
  private static final int NEAR = 4;

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");

  private static final Words SAYING_NOTHING = Words.of("saying nothing again");
  private static final Words ALL = Words.of("all of them");
  private static final Words THESE = Words.of("these");
  private static final Words SUMMING_UP = Words.of("summing up");
  private static final Words EVER = Words.of("ever");
  private static final Words OFFICES = Words.of("office");
  private static final Words SAYS = Words.of("somebody says");
  private static final Words TIMES = Words.of("another time");
  private static final Set<String> PLACES = Set.of("bodies", "places", "schools");

  /** A number with the words around it. */
  private record Said(
      Mention mention,
      List<String> name,
      Set<String> words,
      Set<String> places,
      Set<String> years) {}

  @Override
  public List<Finding> findings(ReportText text) {
    List<Finding> findings = new ArrayList<>();
    Map<String, List<Said>> before = new HashMap<>();
    int last = lastSentence(text);
    for (Passage passage : text.passages()) {
      for (Mention mention : passage.mentions()) {
        if (!mayRepeat(mention)) {
          continue;
        }
        Said said = said(passage, mention);
        List<Said> alike = before.computeIfAbsent(key(mention), none -> new ArrayList<>());
        List<Said> near = alike.subList(Math.max(0, alike.size() - BACK), alike.size()).reversed();
        boolean again =
            near.stream().anyMatch(it -> it.mention().value().compareTo(mention.value()) == 0);
        for (Said other : near) {
          if (!again
              && sameBase(other.mention(), mention)
              && other.mention().sentence() != mention.sentence()
              && slip(other.mention(), mention)
              && (same(other, said)
                  || allOfThem(passage, other.mention(), mention)
                  || sumsUp(passage, other, said, mention.sentence() == last)
                  || namedAlike(other, said)
                  || pointsBack(passage, other.mention(), mention)
                  || mention.sentence() == last && closes(other, said))) {
            findings.add(
                text.finding(
                    other.mention().from(),
                    mention.to(),
                    Contradiction.REPEAT,
                    other.mention().shown(),
                    other.mention().shown(mention.value())));
            break;
          }
        }
        alike.add(said);
      }
    }
    return findings;
  }

  /** "212 học viên … Tất cả 122 học viên": they were counted before. */
  private static boolean allOfThem(Passage passage, Mention one, Mention other) {
    return ALL.before(passage, other.first())
        && one.noun().words().equals(other.noun().words())
        && Slip.swapped(one.value(), other.value());
  }

  /**
   * "246 bác sĩ trẻ … Nhờ 264 bác sĩ trẻ này": they were counted before. Small numbers may be those
   * of any others.
   */
  private static boolean pointsBack(Passage passage, Mention one, Mention other) {
    int from = other.last() + 1 + other.noun().length();
    int to = Math.min(passage.sentenceEnd(other.last()), from + NAME);
    for (int i = from; i < to && passage.tokens().get(i).isWord(); i++) {
      if (THESE.at(passage, i) > 0) {
        return other.sentence() - one.sentence() <= NEAR
            && one.noun().words().equals(other.noun().words())
            && one.value().precision() >= 3
            && Slip.swapped(one.value(), other.value());
      }
    }
    return false;
  }

  /**
   * "Với 68 hộ thoát nghèo, xã …": a sentence that sums up says the number with nothing but the
   * words that stood behind it before.
   */
  private static boolean sumsUp(Passage passage, Said one, Said other, boolean last) {
    boolean closing =
        last && other.mention().noun().known() && other.mention().value().precision() >= 3;
    Set<String> behind = new HashSet<>();
    int from = other.mention().last() + 1 + other.mention().noun().length();
    int to = Math.min(passage.sentenceEnd(other.mention().last()), from + BEHIND);
    for (int i = from; i < to && !passage.tokens().get(i).isMark(",;:."); i++) {
      behind.add(passage.tokens().get(i).word());
    }
    behind.removeIf(SAYING_NOTHING::has);
    return SUMMING_UP.before(passage, other.mention().first())
        && one.mention().noun().words().equals(other.mention().noun().words())
        && (!behind.isEmpty() || other.mention().noun().words().split(" ").length > 2 || closing)
        && one.words().containsAll(behind)
        && noOtherPlace(one, other)
        && (other.years().isEmpty() || other.years().equals(one.years()))
        && other.words().stream().noneMatch(TIMES::has)
        && Slip.swapped(one.mention().value(), other.mention().value());
  }

  /** The sentence that closes the text. */
  private static int lastSentence(ReportText text) {
    return text.passages().isEmpty() || text.passages().getLast().tokens().isEmpty()
        ? -1
        : text.passages().getLast().tokens().getLast().sentence();
  }

  /**
   * A closing sentence says a figure once more in words of its own: a slip in three digits or more
   * of the same things is hardly chance.
   */
  private static boolean closes(Said one, Said other) {
    Set<String> common = new HashSet<>(one.words());
    common.retainAll(other.words());
    boolean named =
        one.mention().noun().words().contains(" ")
            && Slip.swapped(one.mention().value(), other.mention().value());
    return one.mention().noun().words().equals(other.mention().noun().words())
        && (named || !common.isEmpty())
        && noOtherPlace(one, other)
        && one.years().equals(other.years())
        && other.words().stream().noneMatch(it -> TIMES.has(it) && !it.equals("sau"))
        && one.mention().value().precision() >= 3
        && Slip.exchanged(one.mention().value(), other.mention().value());
  }

  /**
   * "89 người ứng cử đại biểu HĐND tỉnh … bố trí 98 người ứng cử đại biểu HĐND tỉnh": the same long
   * name behind both numbers, and the second is said of no other time or place.
   */
  private static boolean namedAlike(Said one, Said other) {
    int common = 0;
    while (common < Math.min(one.name().size(), other.name().size())
        && one.name().get(common).equals(other.name().get(common))) {
      common++;
    }
    return common >= LONG_NAME
        && noOtherPlace(one, other)
        && (other.years().isEmpty() || other.years().equals(one.years()))
        && other.words().stream().noneMatch(it -> TIMES.has(it) && !one.words().contains(it))
        && Slip.swapped(one.mention().value(), other.mention().value());
  }

  /** Whether the second names no place or body that the first does not; offices only act. */
  private static boolean noOtherPlace(Said one, Said other) {
    return other.places().stream().allMatch(it -> one.places().contains(it) || OFFICES.has(it));
  }

  private static boolean mayRepeat(Mention mention) {
    boolean plain = mention.role() == Mention.Role.PLAIN || mention.role() == Mention.Role.CHANGE;
    return plain
        && mention.depth() == 0
        && !mention.isPercent()
        && !mention.noun().isIn("time")
        && !mention.noun().words().isEmpty();
  }

  /** Only what counts the same things in the same role may be the same. */
  private static String key(Mention mention) {
    String first = mention.noun().words().split(" ", 2)[0];
    return first + "|" + mention.role();
  }

  /** Over the same base, or one of them without any. */
  private static boolean sameBase(Mention one, Mention other) {
    Mention base = one.base();
    Mention against = other.base();
    return base == null || against == null || base.value().compareTo(against.value()) == 0;
  }

  private static boolean slip(Mention one, Mention other) {
    if (one.isFraction() && other.isFraction()) {
      return one.value().compareTo(other.value()) != 0
          && (Slip.swapped(one.value(), other.value())
              || Slip.oneDigit(one.value(), other.value()));
    }
    int digits = Slip.length(one.value(), other.value());
    return one.tens() == other.tens()
        && digits >= 2
        && (Slip.swapped(one.value(), other.value())
            || digits >= 3 && Slip.exchanged(one.value(), other.value())
            || digits >= 4 && Slip.oneDigit(one.value(), other.value()));
  }

  /**
   * Whether most words of the shorter statement stand in the other, and nothing sets them apart.
   */
  private static boolean same(Said one, Said other) {
    Set<String> common = new HashSet<>(one.words());
    common.retainAll(other.words());
    int shorter = Math.min(one.words().size(), other.words().size());
    boolean places =
        one.places().isEmpty()
            || other.places().isEmpty()
            || one.places().stream().anyMatch(other.places()::contains);
    boolean years =
        one.years().isEmpty()
            || other.years().isEmpty()
            || one.years().stream().anyMatch(other.years()::contains);
    boolean small = Slip.length(one.mention().value(), other.mention().value()) < 3;
    boolean alike =
        small
            ? common.size() >= 3 && common.size() == shorter
            : common.size() >= 2 && 5 * common.size() >= 3 * shorter
                || common.size() == shorter
                    && shorter > 0
                    && Slip.swapped(one.mention().value(), other.mention().value());
    return places
        && years
        && alike
        && one.words().stream()
            .filter(TIMES::has)
            .toList()
            .equals(other.words().stream().filter(TIMES::has).toList());
  }

  private static Said said(Passage passage, Mention mention) {
    Set<String> words = new HashSet<>();
    Set<String> places = new HashSet<>();
    Set<String> years = new HashSet<>();
    int from = Math.max(passage.sentenceStart(mention.first()), mention.first() - BEFORE);
    int to = Math.min(passage.sentenceEnd(mention.last()), mention.last() + 1 + BEHIND);
    for (int i = mention.first() - 1; i >= from && !passage.tokens().get(i).is(";"); i--) {
      if (SAYS.at(passage, i) > 0) {
        break;
      }
      i = passage.closes(i) ? passage.partners()[i] : i;
      add(passage, i, words, places, years);
    }
    List<String> name = new ArrayList<>();
    for (int i = mention.last() + 1; i < to && goesOn(passage, i); i++) {
      i = passage.behindBracket(i);
      if (EVER.at(passage, i) > 0) {
        break;
      }
      add(passage, i, words, places, years);
      name.add(passage.tokens().get(i).word());
    }
    words.removeAll(List.of(mention.noun().words().split(" ")));
    return new Said(mention, name, words, places, years);
  }

  /** Up to the end of the clause; a comma between nouns ("cán bộ, công chức") is none. */
  private static boolean goesOn(Passage passage, int at) {
    boolean nouns =
        passage.tokens().get(at).is(",") && Nouns.at(passage.tokens(), at + 1).isIn("people");
    return nouns || !passage.tokens().get(at).isMark(",;:.");
  }

  private static void add(
      Passage passage, int at, Set<String> words, Set<String> places, Set<String> years) {
    Token token = passage.tokens().get(at);
    boolean digits = Character.isDigit(token.word().charAt(0));
    if (digits && YEAR.matcher(token.word()).matches()) {
      years.add(token.word());
    } else if (!digits && token.isWord() && !SAYING_NOTHING.has(token.word())) {
      words.add(token.word());
    }
    Noun noun = token.isWord() ? Nouns.at(passage.tokens(), at) : Noun.NONE;
    if (PLACES.contains(noun.group())) {
      places.add(noun.words());
    }
  }
}
