package vn.mach.app.exchange;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells Vietnamese syllables from what an old encoding makes of them. */
final class VietnameseSyllable {

  private static final Pattern ONSET =
      Pattern.compile("(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?(.{0,8})");

  private static final Set<String> RHYMES =
      words(
          "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây"
              + " e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu"
              + " i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu"
              + " o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen"
              + " oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt"
              + " u ua uân uâng uât uây uc ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uê uêch uên"
              + " uênh uy uya uych uyên uyêt uyt uynh uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương"
              + " ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu");

  /** With qu and gi the vowel may be written once: gì, quý, giết. */
  private static final Set<String> AFTER_GI =
      words("êng êt êu ên êm êc m n p t u a ơ ơm ơn ơi ư ưa ưc ưng ương ươc ươt");

  private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";
  private static final String STOP_TONES = "\u0301\u0323";

  /** Words that were seen already: large files repeat the same few thousand. */
  private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

  private static final int MOST_KNOWN = 50_000;

  private VietnameseSyllable() {}

  private static Set<String> words(String words) {
    return Arrays.stream(words.strip().split(" ")).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the letters are one Vietnamese syllable with at most one tone; case is left aside. */
  static boolean is(String word) {
    if (word.isEmpty() || word.length() > 8) {
      return false;
    }
    Boolean known = KNOWN.get(word);
    if (known == null) {
      known = isSyllable(word);
      if (KNOWN.size() < MOST_KNOWN) {
        KNOWN.put(word, known);
      }
    }
    return known;
  }

  private static boolean isSyllable(String word) {
    StringBuilder letters = new StringBuilder();
    char tone = 0;
    for (char c :
        Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).toCharArray()) {
      if (TONES.indexOf(c) < 0) {
        letters.append(c);
      } else if (tone != 0) {
        return false;
      } else {
        tone = c;
      }
    }
    String bare = Normalizer.normalize(letters, Normalizer.Form.NFC);
    Matcher matcher = ONSET.matcher(bare);
    if (!matcher.matches()) {
      return false;
    }
    String rhyme = matcher.group(2);
    boolean known =
        RHYMES.contains(rhyme)
            || RHYMES.contains(bare) // giêng could be g + iêng as well as gi + êng
            || "gi".equals(matcher.group(1)) && (rhyme.isEmpty() || AFTER_GI.contains(rhyme));
    boolean stopped = !rhyme.isEmpty() && "cpt".indexOf(last(rhyme)) >= 0 || rhyme.endsWith("ch");
    return known && !(stopped && tone != 0 && STOP_TONES.indexOf(tone) < 0);
  }

  private static char last(String text) {
    return text.charAt(text.length() - 1);
  }
}
