package vn.mach.evidence.figures;

import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names as people list them: Chi bộ 2 before Chi bộ 10, Vietnamese letters in their order. */
final class NaturalOrder {

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private NaturalOrder() {}

  /**
   * The things in the order of their names. The sort key of each name is made once: a province
   * lists a hundred communes on every page.
   *
   * @param before what is compared before the name
   * @param after what decides between equal names
   */
  static <T> List<T> sorted(
      List<T> things,
      Comparator<? super T> before,
      java.util.function.Function<T, String> name,
      Comparator<? super T> after) {
    record Named<T>(T thing, CollationKey key) {}
    Collator collator = Collator.getInstance(Locale.of("vi"));
    Comparator<Named<T>> order =
        Comparator.comparing((Named<T> it) -> it.thing, before)
            .thenComparing(Named::key)
            .thenComparing(it -> it.thing, after);
    return things.stream()
        .map(it -> new Named<>(it, collator.getCollationKey(padded(name.apply(it)))))
        .sorted(order)
        .map(Named::thing)
        .toList();
  }

  private static String padded(String name) {
    Matcher digits = DIGITS.matcher(name);
    return digits.replaceAll(
        found -> "0".repeat(Math.max(0, 12 - found.group().length())) + found.group());
  }
}
