package vn.mach.evidence.checks;

import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that a report is about, as its head names it. What a sentence says of another time is
 * another number.
 *
 * @param months "6 tháng", or empty
 * @param year or empty
 */
record ReportTime(String months, String year) {

  /** Words of another time than the report's, or of what was only planned. */
  private static final Words OTHER = Words.of("not now");

  private static final int HEAD = 600;

  /** The first lines, up to one that is a sentence. */
  private static final Pattern HEADING =
      Pattern.compile("(?s)^((?:[^\\n]{0,160}(?<![.;:])\\n)*+).*");

  private static final Pattern MONTHS = Pattern.compile("\\d{1,2} tháng");
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)20\\d{2}(?!\\d)");

  static ReportTime of(String text) {
    String head =
        HEADING.matcher(text.substring(0, Math.min(HEAD, text.length()))).replaceFirst("$1");
    String folded = Folded.fold(head);
    return new ReportTime(first(MONTHS, folded), first(YEAR, folded));
  }

  /**
   * The words of time in the sentence around a number, without those of the report's own period.
   */
  String of(Passage passage, Mention count) {
    StringJoiner when = new StringJoiner(" ");
    int begin = Math.max(passage.sentenceStart(count.first()), count.first() - 40);
    for (int i = begin; i < count.first(); i++) {
      Token token = passage.tokens().get(i);
      boolean digits = Character.isDigit(token.word().charAt(0));
      if (passage.at(i + 1, "tháng") && digits) {
        if (!months.equals(token.word() + " tháng")) {
          when.add(token.word() + " tháng");
        }
        i++;
      } else if (token.is("quý")
          || token.is("tháng")
          || token.is("tuần")
          || passage.at(i, "nhiệm", "kỳ")) {
        when.add(
            token.word() + (i + 1 < count.first() ? " " + passage.tokens().get(i + 1).word() : ""));
      } else if (OTHER.has(token.word())
          && !passage.at(i - 1, "tháng")
          && !passage.at(i - 1, "hàng")) {
        when.add(token.word());
      } else if (digits && token.isWord() && !token.is(year)) {
        when.add(token.word());
      } else if (token.is("năm")
          && i + 1 < count.first()
          && (passage.at(i + 1, "trước") || passage.at(i + 1, "ngoái"))) {
        when.add("năm trước");
      }
    }
    return when.toString();
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group() : "";
  }
}
