package vn.mach.base.web;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the query string of a list's address says of its kept view. */
final class KeptViewQuery {

  static final String YES = "kept=yes";
  static final String NO = "kept=no";

  /** Parameters that are no part of a view. */
  private static final Set<String> PASSING = Set.of("kept", "page", "lang");

  private KeptViewQuery() {}

  /** Whether the page shows a kept view, by its query string. */
  static boolean isKept(@Nullable String query) {
    return query != null && has(query, YES) && !view(query).isEmpty();
  }

  static boolean has(String query, String parameter) {
    return Arrays.asList(query.split("&")).contains(parameter);
  }

  /** What was asked for: parameters with a value. */
  static String view(String query) {
    return Arrays.stream(query.split("&"))
        .filter(it -> it.indexOf('=') > 0 && it.indexOf('=') < it.length() - 1)
        .filter(it -> !PASSING.contains(it.substring(0, it.indexOf('='))))
        .collect(Collectors.joining("&"));
  }
}
