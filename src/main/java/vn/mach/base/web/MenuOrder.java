package vn.mach.base.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.mach.base.kernel.Actor;

/** The menu by what people do: sections and their entries, for all modules in this one list. */
final class MenuOrder {

  /** A section: its message key, its icon, and the message keys of its entries. */
  record Section(String key, String icon, List<String> entries) {}

  /**
   * The first entry of a section is where the section leads. On a phone the first four sections
   * that the actor has are the bar at the foot.
   */
  static final List<Section> SECTIONS =
      List.of(
          new Section(
              "web.section.today",
              "calendar-check",
              List.of("home.menu.today", "tasks.menu", "calendar.menu", "notices.menu")),
          new Section(
              "web.section.branch",
              "users-group",
              List.of(
                  "meetings.menu",
                  "attendance.menu",
                  "study.menu",
                  "inspections.menu",
                  "scores.menu",
                  "fees.menu",
                  "activities.menu.new",
                  "activities.menu")),
          new Section(
              "web.section.directives",
              "file-text",
              List.of("directives.menu", "adoptions.menu", "rehearsal.menu", "register.menu")),
          new Section(
              "web.section.numbers",
              "layout-dashboard",
              List.of(
                  "home.menu",
                  "tasks.menu.board",
                  "forecast.menu",
                  "figures.menu",
                  "reports.menu",
                  "checks.menu")),
          new Section(
              "web.section.people",
              "sitemap",
              List.of("units.menu", "people.menu", "people.menu.me", "commendations.menu")),
          new Section(
              "web.section.voices",
              "messages",
              List.of(
                  "concerns.menu",
                  "concerns.menu.said",
                  "talks.menu",
                  "talks.menu.dialogues",
                  "findings.menu",
                  "care.menu",
                  "care.menu.mine",
                  "care.menu.published")),
          new Section(
              "web.more",
              "menu-2",
              List.of(
                  "exchange.menu",
                  "access.menu",
                  "access.menu.audit",
                  "access.menu.named",
                  "papers.menu",
                  "calendar.menu.holidays",
                  "tasks.menu.kinds",
                  "adoptions.menu.terms",
                  "notices.menu.mail",
                  "reports.menu.templates",
                  "activities.menu.kinds",
                  "care.menu.kinds",
                  "settings.menu",
                  "backups.menu",
                  "operations.menu")));

  /** The entries' message keys, from the first to the last. An entry that is missing comes last. */
  static final List<String> KEYS =
      SECTIONS.stream().flatMap(section -> section.entries.stream()).toList();

  private static final Map<String, Integer> PLACES =
      IntStream.range(0, KEYS.size()).boxed().collect(Collectors.toMap(KEYS::get, it -> it));

  /** The number of the section of each entry. */
  private static final Map<String, Integer> SECTION_OF =
      IntStream.range(0, SECTIONS.size())
          .boxed()
          .flatMap(at -> SECTIONS.get(at).entries.stream().map(key -> Map.entry(key, at)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private MenuOrder() {}

  /** What all modules offer this actor, in order. */
  static List<Menu.Entry> sorted(List<Menu> menus, Actor actor) {
    List<Menu.Entry> entries = new ArrayList<>(KEYS.size());
    for (Menu menu : menus) {
      entries.addAll(menu.entries(actor));
    }
    entries.sort(Comparator.comparingInt(entry -> place(entry.key())));
    return List.copyOf(entries);
  }

  /** Entries by section; sections without any are left out. */
  static List<MenuSection> sections(List<Menu.Entry> entries) {
    List<List<Menu.Entry>> own =
        SECTIONS.stream().map(it -> (List<Menu.Entry>) new ArrayList<Menu.Entry>()).toList();
    int last = SECTIONS.size() - 1;
    for (Menu.Entry entry : entries) {
      own.get(SECTION_OF.getOrDefault(entry.key(), last)).add(entry);
    }
    List<MenuSection> sections = new ArrayList<>();
    for (int at = 0; at <= last; at++) {
      if (!own.get(at).isEmpty()) {
        Section section = SECTIONS.get(at);
        sections.add(new MenuSection(section.key, section.icon, at == last, own.get(at)));
      }
    }
    return sections;
  }

  private static int place(String key) {
    return PLACES.getOrDefault(key, KEYS.size());
  }
}
