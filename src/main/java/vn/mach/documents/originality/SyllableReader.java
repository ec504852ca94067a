package vn.mach.documents.originality;

import java.text.Normalizer;
import java.util.Arrays;

/** Reads a text into {@link Syllables}. Memory and time grow with the text, whatever is in it. */
final class SyllableReader {

  private static final int AROUND = 10; // syllables on each side that tell a line of capitals
  private static final int LEAST_SAID = 6; // syllables; a term in quotation marks is shorter
  private static final int MOST_SAID = 120;
  private static final int OPENS = 1;
  private static final int CAPITAL = 2;
  private static final int CAPITALS = 4;
  private static final int DIGITS = 8;

  private final String text;
  private int count;
  private int[] from = new int[256];
  private int[] to = new int[256];
  private int[] plain = new int[256];
  private int[] shape = new int[256];
  private byte[] tone = new byte[256];
  private byte[] flags = new byte[256];

  // The syllable that is being read.
  private final char[] letters = new char[64];
  private int length;
  private int start;
  private int end;
  private int shapes;
  private int sounding;
  private int capitals;
  private int small;
  private boolean digits;

  private SyllableReader(String text) {
    this.text = text;
  }

  /** The syllables of the NFC form of a text; all places are of that form. */
  static Syllables read(String text) {
    String composed =
        Normalizer.isNormalized(text, Normalizer.Form.NFC)
            ? text
            : Normalizer.normalize(text, Normalizer.Form.NFC);
    SyllableReader reader = new SyllableReader(composed);
    reader.scan();
    return reader.finish();
  }

  private void scan() {
    int gap = 0; // where the characters between two syllables begin
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      int next = i + Character.charCount(point);
      int meaning = Letters.meaning(point);
      if (meaning == Letters.NONE) {
        if (length > 0) {
          gap = close();
        }
      } else if ((meaning & Letters.MARK) != 0) {
        if (length > 0) {
          mark(meaning);
          end = next;
        }
      } else if (meaning != Letters.INVISIBLE) {
        boolean digit = isDigit(point, next);
        if (length > 0 && digit != digits) {
          gap = close();
        }
        if (length == 0) {
          open(i, gap, digit);
        }
        add(point, meaning);
        end = next;
      }
      i = next;
    }
    if (length > 0) {
      close();
    }
  }

  // A single 0, 1, 3 or 5 among small letters is a letter that looks like it.
  private boolean isDigit(int point, int next) {
    int base = Letters.base(Letters.meaning(point));
    if (base < '0' || base > '9') {
      return false;
    }
    boolean looks = point == '0' || point == '1' || point == '3' || point == '5';
    boolean within = length > 0 && !digits;
    return !(looks && within && next < text.length() && Character.isLowerCase(text.charAt(next)));
  }

  private void open(int at, int gap, boolean digit) {
    start = at;
    shapes = 0;
    sounding = 0;
    capitals = 0;
    small = 0;
    digits = digit;
    if (count == from.length) {
      int more = count * 2;
      from = Arrays.copyOf(from, more);
      to = Arrays.copyOf(to, more);
      plain = Arrays.copyOf(plain, more);
      shape = Arrays.copyOf(shape, more);
      tone = Arrays.copyOf(tone, more);
      flags = Arrays.copyOf(flags, more);
    }
    flags[count] = (byte) (count == 0 || opens(gap, at) ? OPENS : 0);
  }

  private boolean opens(int gap, int at) {
    boolean line = false;
    boolean blank = false;
    for (int i = gap; i < at; i++) {
      char one = text.charAt(i);
      switch (one) {
        case '!', '?', ';', '…', '•', '+', '*', '|', '\t', '\f' -> {
          return true;
        }
        case '.', ':' -> {
          if (i + 1 >= text.length() || i + 1 < at || i > gap) {
            return true;
          }
        }
        case '-', '–', '—' -> {
          if (line) {
            return true;
          }
        }
        case '\n' -> {
          blank |= line;
          line = true;
        }
        default -> {}
      }
    }
    // A line may be broken anywhere; a new one that begins with a capital or a number is new.
    int first = text.codePointAt(at);
    return blank || (line && (Character.isUpperCase(first) || Character.isDigit(first)));
  }

  private void add(int point, int meaning) {
    int base = Letters.base(meaning);
    if (!digits && base >= '0' && base <= '9') {
      base =
          switch (base) {
            case '0' -> 'o';
            case '1' -> 'l';
            case '3' -> 'e';
            default -> 's';
          };
    }
    if (length < letters.length) {
      letters[length++] = (char) base;
    } else {
      letters[length - 1] = (char) Syllables.mix(letters[length - 1], base);
    }
    mark(meaning);
    if (Character.isUpperCase(point)) {
      capitals++;
    } else {
      small++;
    }
  }

  private void mark(int meaning) {
    int form = Letters.shape(meaning);
    if (form != 0) {
      // uo with one horn is ươ with one missing; the place among equal letters does not matter
      shapes = shapes * 5 + form;
    }
    int sound = Letters.tone(meaning);
    if (sound != 0) {
      sounding = sound;
    }
  }

  private int close() {
    // lý and lí, kỹ and kĩ are the same: a last y after a consonant
    if (length > 1 && length < 5 && letters[length - 1] == 'y') {
      char before = letters[length - 2];
      if ("aeiouy".indexOf(before) < 0 || (before == 'u' && letters[0] == 'q')) {
        letters[length - 1] = 'i';
      }
    }
    int hash = 0x51ed27;
    for (int i = 0; i < length; i++) {
      hash = Syllables.mix(hash, letters[i]);
    }
    from[count] = start;
    to[count] = end;
    plain[count] = hash;
    shape[count] = shapes;
    tone[count] = (byte) sounding;
    int flag = flags[count];
    if (digits) {
      flag |= DIGITS;
    } else if (capitals > 0 && Character.isUpperCase(text.codePointAt(start))) {
      flag |= CAPITAL;
      if (small == 0 && length > 1) {
        flag |= CAPITALS;
        if (isRoman()) {
          flag |= DIGITS;
        }
      }
    }
    flags[count] = (byte) flag;
    count++;
    length = 0;
    return end;
  }

  private boolean isRoman() {
    for (int i = 0; i < length; i++) {
      if ("ivx".indexOf(letters[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  private Syllables finish() {
    int[] capital = new int[count + 1];
    for (int i = 0; i < count; i++) {
      capital[i + 1] = capital[i] + ((flags[i] & CAPITAL) != 0 ? 1 : 0);
    }
    byte[] kind = new byte[count];
    int[] opening = new int[count];
    for (int i = 0; i < count; i++) {
      boolean opens = (flags[i] & OPENS) != 0;
      opening[i] = opens ? i : opening[i - 1];
      if ((flags[i] & DIGITS) != 0) {
        kind[i] = Syllables.NUMBER;
      } else if (isCapital(i) && !(opens && (i + 1 >= count || !isCapital(i + 1)))) {
        int low = Math.max(0, i - AROUND);
        int high = Math.min(count, i + AROUND + 1);
        if ((capital[high] - capital[low]) * 5 < (high - low) * 3) {
          kind[i] = Syllables.NAME;
        }
      }
    }
    return new Syllables(text, count, from, to, plain, shape, tone, kind, opening, said());
  }

  private boolean[] said() {
    boolean[] said = new boolean[count];
    int begun = -1;
    for (int i = 0; i <= count; i++) {
      int gap = i == 0 ? 0 : to[i - 1];
      int end = i == count ? text.length() : from[i];
      for (int at = gap; at < end; at++) {
        char one = text.charAt(at);
        if (begun >= 0 && (one == '"' || one == '”' || one == '»')) {
          if (i - begun >= LEAST_SAID) {
            Arrays.fill(said, begun, i, true);
          }
          begun = -1;
        } else if (one == '"' || one == '“' || one == '«') {
          begun = i;
        }
      }
      if (begun >= 0 && i - begun > MOST_SAID) {
        begun = -1; // a mark that nobody closed
      }
    }
    return said;
  }

  // A word like the others with a capital; an abbreviation in capitals is a word.
  private boolean isCapital(int at) {
    return (flags[at] & (CAPITAL | CAPITALS)) == CAPITAL;
  }
}
