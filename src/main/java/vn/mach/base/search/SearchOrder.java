package vn.mach.base.search;

import java.util.List;

/** The order in which kinds of thing are shown, for all modules in this one list. */
final class SearchOrder {

  /** The message keys of the sources. One that is missing comes last. */
  static final List<String> KEYS =
      List.of(
          "units.found",
          "people.found",
          "directives.found",
          "register.found",
          "activities.found",
          "reports.found",
          "help.found");

  private SearchOrder() {}

  static int place(String key) {
    int place = KEYS.indexOf(key);
    return place < 0 ? KEYS.size() : place;
  }
}
