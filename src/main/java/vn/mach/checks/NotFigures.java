package vn.mach.checks;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Digits that count nothing: dates, years and terms, symbols of documents, times of day, telephone numbers, ranges, mottoes in quotation
 * marks. Every pattern has bounded repeats, so reading takes time in proportion to the text.
 */
final class NotFigures {

  private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
  private static final String MONTH = "(?:0?[1-9]|1[0-2])";
  private static final String YEAR = "(?:19|20)\\d{2}";
  private static final String ALONE = "(?<![\\d/.,])";
  private static final String OVER = "(?![\\d]|[.,/]\\d)";

  /** On the folded text. */
  private static final List<Pattern> FOLDED =
      List.of(
          Pattern.compile(ALONE + DAY + " ?[/.-] ?" + MONTH + " ?[/.-] ?" + YEAR + OVER),
          Pattern.compile(ALONE + "(?:" + DAY + " ?- ?)?" + DAY + "/" + MONTH + " ?- ?" + DAY + "/" + MONTH + "(?:/" + YEAR + ")?" + OVER),
          Pattern.compile(ALONE + DAY + " ?- ?" + DAY + "/" + MONTH + OVER),
          Pattern.compile("(?:ngày|mùng|dịp|kỷ niệm|quốc khánh|lễ|chiều|sáng|tối|đêm|hôm) (?:ngày )?" + DAY + " ?[/.-] ?" + MONTH + "(?! ?[%/])" + OVER),
          Pattern.compile("(?:tháng|quý|kỳ) " + MONTH + " ?[/.-] ?" + YEAR + OVER),
          Pattern.compile("(?:tháng|quý) " + MONTH + "(?:(?:, | và |-)" + MONTH + "){1,11}" + OVER),
          Pattern.compile(ALONE + YEAR + " ?[-/] ?(?:" + YEAR + "|\\d{2})" + OVER),
          Pattern.compile("(?:năm|từ|giai đoạn|nhiệm kỳ|đến|so với|cuối|đầu) " + YEAR + OVER),
          Pattern.compile(ALONE + "\\d{1,2} ?(?:h|g|giờ) ?(?:\\d{1,2}\\b|(?![a-zà-ỹ]))"),
          Pattern.compile(ALONE + "\\d{1,2}:\\d{2}(?:-\\d{1,2}:\\d{2})?" + OVER),
          Pattern.compile(ALONE + "(?:24/24|24/7|7/7|24h/24h|24/24h)" + OVER + "(?! *(?:chi bộ|đảng|tổ chức|đơn vị|xã|phường|cơ sở|trường|đồng chí|%))"),
          Pattern.compile("(?:điện thoại|sđt|đt|hotline|zalo|fax|đường dây nóng)[ :.]{1,4}(?:số )?[+\\d][\\d .()-]{6,18}"),
          Pattern.compile("(?<!\\d)0\\d{1,3}[. -]\\d{3,4}[. -]\\d{3,4}(?!\\d)"),
          Pattern.compile(ALONE + "\\d{1,3} \\d{3} \\d{3,4}" + OVER),
          Pattern.compile("(?<=[\\s(])\"\\d{1,3}[^\"\\n]{1,40}\""),
          Pattern.compile("(?<=[(])\\d{1,2}(?=[)])"),
          Pattern.compile("(?:^|[;:.,] )(?:\\d{1,2}[)])"),
          Pattern.compile("(?:cách mạng công nghiệp|công nghiệp|phiên bản|cmcn) \\d\\.\\d"),
          Pattern.compile("\\d{1,2}(?:, \\d{1,2}){1,9}(?:,? và \\d{1,2})? năm(?: (?:trở lên )?tuổi)"),
          Pattern.compile("(?:huy hiệu|tuổi đảng)[^.;\\n()]{0,40}?\\d{2}(?:, ?\\d{2}){1,9}"));

  /** {@code 112-KH/ĐUK}, {@code 1125/QĐ-TTg}, {@code 30/2020/NĐ-CP}, {@code 12 –HD/BTCTW}. */
  private static final Pattern SYMBOL =
      Pattern.compile(
          "\\d{1,5}(?:/\\d{4})?(?: ?[-–/]|/) ?(?=\\p{Lu}{2}|\\p{Lu}[a-z]{0,2}[-/]|\\p{Lu}\\p{Ll}{1,2}\\p{Lu})\\p{L}{1,10}(?:[-–/&. ]{0,1}\\p{Lu}\\p{L}{0,10}){0,4}");

  /** A slash between a number and capitals may also be "per unit", as in {@code 24.310/THCS}: only a number without groups is a symbol's. */
  private NotFigures() {}

  /** Offsets in the text at which such digits stand. */
  static BitSet find(String text, String folded, int from, int to) {
    BitSet found = new BitSet();
    for (Pattern pattern : FOLDED) {
      mark(pattern.matcher(folded).region(from, to).useTransparentBounds(true), found);
    }
    mark(SYMBOL.matcher(text).region(from, to).useTransparentBounds(true), found);
    return found;
  }

  private static void mark(Matcher matcher, BitSet found) {
    while (matcher.find()) {
      found.set(matcher.start(), matcher.end());
    }
  }
}
