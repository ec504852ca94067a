package vn.mach.base.search;

import java.util.List;

/** The order in which kinds of thing are shown, for all modules in this one list. */
final class SearchOrder {

  /** The message keys of the sources. One that is missing comes last. */
  static final List<String> KEYS =
      List.of(
          "units.hits",
          "people.hits",
          "tasks.hits",
          "directives.hits",
          "register.hits",
          "study.hits",
          "activities.hits",
          "meetings.hits",
          "reports.hits",
          "findings.hits",
          "help.hits");

  private SearchOrder() {}

  static int place(String key) {
    int place = KEYS.indexOf(key);
    return place < 0 ? KEYS.size() : place;
  }
}
