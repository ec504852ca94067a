package vn.mach.base.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The day that a page is asked for, {@code ?on=}: one that cannot be read counts as today's, and
 * the page says so, lest today's numbers are taken for those of another day.
 */
public final class UnreadDay {

  private static final Pattern ON = Pattern.compile("(?:^|&)on=([^&]*+)");

  private UnreadDay() {}

  /** What was typed where it is no day; empty where nothing was, or a day. */
  public static String of(String query) {
    Matcher on = ON.matcher(query);
    if (!on.find()) {
      return "";
    }
    String typed = decoded(on.group(1)).strip();
    return FormParser.day(typed).isPresent() ? "" : typed;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) { // "%zz"
      return text;
    }
  }
}
