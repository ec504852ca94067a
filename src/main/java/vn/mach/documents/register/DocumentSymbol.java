package vn.mach.documents.register;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.mach.base.kernel.Text;

/**
 * The symbol of a paper, read as generously as people write it: {@code số 12 –HD/BTCTW}, {@code 35
 * - nq / tw}, {@code 05-CT/TW}; also in the manner of the state, {@code 30/2020/NĐ-CP}.
 *
 * @param number as written, with its leading zero
 * @param kind the abbreviation in its proper spelling ({@code CTr}, {@code QĐ}) where it is known,
 *     else in capitals
 * @param body the body that issued it: {@code TW}, {@code BTCTU}
 * @param year only in the manner of the state; empty otherwise
 * @param state whether it is written in the manner of the state
 */
public record DocumentSymbol(String number, String kind, String body, String year, boolean state) {

  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:số|so|no)\\s*+[:.]?\\s*+(?=\\d)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern PARTY =
      Pattern.compile(
          "(\\d{1,6}\\p{L}?)-(\\p{L}{1,8})/(\\p{L}[\\p{L}\\d.&-]{0,40}(?:/[\\p{L}\\d.&-]{1,40})?)");
  private static final Pattern STATE =
      Pattern.compile("(\\d{1,6}\\p{L}?)/(?:(\\d{4})/)?(\\p{L}{1,8})-(\\p{L}[\\p{L}\\d.&-]{0,40})");

  /** Nothing where it is no symbol at all. */
  public static Optional<DocumentSymbol> read(String typed) {
    String text =
        LEAD.matcher(LatinLetters.of(Text.line(typed)))
            .replaceFirst("")
            .replaceAll("[\\u2010-\\u2015\\u2212]", "-")
            .replace(" ", "");
    Matcher party = PARTY.matcher(text);
    if (party.matches()) {
      return Optional.of(
          new DocumentSymbol(
              party.group(1), spelled(party.group(2)), capital(party.group(3)), "", false));
    }
    Matcher state = STATE.matcher(text);
    if (state.matches()) {
      return Optional.of(
          new DocumentSymbol(
              state.group(1),
              spelled(state.group(3)),
              capital(state.group(4)),
              state.group(2) == null ? "" : state.group(2),
              true));
    }
    return Optional.empty();
  }

  /** As it was written, its spelling in order: {@code 12-HD/BTCTW}. */
  public String normal() {
    return state
        ? number + "/" + (year.isEmpty() ? "" : year + "/") + kind + "-" + body
        : number + "-" + kind + "/" + body;
  }

  /** As our own papers are numbered: with two digits at least, {@code 08-KH/TU}. */
  public String printed() {
    return new DocumentSymbol(printed(count(), letter()), kind, body, year, state).normal();
  }

  /** The letter behind the number, small; empty where there is none. */
  public String letter() {
    return number.replaceAll("\\d", "").toLowerCase(Locale.ROOT);
  }

  /** The number without a letter behind it. */
  public int count() {
    return Integer.parseInt(number.replaceAll("\\D", ""));
  }

  /** Whether both have one number, letter and kind. */
  boolean sameNumber(DocumentSymbol other) {
    return count() == other.count() && letter().equals(other.letter()) && kind.equals(other.kind);
  }

  /** The kinds that the abbreviation may stand for; none where it is not one of ours. */
  public List<DocumentKind> kinds() {
    return DocumentKind.abbreviated(kind);
  }

  /**
   * The kind, where the abbreviation tells it: the only one, or a notice, since nearly every {@code
   * TB} is one and not a declaration.
   */
  public Optional<DocumentKind> usualKind() {
    List<DocumentKind> kinds = kinds();
    return kinds.size() == 1 || kinds.contains(DocumentKind.NOTICE)
        ? Optional.of(kinds.getFirst())
        : Optional.empty();
  }

  /** Whether it is the symbol of a paper of a congress: {@code 01-NQ/ĐH}. */
  public static boolean ofCongress(String typed) {
    return read(typed).filter(it -> it.body().startsWith(NumberRun.CONGRESS)).isPresent();
  }

  /** As it is printed, with two digits at least: {@code 07}, {@code 12a}. */
  static String printed(int number, String letter) {
    return "%02d%s".formatted(number, letter);
  }

  private static String spelled(String kind) {
    List<DocumentKind> known = DocumentKind.abbreviated(kind);
    return known.isEmpty() ? capital(kind) : known.getFirst().abbreviation();
  }

  /** What was typed in small letters throughout is put in capitals; mixed spellings (TTg) stay. */
  private static String capital(String text) {
    return text.equals(text.toLowerCase(Locale.ROOT)) ? text.toUpperCase(Locale.ROOT) : text;
  }
}
