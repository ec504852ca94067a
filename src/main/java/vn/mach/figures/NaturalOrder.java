package vn.mach.figures;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names as people list them: Chi bộ 2 before Chi bộ 10, Vietnamese letters in their places. */
final class NaturalOrder {

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private NaturalOrder() {}

  static <T> Comparator<T> by(java.util.function.Function<T, String> name) {
    Collator collator = Collator.getInstance(Locale.of("vi"));
    return Comparator.comparing(it -> padded(name.apply(it)), collator::compare);
  }

  private static String padded(String name) {
    Matcher digits = DIGITS.matcher(name);
    return digits.replaceAll(found -> "0".repeat(Math.max(0, 12 - found.group().length())) + found.group());
  }
}
