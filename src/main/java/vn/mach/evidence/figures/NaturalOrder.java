package vn.mach.evidence.figures;

import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names as people list them: Chi bộ 2 before Chi bộ 10, Vietnamese letters in their order. */
final class NaturalOrder {

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** Making the sort key of a name is slow, and the same names are listed on every page. */
  private static final Map<String, CollationKey> KEYS = new ConcurrentHashMap<>();

  private static final int MOST_KEYS = 50_000;

  private NaturalOrder() {}

  /**
   * The things in the order of their names.
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
    Comparator<Named<T>> order =
        Comparator.comparing((Named<T> it) -> it.thing, before)
            .thenComparing(Named::key)
            .thenComparing(it -> it.thing, after);
    if (KEYS.size() > MOST_KEYS) {
      KEYS.clear();
    }
    return things.stream()
        .map(it -> new Named<>(it, KEYS.computeIfAbsent(name.apply(it), NaturalOrder::key)))
        .sorted(order)
        .map(Named::thing)
        .toList();
  }

  private static CollationKey key(String name) {
    return Collator.getInstance(Locale.of("vi")).getCollationKey(padded(name));
  }

  private static String padded(String name) {
    Matcher digits = DIGITS.matcher(name);
    return digits.replaceAll(
        found -> "0".repeat(Math.max(0, 12 - found.group().length())) + found.group());
  }
}
