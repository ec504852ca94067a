package vn.mach.app.exchange;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import vn.mach.base.kernel.Text;

/**
 * A text whose letters make no Vietnamese words, and would if it were of an old encoding; or whose
 * letters were lost. Told by the letters: the bytes of the file were good.
 *
 * @param meant the text as it would be; as it is where nobody can know
 */
record SpoiltText(Kind kind, String meant) {

  /** What spoilt it. */
  enum Kind {
    VNI(OldEncoding::vni),
    TCVN3(OldEncoding::tcvn3),
    UTF8_TWICE(OldEncoding::twice),
    /** Only of whole files: a good text that is decomposed looks nearly like it. */
    WINDOWS_1258(OldEncoding::windows1258),
    /** Letters became question marks and cannot be brought back. */
    LOST(text -> text);

    private final UnaryOperator<String> conversion;

    Kind(UnaryOperator<String> conversion) {
      this.conversion = conversion;
    }

    /** What its letters are, of a text that was taken for a Western one. */
    String converted(String text) {
      return conversion.apply(text);
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern GAPS = Pattern.compile("[\\s\\d!-/:-@\\[-`{-~]+");
  private static final Pattern CONSONANTS =
      Pattern.compile("(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])");
  private static final int MOST = 2_000;

  /** By fewer words no encoding of a file is told. */
  private static final int FEWEST_WORDS = 3;

  /** Nothing where the text is good, or no Vietnamese at all. */
  static Optional<SpoiltText> find(String stored) {
    if (stored.length() > MOST) {
      return Optional.empty();
    }
    if (stored.indexOf('\ufffd') >= 0 || stored.indexOf('?') >= 0 && isEaten(stored)) {
      return Optional.of(new SpoiltText(Kind.LOST, Text.lines(stored)));
    }
    Count before = Text.isAscii(stored) ? Count.NONE : Count.of(stored);
    if (before.bad == 0) {
      return Optional.empty();
    }
    SpoiltText best = null;
    int fewest = before.bad;
    for (Kind kind : new Kind[] {Kind.UTF8_TWICE, Kind.VNI, Kind.TCVN3}) {
      String converted = kind.conversion.apply(stored);
      Count after = Count.of(converted);
      if (after.good > before.good && after.bad < fewest && after.bad * 2 <= before.bad) {
        best = new SpoiltText(kind, Text.lines(converted));
        fewest = after.bad;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * The old encoding of a whole file, of which the bytes were taken for Western letters: the one
   * that makes the most Vietnamese words and hardly any others. Nothing where none does.
   */
  static Optional<Kind> ofFile(String western) {
    Kind best = null;
    int most = Math.max(FEWEST_WORDS - 1, Count.of(western).good);
    for (Kind kind : new Kind[] {Kind.VNI, Kind.TCVN3, Kind.WINDOWS_1258}) {
      Count after = Count.of(kind.conversion.apply(western));
      if (after.good > most && after.bad * 10 <= after.good) {
        best = kind;
        most = after.good;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Words with letters beyond plain Latin: how many are Vietnamese syllables, how many not. */
  private record Count(int good, int bad) {
    private static final Count NONE = new Count(0, 0);

    static Count of(String text) {
      int good = 0;
      int bad = 0;
      for (String part : GAPS.split(text)) {
        if (Text.isAscii(part)) {
          continue;
        }
        boolean whole = VietnameseSyllable.is(part);
        if (whole || VietnameseSyllable.is(bare(part))) {
          good++;
        } else if (!Text.isAscii(part.replace('Đ', 'D').replace('đ', 'd'))) { // ĐV, đ/c, QĐ
          bad++;
        }
      }
      return new Count(good, bad);
    }
  }

  /** Without what is no letter around it, such as quotation marks. */
  private static String bare(String part) {
    int begin = 0;
    int end = part.length();
    while (begin < end && !Character.isLetter(part.charAt(begin))) {
      begin++;
    }
    while (end > begin && !Character.isLetter(part.charAt(end - 1))) {
      end--;
    }
    return part.substring(begin, end);
  }

  /** Whether question marks stand where letters were: {@code Nguy?n}, {@code L?}. */
  private static boolean isEaten(String text) {
    for (String word : Text.line(text).split(" ")) {
      int mark = word.indexOf('?');
      if (mark < 0 || word.contains("://") || word.contains("=")) {
        continue;
      }
      String before = word.substring(0, mark).toLowerCase(Locale.ROOT);
      String after = word.substring(word.lastIndexOf('?') + 1);
      boolean cut = !after.isEmpty() && Character.isLowerCase(after.charAt(0));
      if (cut && !VietnameseSyllable.is(after) || CONSONANTS.matcher(before).matches()) {
        return true;
      }
      if (cut && mark == 0 || cut && CONSONANTS.matcher(after).matches()) {
        return true;
      }
    }
    return false;
  }
}
