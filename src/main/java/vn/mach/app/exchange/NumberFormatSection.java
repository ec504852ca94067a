package vn.mach.app.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One section of a {@link NumberFormatCode}: how numbers of one sign are shown. */
final class NumberFormatSection {

  private static final Pattern CONDITION =
      Pattern.compile("(<=|>=|<>|<|>|=)(-?[0-9]{1,15}(?:\\.[0-9]{1,9})?)");

  private static final Pattern ELAPSED =
      Pattern.compile("h{1,4}|m{1,4}|s{1,4}", Pattern.CASE_INSENSITIVE);

  /** A literal text, or one place for a digit: {@code 0}, {@code #} or {@code ?}. */
  private record Token(String text, boolean digit) {}

  private final List<Token> whole = new ArrayList<>();
  private final List<Token> fraction = new ArrayList<>();
  private final StringBuilder dateLetters = new StringBuilder();
  private boolean general;
  private boolean scientific;
  private boolean point;
  private boolean scaled;
  private int percents;
  private String operator = "";
  private BigDecimal bound = BigDecimal.ZERO;

  private NumberFormatSection() {}

  static NumberFormatSection of(String code) {
    NumberFormatSection section = new NumberFormatSection();
    section.read(code);
    return section;
  }

  private void read(String code) {
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      switch (c) {
        case '\\' -> literal(i + 1 < code.length() ? code.substring(i + 1, ++i + 1) : "");
        case '_', '*' -> i++; // a width, a filling
        case '"', '[' -> {
          int end = code.indexOf(c == '"' ? '"' : ']', i + 1);
          end = end < 0 ? code.length() : end;
          String inside = code.substring(i + 1, end);
          if (c == '"') {
            literal(inside);
          } else {
            bracket(inside);
          }
          i = end;
        }
        case '0', '#', '?' -> (point ? fraction : whole).add(new Token(String.valueOf(c), true));
        case '.' -> point = true;
        case ',' -> scaled |= scales(code, i);
        case '%' -> {
          percents++;
          literal("%");
        }
        case 'E', 'e' -> {
          if (i + 1 < code.length() && "+-".indexOf(code.charAt(i + 1)) >= 0) {
            scientific = true;
          }
        }
        default -> i = letters(code, i);
      }
    }
  }

  /** A comma behind the last place shows thousands only. */
  private static boolean scales(String code, int comma) {
    int next = comma + 1;
    while (next < code.length() && code.charAt(next) == ',') {
      next++;
    }
    boolean behind = comma > 0 && "0#?,".indexOf(code.charAt(comma - 1)) >= 0;
    return behind && (next == code.length() || "0#?".indexOf(code.charAt(next)) < 0);
  }

  private int letters(String code, int at) {
    String rest = code.substring(at).toLowerCase(Locale.ROOT);
    if (rest.startsWith("general")) {
      general = true;
      return at + 6;
    }
    if (rest.startsWith("am/pm") || rest.startsWith("a/p")) {
      dateLetters.append('h');
      return at + (rest.startsWith("am/pm") ? 4 : 2);
    }
    char c = rest.charAt(0);
    if ("ymdhs".indexOf(c) >= 0) {
      dateLetters.append(c);
    } else if (c == '@' || c == '/' && dateLetters.isEmpty()) { // a text, a fraction
      general = true;
    } else {
      literal(code.substring(at, at + 1));
    }
    return at;
  }

  private void bracket(String inside) {
    Matcher condition = CONDITION.matcher(inside);
    if (condition.matches()) {
      operator = condition.group(1);
      bound = new BigDecimal(condition.group(2));
    } else if (inside.startsWith("$")) {
      int end = inside.indexOf('-');
      literal(inside.substring(1, end < 0 ? inside.length() : end));
    } else if (ELAPSED.matcher(inside).matches()) {
      dateLetters.append("h");
    }
  }

  private void literal(String text) {
    if (!text.isEmpty()) {
      (point ? fraction : whole).add(new Token(text, false));
    }
  }

  boolean isDay() {
    String letters = dateLetters.toString();
    boolean hour = isHour();
    return letters.contains("y") || letters.contains("d") || letters.contains("m") && !hour;
  }

  boolean isHour() {
    return dateLetters.indexOf("h") >= 0 || dateLetters.indexOf("s") >= 0;
  }

  boolean isGeneral() {
    return general || scientific || whole.stream().noneMatch(Token::digit) && fraction.isEmpty();
  }

  /** Whether it shows thousands or millions instead of ones. */
  boolean scaled() {
    return scaled;
  }

  int percents() {
    return percents;
  }

  int decimals() {
    return (int) fraction.stream().filter(Token::digit).count();
  }

  boolean hasCondition() {
    return !operator.isEmpty();
  }

  boolean meets(BigDecimal number) {
    int compared = number.compareTo(bound);
    return switch (operator) {
      case "<" -> compared < 0;
      case "<=" -> compared <= 0;
      case ">" -> compared > 0;
      case ">=" -> compared >= 0;
      case "=" -> compared == 0;
      default -> compared != 0;
    };
  }

  /** A number without a sign, rounded to {@link #decimals} already, as the section shows it. */
  String text(BigDecimal number) {
    if (isGeneral()) {
      return general() ? literals(number) : literals(null);
    }
    BigDecimal truncated = number.setScale(0, RoundingMode.DOWN);
    String digits = truncated.signum() == 0 ? "" : truncated.toPlainString();
    StringBuilder text = new StringBuilder();
    long places = whole.stream().filter(Token::digit).count();
    int used = 0;
    long left = places;
    for (Token token : whole) {
      if (!token.digit) {
        text.append(token.text);
        continue;
      }
      int end = (int) Math.max(0, digits.length() - (left - 1));
      if (end > used) {
        text.append(digits, used, end);
        used = end;
      } else if (token.text.equals("0")) {
        text.append('0');
      }
      left--;
    }
    if (places == 0) {
      text.append(digits);
    }
    return text + decimals(number);
  }

  private boolean general() {
    return general || scientific;
  }

  private String literals(@Nullable BigDecimal number) {
    StringBuilder text = new StringBuilder();
    boolean written = number == null;
    for (Token token : whole) {
      if (token.digit && !written && number != null) {
        text.append(plain(number));
        written = true;
      } else if (!token.digit) {
        text.append(token.text);
      }
    }
    return written || number == null ? text.toString() : plain(number) + text;
  }

  private String decimals(BigDecimal number) {
    String digits =
        number.scale() > 0 ? number.remainder(BigDecimal.ONE).toPlainString().substring(2) : "";
    StringBuilder text = new StringBuilder();
    int at = 0;
    int needed = 0;
    int index = 0;
    int significant = digits.length();
    while (significant > 0 && digits.charAt(significant - 1) == '0') {
      significant--;
    }
    for (Token token : fraction) {
      if (token.digit) {
        index++;
        boolean must = token.text.equals("0");
        if (must || index <= significant) {
          needed = index;
        }
      }
    }
    for (Token token : fraction) {
      if (!token.digit) {
        text.append(token.text);
      } else if (at < needed) {
        text.append(at == 0 ? "," : "").append(at < digits.length() ? digits.charAt(at) : '0');
        at++;
      }
    }
    return text.toString();
  }

  /** With a comma before its decimals and no exponent. */
  static String plain(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString().replace('.', ',');
  }
}
