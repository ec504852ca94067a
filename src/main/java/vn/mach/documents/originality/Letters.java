package vn.mach.documents.originality;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * What a character means: a Latin base letter or digit, with the mark of its shape (â, ă, ơ, đ) and
 * its tone. Letters of other scripts that look like Latin ones are read as these.
 */
final class Letters {

  /** Answers of {@link #meaning}: a mark that belongs to the letter before, or no letter at all. */
  static final int MARK = 1 << 24;

  static final int INVISIBLE = 1 << 25;
  static final int NONE = 0;

  private static final int UNKNOWN = -1;
  private static final int[] KNOWN = new int[1 << 16];

  // Pairs: the look-alike, then what it looks like. Capitals and small letters often differ.
  private static final String LOOK_ALIKES =
      "аaАaвbВbсcСcеeЕeНhнhіiІiїiјjЈjКkкkӏlӀlМmмmпnоoОoрpРpԛqгrѕsЅsТtтtѵvѴvԝwхxХxуyУyүyһhԁdԍg"
          + "ҮyҺhԌgԜwԚqЗ3бbьb"
          + "αaΑaΒbβbΕeεeΖzΗhηnΙiιiΚkκkΜmμuΝnνvΟoοoΡpρpΤtτtυuΥyγyχxΧxωwϲcϹcϳjͿjσo"
          + "օoՕoոnսuՍuհhցgաwոnքpյjѐeѝnՏsԼl"
          + "ᎪaᎬeᎻhᎫjᏦkᏞlᎷmᏢpᏚsᎢtᏙvᏃzᏴbᏟcᎠdᏀgᎳw"
          + "ıiɡgɑaʟlłlŁløoØoəeƏeħhɩiȷjƙkŋnƿpʀrɾrʋvƴyɪiɴnʙbʏyɢgʜhᴀaᴄcᴅdᴇeᴊjᴋkᴍmᴏoᴘpᴛtᴜuᴠvᴡwᴢz"
          + "ꜱsɓbɗdɛeɔoƅbɦhɨiɯuʉuꞵbꓐbꓑpꓓdꓔtꓖgꓗkꓙjꓚcꓜzꓝfꓟmꓠnꓡlꓢsꓣrꓦvꓧhꓪwꓫxꓬyꓮaꓰeꓲiꓳoꓴu";

  // đ has no decomposition; these letters look like it.
  private static final String BARRED = "đĐðÐɖƉƌƋꟇꟈ";

  static {
    Arrays.fill(KNOWN, UNKNOWN);
    for (int i = 0; i < LOOK_ALIKES.length(); i += 2) {
      KNOWN[LOOK_ALIKES.charAt(i)] = LOOK_ALIKES.charAt(i + 1);
    }
    for (int i = 0; i < BARRED.length(); i++) {
      KNOWN[BARRED.charAt(i)] = 'd' | 4 << 16;
    }
  }

  private Letters() {}

  /**
   * The meaning of a code point: base character in bits 0 to 15, shape in bits 16 to 18, tone in
   * bits 19 to 21; or {@link #NONE}, {@link #INVISIBLE}, or {@link #MARK} with shape and tone.
   */
  static int meaning(int point) {
    if (point >= KNOWN.length) {
      return decompose(point);
    }
    int known = KNOWN[point];
    if (known == UNKNOWN) {
      known = decompose(point);
      KNOWN[point] = known; // the same from every thread
    }
    return known;
  }

  static int base(int meaning) {
    return meaning & 0xffff;
  }

  static int shape(int meaning) {
    return meaning >> 16 & 7;
  }

  static int tone(int meaning) {
    return meaning >> 19 & 7;
  }

  private static int decompose(int point) {
    switch (Character.getType(point)) {
      case Character.FORMAT, Character.CONTROL -> {
        return Character.isWhitespace(point) ? NONE : INVISIBLE;
      }
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> {
        int mark = mark(point);
        return mark == 0 ? INVISIBLE : MARK | mark;
      }
      default -> {}
    }
    if (point == 0x3164 || point == 0xffa0 || point == 0x115f || point == 0x1160) {
      return INVISIBLE; // Hangul fillers count as letters and show nothing
    }
    String parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
    int meaning = NONE;
    for (int i = 0; i < parts.length(); ) {
      int part = parts.codePointAt(i);
      i += Character.charCount(part);
      if (meaning != NONE) {
        meaning |= mark(part);
      } else {
        meaning = letter(part);
      }
    }
    return meaning;
  }

  private static int letter(int point) {
    if (point < KNOWN.length && KNOWN[point] > 0) {
      return KNOWN[point];
    }
    if (Character.isDigit(point)) {
      return '0' + Character.digit(point, 10);
    }
    int small = Character.toLowerCase(point);
    return Character.isLetter(small) && small < KNOWN.length ? small : NONE;
  }

  private static int mark(int point) {
    return switch (point) {
      case 0x302, 0x30c, 0x32d -> 1 << 16;
      case 0x306, 0x311, 0x32f -> 2 << 16;
      case 0x31b, 0x315 -> 3 << 16;
      case 0x335, 0x336 -> 4 << 16;
      case 0x300, 0x340 -> 1 << 19;
      case 0x301, 0x341, 0x30b -> 2 << 19;
      case 0x303, 0x342 -> 3 << 19;
      case 0x309 -> 4 << 19;
      case 0x323 -> 5 << 19;
      default -> 0;
    };
  }
}
