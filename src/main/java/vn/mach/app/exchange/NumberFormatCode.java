package vn.mach.app.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A number format of a sheet (ECMA-376 part 1, 18.8.31), as far as it decides what a person sees:
 * digits, literal texts, percent, sections for negative numbers and zero. Colours, widths and the
 * grouping of thousands are left out.
 */
final class NumberFormatCode {

  private final List<NumberFormatSection> sections;

  private NumberFormatCode(List<NumberFormatSection> sections) {
    this.sections = sections;
  }

  static NumberFormatCode of(String code) {
    return new NumberFormatCode(split(code).stream().map(NumberFormatSection::of).toList());
  }

  private static List<String> split(String code) {
    List<String> sections = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '\\' || c == '_' || c == '*') {
        i++;
      } else if (c == '"' || c == '[') {
        int end = code.indexOf(c == '"' ? '"' : ']', i + 1);
        i = end < 0 ? code.length() : end;
      } else if (c == ';') {
        sections.add(code.substring(begin, i));
        begin = i + 1;
      }
    }
    sections.add(code.substring(Math.min(begin, code.length())));
    return sections;
  }

  /** Whether it shows a day: a year, a month or a day of one. */
  boolean isDay() {
    return sections.getFirst().isDay();
  }

  /** Whether it shows an hour and no day. */
  boolean isHour() {
    return sections.getFirst().isHour() && !isDay();
  }

  /** The cell of a stored number that is no day. */
  RawCell cell(BigDecimal stored) {
    BigDecimal number = stored.round(DatasetLimits.DIGITS);
    NumberFormatSection section = section(number);
    if (isHour() || section.scaled()) {
      return new RawCell.Unseen(NumberFormatSection.plain(number));
    }
    boolean percent = section.percents() > 0;
    BigDecimal whole = number.movePointRight(2 * section.percents());
    BigDecimal shown =
        section.isGeneral() ? whole : whole.setScale(section.decimals(), RoundingMode.HALF_UP);
    boolean signed = shown.signum() < 0 && (sections.size() < 2 || section.hasCondition());
    String text = (signed ? "-" : "") + section.text(shown.abs());
    if (text.isBlank()) {
      return new RawCell.Unseen(NumberFormatSection.plain(number));
    }
    return new RawCell.Number(
        shown.stripTrailingZeros(), text.strip(), percent, shown.compareTo(whole) == 0);
  }

  private NumberFormatSection section(BigDecimal number) {
    for (NumberFormatSection section : sections) {
      if (section.hasCondition() && section.meets(number)) {
        return section;
      }
    }
    if (sections.getFirst().hasCondition()) {
      return sections.getLast();
    }
    int wanted = number.signum() < 0 ? 1 : number.signum() == 0 ? 2 : 0;
    return wanted < sections.size() ? sections.get(wanted) : sections.getFirst();
  }
}
