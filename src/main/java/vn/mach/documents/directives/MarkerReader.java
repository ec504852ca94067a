package vn.mach.documents.directives;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.mach.documents.directives.Marker.Style;

/**
 * Reads what may number a clause at the start of a line, in the structures of Vietnamese official
 * papers: phần, chương, mục, tiểu mục, điều, khoản; A., I., 1., 1.1., a), (1), i); dashes, pluses
 * and bullets; một là, thứ nhất. Whether it does number one, {@link ClauseSplitter} decides by what
 * is around it.
 */
final class MarkerReader {

  /** No marker with its spaces is longer. */
  private static final int LONGEST = 60;

  private static final Pattern NAMED =
      Pattern.compile(
          "^(phụ lục|phần(?: thứ)?|chương(?: thứ)?|tiểu mục|mục|điều|khoản) {1,3}"
              + "(\\d{1,3}[a-zđ]?|[ivxl]{1,7}|nhất|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)"
              + "(?=[\\s.:)/–—-]|$) {0,3}([.:)/–—-]{0,2})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern APPENDIX = Pattern.compile("^(?:PHỤ LỤC|Phụ lục)(?=[\\s:.]|$)[:.]?");
  private static final Pattern ROMAN =
      Pattern.compile("^(\\(?)([IVX]{1,7})([.)/:–—-]{1,2}| [–—-](?= ))");
  private static final Pattern CAPITAL = Pattern.compile("^(\\(?)([A-ZĐ])([.)/:–—-]{1,2})");
  private static final Pattern NUMBERS =
      Pattern.compile("^(\\(?)(\\d{1,2}(?:\\.\\d{1,2}){1,4})([.)/:–—-]{0,2})(?!\\d)");
  private static final Pattern NUMBER =
      Pattern.compile("^(\\(?)(\\d{1,3})([.)/:–—-]{1,2}| [–—-](?= ))(?!\\d)");
  private static final Pattern LETTER = Pattern.compile("^(\\(?)([a-zđ])([.)/–—-]{1,2})");
  private static final Pattern SMALL_ROMAN = Pattern.compile("^(\\(?)([ivx]{1,5})([.)])");
  private static final Pattern SIGN =
      Pattern.compile("^([-–—−‐‑]|\\+|[*•▪▫●○■□◦·►▶➢➤✓✔❖◆♦§\\uf000-\\uf0ff])(?=[\\s\\p{L}“\"(])");
  private static final Pattern IN_WORDS =
      Pattern.compile(
          "^((?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là|thứ"
              + " (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))(?=[,:;.])[,:;.]",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("nhất", 1),
          Map.entry("một", 1),
          Map.entry("hai", 2),
          Map.entry("ba", 3),
          Map.entry("tư", 4),
          Map.entry("bốn", 4),
          Map.entry("năm", 5),
          Map.entry("sáu", 6),
          Map.entry("bảy", 7),
          Map.entry("tám", 8),
          Map.entry("chín", 9),
          Map.entry("mười", 10));

  /** Papers leave some of them out (f, j, w, z), and put đ behind d. */
  private static final String LETTERS = "abcdđefghijklmnopqrstuvwxyz";

  private MarkerReader() {}

  /**
   * The ways in which the start of a line can be read as a marker, the likeliest first; none where
   * it is none.
   *
   * @param line without spaces around it
   */
  static List<Marker> read(String line) {
    String start = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    List<Marker> read = new ArrayList<>();
    named(line, start, read);
    if (!read.isEmpty()) {
      return read;
    }
    Matcher sign = SIGN.matcher(start);
    if (sign.find()) {
      read.add(sign(line, sign));
      return read;
    }
    Matcher words = IN_WORDS.matcher(start);
    if (words.find()) {
      read.add(
          new Marker(
              Style.IN_WORDS, "", 0, "", words.group(), line.substring(words.end()).strip()));
      return read;
    }
    Matcher numbers = NUMBERS.matcher(start);
    if (numbers.find()) {
      numbers(line, numbers, read);
      return read;
    }
    signed(line, ROMAN.matcher(start), Style.ROMAN, read);
    signed(line, CAPITAL.matcher(start), Style.CAPITAL, read);
    signed(line, NUMBER.matcher(start), Style.NUMBER, read);
    signed(line, LETTER.matcher(start), Style.LETTER, read);
    signed(line, SMALL_ROMAN.matcher(start), Style.SMALL_ROMAN, read);
    return read;
  }

  private static void named(String line, String start, List<Marker> read) {
    Matcher named = NAMED.matcher(start);
    if (named.find()) {
      String name = named.group(1).toLowerCase(Locale.ROOT).replace(" thứ", "");
      Style style =
          switch (name) {
            case "phụ lục" -> Style.APPENDIX;
            case "phần" -> Style.PART;
            case "chương" -> Style.CHAPTER;
            case "mục" -> Style.SECTION;
            case "tiểu mục" -> Style.SUBSECTION;
            case "điều" -> Style.ARTICLE;
            default -> Style.PARAGRAPH;
          };
      String rest = line.substring(named.end()).strip();
      boolean ended = !named.group(3).isEmpty() || rest.isEmpty();
      int ordinal = ordinal(named.group(2));
      // "Điều 5 Luật ..." in the middle of a sentence is no article; "CHƯƠNG I QUY ĐỊNH CHUNG" is a
      // chapter
      if (ordinal > 0 && (ended || isUpper(rest) && isUpper(named.group(1)))) {
        read.add(new Marker(style, "", ordinal, "", named.group().strip(), rest));
      }
      return;
    }
    Matcher appendix = APPENDIX.matcher(start);
    if (appendix.find()) {
      String rest = line.substring(appendix.end()).strip();
      if (rest.isEmpty() || isUpper(rest) && isUpper(appendix.group())) {
        read.add(new Marker(Style.APPENDIX, "", 1, "", appendix.group().strip(), rest));
      }
    }
  }

  private static Marker sign(String line, Matcher sign) {
    String printed = sign.group(1);
    Style style =
        switch (printed) {
          case "-", "–", "—", "−", "‐", "‑" -> Style.DASH;
          case "+" -> Style.PLUS;
          default -> Style.BULLET;
        };
    // letters of symbol fonts have no meaning outside of them
    String kept = style == Style.DASH ? "-" : printed.charAt(0) >= '\uf000' ? "•" : printed;
    return new Marker(
        style, style == Style.BULLET ? kept : "", 0, "", kept, line.substring(sign.end()).strip());
  }

  private static void numbers(String line, Matcher numbers, List<Marker> read) {
    String number = numbers.group(2);
    String rest = line.substring(numbers.end()).strip();
    boolean closed = !numbers.group(3).isEmpty();
    boolean spaced = numbers.end() == line.length() || line.charAt(numbers.end()) <= ' ';
    // "1.5 tỷ đồng" is an amount, "12.5.2026" a day
    if (!closed && (!spaced || rest.isEmpty() || !Character.isUpperCase(rest.charAt(0)))) {
      return;
    }
    int dot = number.lastIndexOf('.');
    read.add(
        new Marker(
            Style.NUMBERS,
            variant(numbers),
            Integer.parseInt(number.substring(dot + 1)),
            number.substring(0, dot),
            numbers.group().strip(),
            rest));
  }

  /** A number with a sign behind it, between it and the text a space, or else a letter. */
  private static void signed(String line, Matcher found, Style style, List<Marker> read) {
    if (!found.find()) {
      return;
    }
    String rest = line.substring(found.end());
    String signs = found.group(3);
    boolean opened = !found.group(1).isEmpty();
    boolean closed = signs.contains(")");
    boolean spaced = rest.isEmpty() || rest.charAt(0) <= ' ';
    boolean dash = signs.endsWith("-") || signs.endsWith("–") || signs.endsWith("—");
    // "19-NQ/TW" is a symbol, "5/2026" a month, "5 - 10 người" a span
    if (opened && !closed
        || !spaced && (dash || !Character.isLetter(rest.charAt(0)))
        || dash && !rest.isBlank() && Character.isDigit(rest.strip().charAt(0))) {
      return;
    }
    int ordinal =
        switch (style) {
          case ROMAN, SMALL_ROMAN -> roman(found.group(2).toUpperCase(Locale.ROOT));
          case CAPITAL -> 1 + LETTERS.indexOf(found.group(2).toLowerCase(Locale.ROOT));
          case LETTER -> 1 + LETTERS.indexOf(found.group(2));
          default -> Integer.parseInt(found.group(2));
        };
    if (ordinal > 0) {
      read.add(new Marker(style, variant(found), ordinal, "", found.group().strip(), rest.strip()));
    }
  }

  private static String variant(Matcher found) {
    return found.group(1) + found.group(3).strip().replace('–', '-').replace('—', '-');
  }

  private static int ordinal(String typed) {
    String word = typed.toLowerCase(Locale.ROOT);
    Integer said = WORDS.get(word);
    if (said != null) {
      return said;
    }
    if (Character.isDigit(word.charAt(0))) {
      int end = 0;
      while (end < word.length() && Character.isDigit(word.charAt(end))) {
        end++;
      }
      return Integer.parseInt(word.substring(0, end));
    }
    return roman(word.toUpperCase(Locale.ROOT));
  }

  /** The value of a Roman number to 89; 0 where it is written as none. */
  static int roman(String letters) {
    int value = 0;
    int before = 0;
    for (int i = letters.length() - 1; i >= 0; i--) {
      int one =
          switch (letters.charAt(i)) {
            case 'I' -> 1;
            case 'V' -> 5;
            case 'X' -> 10;
            case 'L' -> 50;
            default -> 0;
          };
      value += one < before ? -one : one;
      before = Math.max(before, one);
    }
    return value > 0 && written(value).equals(letters) ? value : 0;
  }

  /** A number to 89 in Roman letters. */
  static String written(int value) {
    String[] signs = {"L", "XL", "X", "IX", "V", "IV", "I"};
    int[] values = {50, 40, 10, 9, 5, 4, 1};
    StringBuilder letters = new StringBuilder();
    int left = value;
    for (int i = 0; i < signs.length; i++) {
      while (left >= values[i]) {
        letters.append(signs[i]);
        left -= values[i];
      }
    }
    return letters.toString();
  }

  /** The letter of an ordinal, in the row that papers use: a, b, c, d, đ, e, g, h, i, k. */
  static String letter(int ordinal) {
    String row = "abcdđeghiklmnopqrstuvxy";
    return ordinal <= row.length() ? row.substring(ordinal - 1, ordinal) : "";
  }

  /** Its place in that row; 0 where it is not in it. */
  static int inRow(String letter) {
    return 1 + "abcdđeghiklmnopqrstuvxy".indexOf(letter);
  }

  /** Whether it has letters and none of them is a small one. */
  static boolean isUpper(String text) {
    boolean letters = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLowerCase(c)) {
        return false;
      }
      letters |= Character.isUpperCase(c);
    }
    return letters;
  }
}
