package vn.mach.evidence.checks;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Digits that count nothing: dates, years and terms, symbols of documents, times of day, telephone
 * numbers, ranges, mottoes in quotation marks. Every pattern has bounded repeats, so reading takes
 * time in proportion to the text.
 */
final class NotFigures {

  private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
  private static final String MONTH = "(?:0?[1-9]|1[0-2])";
  private static final String YEAR = "(?:19|20)\\d{2}";
  private static final String ALONE = "(?<![\\d/.,])";
  private static final String OVER = "(?![\\d]|[.,/]\\d)";

  /** On the folded text. What follows is looked at first: to look back costs more. */
  private static final List<Pattern> FOLDED =
      List.of(
          Pattern.compile(ALONE + DAY + " ?[/.-] ?" + MONTH + " ?[/.-] ?" + YEAR + OVER),
          Pattern.compile(
              ALONE + "(?:" + DAY + " ?- ?)?" + DAY + "/" + MONTH + " ?- ?" + DAY + "/" + MONTH
                  + "(?:/" + YEAR + ")?" + OVER),
          Pattern.compile(ALONE + DAY + " ?- ?" + DAY + "/" + MONTH + OVER),
          Pattern.compile(
              "(?=\\d{1,2} ?[/.-])(?<=(?:ngày|mùng|dịp|kỷ niệm|quốc khánh|lễ|chiều|sáng|tối|đêm|hôm) )"
                  + DAY
                  + " ?[/.-] ?"
                  + MONTH
                  + "(?! ?[%/])"
                  + OVER),
          Pattern.compile(
              "(?=\\d{1,2} ?[/.-])(?<=(?:tháng|quý|kỳ) )" + MONTH + " ?[/.-] ?" + YEAR + OVER),
          Pattern.compile(
              "(?=\\d{1,2}(?:, | và |-))(?<=(?:tháng|quý) )"
                  + MONTH
                  + "(?:(?:, | và |-)"
                  + MONTH
                  + "){1,11}"
                  + OVER),
          Pattern.compile(ALONE + YEAR + " ?[-/] ?(?:" + YEAR + "|\\d{2})" + OVER),
          Pattern.compile(
              "(?=\\d{4})(?<=(?:năm|từ|giai đoạn|nhiệm kỳ|đến|so với|cuối|đầu) )" + YEAR + OVER),
          Pattern.compile(ALONE + "\\d{1,2} ?(?:h|g|giờ) ?(?:\\d{1,2}\\b|(?![a-zà-ỹ]))"),
          Pattern.compile(ALONE + "\\d{1,2}:\\d{2}(?:-\\d{1,2}:\\d{2})?" + OVER),
          Pattern.compile(
              ALONE
                  + "(?:24/24|24/7|7/7|24h/24h|24/24h)"
                  + OVER
                  + "(?! *(?:chi bộ|đảng|tổ chức|đơn vị|xã|phường|cơ sở|trường|đồng chí|%))"),
          Pattern.compile(
              "(?=\\d[\\d .()-]{6})(?<=(?:điện thoại|sđt|đt|hotline|zalo|fax|đường dây nóng)[ :.]{1,4}(?:số )?)\\d[\\d .()-]{6,18}"),
          Pattern.compile("(?<!\\d)0\\d{1,3}[. -]\\d{3,4}[. -]\\d{3,4}(?!\\d)"),
          Pattern.compile(ALONE + "\\d{1,3} \\d{3} \\d{3,4}" + OVER),
          Pattern.compile("(?<=[\\s(]\")\\d{1,3}[^\"\\n]{1,40}\""),
          Pattern.compile("(?<=[(])\\d{1,2}(?=[)])"),
          Pattern.compile("(?=\\d[.]\\d)(?<=(?:công nghiệp|phiên bản|cmcn) )\\d\\.\\d"),
          Pattern.compile(
              "\\d{1,2}(?:, \\d{1,2}){1,9}(?:,? và \\d{1,2})? năm(?: (?:trở lên )?tuổi)"),
          Pattern.compile(
              "(?=\\d{2}, ?\\d{2})(?<=(?:huy hiệu|tuổi đảng)[^.;\\n()]{0,40})\\d{2}(?:, ?\\d{2}){1,9}"));

  /** {@code 112-KH/ĐUK}, {@code 1125/QĐ-TTg}, {@code 30/2020/NĐ-CP}, {@code 12 –HD/BTCTW}. */
  private static final Pattern SYMBOL =
      Pattern.compile(
          "\\d{1,5}(?:/\\d{4})?(?: ?[-–/]|/) ?(?=\\p{Lu}{2}|\\p{Lu}[a-z]{0,2}[-/]|\\p{Lu}\\p{Ll}{1,2}\\p{Lu})\\p{L}{1,10}(?:[-–/&. ]{0,1}\\p{Lu}\\p{L}{0,10}){0,4}");

  private final String folded;
  private final List<Matcher> matchers;

  NotFigures(String text, String folded) {
    this.folded = folded;
    this.matchers =
        Stream.concat(
                FOLDED.stream().map(it -> it.matcher(folded)), Stream.of(SYMBOL.matcher(text)))
            .map(it -> it.useTransparentBounds(true).useAnchoringBounds(false))
            .toList();
  }

  /**
   * Offsets in the text at which such digits stand. Each pattern is only tried where digits begin.
   */
  BitSet find(int from, int to) {
    BitSet found = new BitSet();
    for (int i = from; i < to; i++) {
      boolean begins =
          Character.isDigit(folded.charAt(i))
              && (i == 0 || !Character.isDigit(folded.charAt(i - 1)))
              && !found.get(i);
      for (int pattern = 0; begins && pattern < matchers.size(); pattern++) {
        Matcher matcher = matchers.get(pattern).region(i, to);
        if (matcher.lookingAt()) {
          found.set(i, matcher.end());
        }
      }
    }
    return found;
  }
}
