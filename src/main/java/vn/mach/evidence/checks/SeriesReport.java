package vn.mach.evidence.checks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a report says that other reports of the same unit say, too.
 *
 * @param unit the unit as its head names it, folded; empty where it names none
 * @param year of the report; empty where the head names none
 * @param months how many months from the beginning of the year it covers; 0 where it covers another
 *     period or none is named
 * @param said the figures, by what is said of them
 */
record SeriesReport(String unit, String year, int months, Map<Statement, Said> said) {

  private static final Words ACCUMULATES = Words.of("accumulates");
  private static final Set<String> DONE = Set.of("events", "press", "awards", "gifts", "houses");
  private static final Pattern MONTHS = Pattern.compile("(\\d{1,2}) tháng");
  private static final Pattern OTHER_PERIOD =
      Pattern.compile("quý (?:[1-4]|i{1,3}|iv)\\b|tháng (?:0?[1-9]|1[0-2])\\b|tuần \\d");
  private static final Pattern DAY = Pattern.compile("ngày \\d{1,2} tháng \\d{1,2}");
  private static final Pattern NO_UNIT =
      Pattern.compile("cộng hòa|cộng hoà|độc lập|cộng sản việt nam|báo cáo|\\d");
  private static final int HEAD = 600;
  private static final int LINE = 80;
  private static final int TWELVE = 12;
  private static final Set<String> BODIES = Set.of("bodies", "places", "schools");

  /**
   * A figure.
   *
   * @param grows whether it counts what was done since the beginning of the year, so that it cannot
   *     become less
   */
  record Said(Mention mention, boolean grows, String quote) {}

  static SeriesReport of(String text) {
    ReportText read = ReportText.read(text);
    ReportTime time = ReportTime.of(text);
    String head =
        DAY.matcher(Folded.fold(text.substring(0, Math.min(HEAD, text.length())))).replaceAll("");
    Map<Statement, Said> said = new HashMap<>();
    Set<Statement> twice = new HashSet<>();
    for (Passage passage : read.passages()) {
      for (Mention mention : passage.mentions()) {
        boolean counts =
            mention.isCount() || mention.isFraction() && mention.role() == Mention.Role.PLAIN;
        if (counts
            && mention.depth() == 0
            && mention.noun().known()
            && !mention.noun().isIn("measure")) {
          Statement.of(passage, mention, time)
              .or(() -> Statement.ofOwn(passage, mention, time, it -> grows(it, mention)))
              .filter(it -> it.when().isEmpty())
              .ifPresent(it -> {
                Said before =
                    said.put(
                        it,
                        new Said(
                            mention, grows(it, mention), read.quote(mention.from(), mention.to())));
                if (before != null && before.mention().value().compareTo(mention.value()) != 0) {
                  twice.add(it);
                }
              });
        }
      }
    }
    said.keySet().removeAll(twice);
    return new SeriesReport(unit(head, read), time.year(), months(head, time), Map.copyOf(said));
  }

  private static boolean grows(Statement statement, Mention mention) {
    return ACCUMULATES.in(statement.subject()) || DONE.contains(mention.noun().group());
  }

  private static int months(String head, ReportTime time) {
    Matcher months = MONTHS.matcher(time.months());
    if (months.find()) {
      return Integer.parseInt(months.group(1));
    }
    return OTHER_PERIOD.matcher(head).find() || time.year().isEmpty() ? 0 : TWELVE;
  }

  /**
   * The first lines that name a body, as long as no number is in them: "HỘI LIÊN HIỆP PHỤ NỮ" and
   * "XÃ TÂN AN" below it are one unit. Of a head of two columns the left one.
   */
  private static String unit(String head, ReportText read) {
    StringJoiner unit = new StringJoiner(" ");
    for (Passage passage : read.passages()) {
      if (passage.from() >= head.length()) {
        break;
      }
      String all = read.text().substring(passage.from(), passage.to());
      String line = Folded.fold(all.replaceAll("\\t.*", "")).strip();
      if (line.startsWith("báo cáo")) {
        break;
      }
      boolean body =
          !passage.tokens().isEmpty() && BODIES.contains(Nouns.at(passage.tokens(), 0).group());
      if (body && line.length() <= LINE && !NO_UNIT.matcher(line).find()) {
        unit.add(line);
      } else if (unit.length() > 0) {
        break;
      }
    }
    return unit.toString();
  }
}
