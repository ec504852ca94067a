package vn.mach.evidence.templates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.DayFormats;
import vn.mach.base.kernel.Period;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.FigureDefinition;
import vn.mach.evidence.figures.FigureValue;
import vn.mach.evidence.figures.TargetValue;

/**
 * Numbers, days and periods as a report says them. Reports are written in Vietnamese, whatever
 * language their reader's pages have.
 */
@Component
public class ProseFormat {

  private static final Locale LANGUAGE = Locale.of("vi");
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private final MessageSource messages;

  ProseFormat(MessageSource messages) {
    this.messages = messages;
  }

  /** Words of a report; the arguments are text already. */
  public String say(String key, String... arguments) {
    return messages.getMessage(key, arguments, LANGUAGE);
  }

  public String number(long value) {
    return format("#,##0").format(value);
  }

  public String decimal(BigDecimal value) {
    return format("#,##0.##").format(value);
  }

  /** With two decimals at most; zeros at the end say nothing. */
  public String percent(BigDecimal value) {
    return decimal(value) + " %";
  }

  public String day(LocalDate day) {
    return DayFormats.DAY.format(day);
  }

  /**
   * {@code 71,34 % (229/321)} for a rate (of a median: of how many activities), else {@code
   * 498.100.000}; that there is none where there is nothing to divide by.
   */
  public String value(FigureValue value, String form) {
    if (value.value().isEmpty()) {
      return say("templates.prose.no_value");
    }
    BigDecimal number = value.value().get();
    if (value.function().isRate()) {
      return percent(number) + (form.equals("rate") ? "" : " (" + base(value) + ")");
    }
    return form.equals("about") ? about(number) : decimal(number);
  }

  private String base(FigureValue value) {
    return value.function().isFraction()
        ? decimal(value.numerator()) + "/" + decimal(value.base())
        : say("templates.prose.of_activities", number(value.activities()));
  }

  /**
   * A round number with its bound, and the exact one beside it: {@code gần 500 triệu
   * (498.100.000)}. Rounded to half a step of its first digit; small and round numbers are said as
   * they are.
   */
  public String about(BigDecimal number) {
    if (number.compareTo(BigDecimal.valueOf(20)) < 0) {
      return decimal(number);
    }
    int digits = number.toBigInteger().toString().length();
    BigDecimal step = BigDecimal.TEN.pow(digits - 1).divide(BigDecimal.TWO);
    BigDecimal round = number.divide(step, 0, RoundingMode.HALF_UP).multiply(step);
    int compared = number.compareTo(round);
    return compared == 0
        ? scaled(round)
        : say(compared < 0 ? "templates.prose.nearly" : "templates.prose.over", scaled(round))
            + " ("
            + decimal(number)
            + ")";
  }

  /**
   * {@code 500 triệu}, {@code 1,5 tỷ}: with the word for its thousands where it is a short number
   * of them.
   */
  private String scaled(BigDecimal number) {
    String[] words = {"", "", "templates.prose.million", "templates.prose.billion"};
    BigDecimal rest = number;
    int power = 0;
    while (power < 3 && rest.compareTo(THOUSAND) >= 0) {
      rest = rest.divide(THOUSAND);
      power++;
    }
    return power < 2 ? decimal(number) : say(words[power], decimal(rest));
  }

  /** {@code tăng 276 so với cùng kỳ năm trước (183)}. */
  public String compared(FigureValue now, FigureValue before) {
    if (before.activities() == 0 || before.value().isEmpty() || now.value().isEmpty()) {
      return say("templates.prose.no_earlier");
    }
    BigDecimal was = before.value().get();
    BigDecimal difference = now.value().get().subtract(was);
    String said = now.function().isRate() ? percent(was) : decimal(was);
    if (difference.signum() == 0) {
      return say("templates.prose.same", said);
    }
    String by =
        now.function().isRate()
            ? say("templates.prose.points", decimal(difference.abs()))
            : decimal(difference.abs());
    return say(difference.signum() > 0 ? "templates.prose.more" : "templates.prose.less", by, said);
  }

  /**
   * {@code bình quân các đơn vị cùng loại là 12,5}.
   *
   * @param mean null: too few units to compare with
   */
  public String like(FigureDefinition figure, @Nullable BigDecimal mean) {
    return mean == null
        ? say("templates.prose.no_like")
        : say("templates.prose.like", figure.function().isRate() ? percent(mean) : decimal(mean));
  }

  /**
   * The difference for a table: {@code +276}, {@code −12}, {@code 0}; empty where there is nothing
   * to compare with.
   */
  public String difference(FigureValue now, FigureValue before) {
    if (before.activities() == 0 || before.value().isEmpty() || now.value().isEmpty()) {
      return "";
    }
    BigDecimal difference = now.value().get().subtract(before.value().get());
    return (difference.signum() > 0 ? "+" : difference.signum() < 0 ? "−" : "")
        + decimal(difference.abs());
  }

  /**
   * {@code 229/321 (71,34 %)} reached; in the form {@code pace} {@code 300/321 đơn vị … đúng tiến
   * độ, đã đạt 229}.
   */
  public String target(TargetValue value, String form) {
    return switch (form) {
      case "done" -> number(value.done());
      case "due" -> number(value.due());
      case "silent" -> number(value.notReported());
      case "short" -> number(value.due() - value.done());
      case "behind" -> number(value.behind());
      case "rate" ->
          value.rate().map(this::percent).orElseGet(() -> say("templates.prose.no_value"));
      case "pace" ->
          value.due() == 0
              ? say("templates.prose.nothing_due")
              : say("templates.prose.pace", onPace(value), number(value.done()));
      default ->
          value
              .rate()
              .map(rate ->
                  number(value.done()) + "/" + number(value.due()) + " (" + percent(rate) + ")")
              .orElseGet(() -> say("templates.prose.nothing_due"));
    };
  }

  /**
   * {@code 1 / cần 2}: what a unit has itself and the minimum.
   *
   * @param state said behind; empty: nothing is
   */
  public String own(Board.Own own, String state) {
    boolean rate = own.value().function().isRate();
    String has =
        own.value()
            .value()
            .map(it -> rate ? percent(it) : decimal(it))
            .orElseGet(() -> say("templates.prose.no_value"));
    String said =
        say("templates.prose.own", has, rate ? percent(own.minimum()) : decimal(own.minimum()));
    return state.isEmpty() ? said : said + ", " + state;
  }

  /** For a table: on pace of those due, and how many reached the minimum. */
  public String paceCell(TargetValue value) {
    return say("templates.prose.pace_cell", onPace(value), number(value.done()));
  }

  private String onPace(TargetValue value) {
    return number(value.onPace()) + "/" + number(value.due());
  }

  /** {@code 6 tháng đầu năm 2022}. */
  public String period(Period period) {
    LocalDate from = period.from();
    LocalDate to = period.to();
    String year = Integer.toString(to.getYear());
    if (from.getYear() == to.getYear()
        && to.getDayOfMonth() == to.lengthOfMonth()
        && from.getDayOfMonth() == 1) {
      if (from.getMonth() == to.getMonth()) {
        return say("templates.prose.period.month", Integer.toString(to.getMonthValue()), year);
      }
      if (from.getDayOfYear() == 1) {
        return switch (to.getMonthValue()) {
          case 3 -> say("templates.prose.period.quarter", year);
          case 6 -> say("templates.prose.period.half", year);
          case 12 -> say("templates.prose.period.year", year);
          default ->
              say("templates.prose.period.months", Integer.toString(to.getMonthValue()), year);
        };
      }
    }
    return say("templates.prose.period.days", day(from), day(to));
  }

  /** A figure's name without its unit in brackets. */
  public static String bare(FigureDefinition figure) {
    String name = figure.nameVi().stripTrailing();
    int open = name.lastIndexOf('(');
    boolean last = open >= 0 && name.indexOf(')', open) == name.length() - 1;
    return last ? name.substring(0, open).stripTrailing() : figure.nameVi();
  }

  /** What is in brackets at the end of a figure's name: {@code đồng}; empty where nothing does. */
  public static String unit(FigureDefinition figure) {
    String name = figure.nameVi().strip();
    int open = name.lastIndexOf('(');
    return open > 0 && name.endsWith(")") ? name.substring(open + 1, name.length() - 1) : "";
  }

  private static DecimalFormat format(String pattern) {
    DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(LANGUAGE));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format;
  }
}
