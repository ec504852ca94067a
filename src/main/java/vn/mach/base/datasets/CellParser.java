package vn.mach.base.datasets;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Text;

/**
 * Reads the text of single cells: generous in how things are written, strict in what they must be.
 */
public final class CellParser {

  private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}._/-]{1,64}");
  private static final Pattern LOGIN = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}._/@+-]{1,64}");
  private static final String CLOCK =
      "([0-9]{1,2}(?:[:hH][0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?|[hH]| giờ(?: [0-9]{2})?)(?: ?(?:SA|CH|AM|PM))?)";
  private static final Pattern CLOCK_FIRST =
      Pattern.compile(CLOCK + "(?:,| -)? (?:ngày )?([0-9]{1,4}[/-][0-9]{1,2}[/-][0-9]{1,4})");
  private static final String HOUR =
      "(?:(?:T|,? )" + CLOCK + "(?: ?(?:Z|[+-][0-9]{2}:?[0-9]{2}))?)?";
  private static final Pattern ISO_DAY = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})" + HOUR);
  private static final Pattern VIETNAMESE_DAY =
      Pattern.compile("([0-9]{1,2})([/.-])([0-9]{1,2})\\2([0-9]{4})" + HOUR);
  private static final Pattern DAY_IN_WORDS =
      Pattern.compile(
          "(?:ngày )?([0-9]{1,2}) tháng ([0-9]{1,2}) năm ([0-9]{4})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern WHOLE =
      Pattern.compile("(-?)([0-9]{1,18}|[1-9][0-9]{0,2}(?:\\.[0-9]{3}){1,5})");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "(-?)([0-9]{1,18}|[1-9][0-9]{0,2}(?:\\.[0-9]{3}){1,5})(?:[.,]([0-9]{1,2}))?(?: ?%)?");
  private static final Pattern SPACES = Pattern.compile("[ \\t]{2,}");
  private static final Pattern CARD_NUMBER = Pattern.compile("[0-9]{8}");

  /** What a cell holds: {@code null} where it is empty, or the reason that refuses it. */
  public record Read(@Nullable Object value, @Nullable String refusal) {
    static Read of(@Nullable Object value) {
      return new Read(value, null);
    }

    static Read refused(String reason) {
      return new Read(null, reason);
    }
  }

  private CellParser() {}

  public static Read read(ExchangeColumn column, String raw) {
    String text = text(column.cell(), raw);
    if (text.isEmpty()) {
      return column.must() ? Read.refused("missing") : Read.of(null);
    }
    return switch (column.cell()) {
      case CellType.Text(int longest, CellType.TextForm _) ->
          Text.length(text) > longest ? Read.refused("too_long") : Read.of(text);
      case CellType.Code() ->
          CODE.matcher(text).matches() ? Read.of(text) : Read.refused("not_a_code");
      case CellType.Login() ->
          LOGIN.matcher(text).matches()
              ? Read.of(text.toLowerCase(Locale.ROOT))
              : Read.refused("not_a_code");
      case CellType.Reference(String _, String reason) ->
          text.length() > 1100 ? Read.refused(reason) : Read.of(text);
      case CellType.Day() -> day(text);
      case CellType.YesNo() -> yesOrNo(text);
      case CellType.Whole() -> number(WHOLE.matcher(text), BigDecimal::longValueExact);
      case CellType.Decimal() -> number(DECIMAL.matcher(text), value -> value);
      case CellType.CardNumber() ->
          CARD_NUMBER.matcher(text).matches() ? Read.of(text) : Read.refused("not_a_card_number");
      case CellType.Tags() -> Read.of(tags(text));
      case CellType.OneOf one ->
          one.words().contains(text) ? Read.of(text) : Read.refused(one.reason());
    };
  }

  /** A cell's text as the column compares and stores it. */
  private static String text(CellType cell, String raw) {
    return switch (cell) {
      case CellType.Text(int _, CellType.TextForm form) ->
          switch (form) {
            case LINES -> SPACES.matcher(Text.lines(raw)).replaceAll(" ");
            case LINE -> Text.line(raw);
            case KEY -> Text.key(raw);
          };
      case CellType.Tags _ -> Text.line(raw);
      case CellType.Code _,
          CellType.Login _,
          CellType.Reference _,
          CellType.Day _,
          CellType.YesNo _,
          CellType.Whole _,
          CellType.Decimal _,
          CellType.CardNumber _,
          CellType.OneOf _ ->
          Text.key(raw);
    };
  }

  /**
   * The hour that a text of a day states besides, which {@link #read} leaves out; empty if none.
   */
  public static String hour(String typed) {
    String text = hourBehind(typed);
    Matcher iso = ISO_DAY.matcher(text);
    if (iso.matches()) {
      return iso.group(4) == null ? "" : iso.group(4);
    }
    Matcher vietnamese = VIETNAMESE_DAY.matcher(text);
    return vietnamese.matches() && vietnamese.group(5) != null ? vietnamese.group(5) : "";
  }

  /** The text of a day with its hour behind it: "19h30 ngày 05/03/2025" is "05/03/2025 19h30". */
  public static String hourBehind(String text) {
    Matcher first = CLOCK_FIRST.matcher(text);
    return first.matches() ? first.group(2) + " " + first.group(1) : text;
  }

  private static Read day(String typed) {
    String text = hourBehind(typed);
    Matcher iso = ISO_DAY.matcher(text);
    if (iso.matches()) {
      return day(iso.group(1), iso.group(2), iso.group(3));
    }
    Matcher words = DAY_IN_WORDS.matcher(text);
    if (words.matches()) {
      return day(words.group(3), words.group(2), words.group(1));
    }
    Matcher vietnamese = VIETNAMESE_DAY.matcher(text);
    return vietnamese.matches()
        ? day(vietnamese.group(4), vietnamese.group(3), vietnamese.group(1))
        : Read.refused("not_a_date");
  }

  private static Read day(String year, String month, String day) {
    try {
      return year.equals("0000")
          ? Read.refused("not_a_date")
          : Read.of(
              LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Read.refused("not_a_date");
    }
  }

  private static Read yesOrNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "có", "true", "1" -> Read.of(true);
      case "no", "không", "false", "0" -> Read.of(false);
      default -> Read.refused("not_yes_or_no");
    };
  }

  private static Read number(Matcher matcher, Function<BigDecimal, Object> value) {
    if (!matcher.matches()) {
      return Read.refused("not_a_number");
    }
    String decimals =
        matcher.groupCount() > 2 && matcher.group(3) != null ? "." + matcher.group(3) : "";
    BigDecimal number = new BigDecimal(matcher.group(2).replace(".", "") + decimals);
    boolean negative = matcher.group(1).equals("-") && number.signum() != 0;
    return negative ? Read.refused("negative") : Read.of(value.apply(number));
  }

  /** Each once, in the order of writing. */
  private static List<String> tags(String text) {
    return Arrays.stream(text.split("\\|"))
        .map(Text::key)
        .filter(tag -> !tag.isEmpty())
        .distinct()
        .collect(Collectors.toList());
  }
}
