package vn.mach.base.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day or month in the address of a page that cannot be read: the page is shown without it, and
 * says so, lest today's numbers are taken for those of another day, or all rows for some.
 *
 * @param message the key of the sentence; its arguments are what was typed, and today
 * @param typed as it stands in the address
 */
public record UnreadDay(String message, String typed) {

  private static final Pattern PARAMETER = Pattern.compile("(?:^|&)(on|month|from|to)=([^&]*+)");

  /** The first of the query {@code ?on=…&month=…&from=…&to=…}, if any. */
  public static Optional<UnreadDay> of(String query) {
    Matcher parameter = PARAMETER.matcher(query);
    while (parameter.find()) {
      String typed = decoded(parameter.group(2)).strip();
      if (typed.isEmpty()) {
        continue;
      }
      boolean unread =
          switch (parameter.group(1)) {
            case "on" -> FormParser.day(typed).isEmpty();
            case "month" -> FormParser.month(typed).isEmpty();
            // of some pages it is a unit, of others a month
            default ->
                FormParser.day(typed).isEmpty()
                    && FormParser.month(typed).isEmpty()
                    && FormParser.id(typed, id -> id).isEmpty();
          };
      if (unread) {
        return Optional.of(
            new UnreadDay(
                switch (parameter.group(1)) {
                  case "on" -> "web.unread_day";
                  case "month" -> "web.unread_month";
                  default -> "web.unread_bound";
                },
                typed));
      }
    }
    return Optional.empty();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) { // "%zz"
      return text;
    }
  }
}
