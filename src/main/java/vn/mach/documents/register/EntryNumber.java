package vn.mach.documents.register;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Text;

/**
 * A number as people type it: {@code 12}, {@code số 07}, {@code 12a}, or a whole symbol, {@code số
 * 12 –HD/BTCTW}.
 *
 * @param letter behind the number, small; empty where there is none
 * @param symbol where a whole one was typed
 */
public record EntryNumber(int number, String letter, @Nullable DocumentSymbol symbol) {

  private static final Pattern BARE =
      Pattern.compile(
          "(?:(?:số|so|no)\\s*+[:.]?\\s*+)?0*(\\d{1,6})\\s*(\\p{L}?)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  static Optional<EntryNumber> read(String typed) {
    String text = LatinLetters.of(Text.line(typed));
    Matcher bare = BARE.matcher(text);
    Optional<EntryNumber> read =
        bare.matches()
            ? Optional.of(
                new EntryNumber(Integer.parseInt(bare.group(1)), letter(bare.group(2)), null))
            : DocumentSymbol.read(text).map(it -> new EntryNumber(it.count(), it.letter(), it));
    return read.filter(it -> it.number > 0);
  }

  /** What stands behind the slash; empty where only a number was typed. */
  String body() {
    return symbol == null ? "" : symbol.body();
  }

  /** Whether a line of this symbol may be meant: only a number was typed, or just that symbol. */
  boolean fits(String lineSymbol) {
    return symbol == null || symbol.printed().equalsIgnoreCase(lineSymbol);
  }

  /** Whether it is a number of a book, with or without the rest of a symbol. */
  public static boolean isTyped(String typed) {
    return read(typed).isPresent();
  }

  private static String letter(String typed) {
    return typed.toLowerCase(Locale.ROOT);
  }
}
