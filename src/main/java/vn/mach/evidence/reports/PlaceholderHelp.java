package vn.mach.evidence.reports;

import java.util.List;

/** How placeholders are written, for the page beside a text. */
final class PlaceholderHelp {

  /**
   * @param key of what it becomes, under {@code reports.help}
   */
  record Way(String written, String key) {}

  private static final List<Way> TEXT =
      List.of(
          new Way("{figure X about}", "about"),
          new Way("{compare X}", "compare"),
          new Way("{before X}", "before"),
          new Way(
              "{target X done} {target X due} {target X rate} {target X silent} {target X short} {target X pace} {target X behind}",
              "target"),
          new Way("{if figure X}…{end}", "if"),
          new Way("{unit} {period} {from} {to} {below} {unreported} {unreported names}", "facts"),
          new Way("@table X, target Y | …", "table"),
          new Way("@chart X | …", "chart"),
          new Way("@summary | …", "summary"),
          new Way("**…**", "bold"));

  private static final List<Way> TEMPLATE =
      List.of(
          new Way("@title …", "title"),
          new Way("# …   ## …", "heading"),
          new Way("@figures @targets @tables @gaps", "each"));

  private PlaceholderHelp() {}

  static List<Way> ways(boolean template) {
    return template
        ? java.util.stream.Stream.concat(TEXT.stream(), TEMPLATE.stream()).toList()
        : TEXT;
  }

  static String figure(String code) {
    return "{figure " + code + "}";
  }

  static String target(String code) {
    return "{target " + code + "}";
  }
}
