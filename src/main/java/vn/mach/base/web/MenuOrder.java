package vn.mach.base.web;

import java.util.Comparator;
import java.util.List;
import vn.mach.base.kernel.Actor;

/** The order of the menu, for all modules in this one list. */
final class MenuOrder {

  /** The entries' message keys, from the first to the last. An entry that is missing comes last. */
  static final List<String> KEYS =
      List.of(
          "home.menu.today",
          "home.menu",
          "activities.menu.new",
          "activities.menu",
          "tasks.menu",
          "units.menu",
          "directives.menu",
          "register.menu",
          "figures.menu",
          "people.menu",
          "care.menu",
          "reports.menu",
          "tasks.menu.board",
          "checks.menu",
          "exchange.menu",
          "access.menu",
          "people.menu.me",
          "access.menu.audit",
          "papers.menu",
          "calendar.menu",
          "tasks.menu.kinds",
          "reports.menu.templates",
          "activities.menu.kinds",
          "backups.menu");

  private MenuOrder() {}

  /** What all modules offer this actor, in order. */
  static List<Menu.Entry> sorted(List<Menu> menus, Actor actor) {
    return menus.stream()
        .flatMap(menu -> menu.entries(actor).stream())
        .sorted(Comparator.comparingInt(entry -> place(entry.key())))
        .toList();
  }

  private static int place(String key) {
    int place = KEYS.indexOf(key);
    return place < 0 ? KEYS.size() : place;
  }
}
