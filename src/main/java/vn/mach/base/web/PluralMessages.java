package vn.mach.base.web;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Messages in which words follow a number: {@code {0} {0,plural,row is|rows are} refused}. The
 * number may be a number or its digits as a text; anything that is not 1 takes the second form.
 */
final class PluralMessages extends ResourceBundleMessageSource {

  /** Behind so many arguments stand their values as numbers, in the same order. */
  private static final int VALUES = 10;

  private static final Pattern PLURAL =
      Pattern.compile("\\{(\\d),plural,((?:[^{}|]|\\{\\d\\})*+)\\|((?:[^{}|]|\\{\\d\\})*+)\\}");

  /** Of the number behind the argument: nothing and all but 1 take the second form. */
  private static final String CHOICE = "{1$1,choice,0#$3|1#$2|1<$3}";

  @Override
  protected MessageFormat createMessageFormat(String words, @Nullable Locale locale) {
    return super.createMessageFormat(asChoices(words), locale);
  }

  @Override
  protected Object[] resolveArguments(Object @Nullable [] arguments, @Nullable Locale locale) {
    Object[] given = super.resolveArguments(arguments, locale);
    if (given.length == 0 || given.length > VALUES) {
      return given;
    }
    Object[] all = Arrays.copyOf(given, VALUES + given.length);
    for (int at = 0; at < given.length; at++) {
      all[VALUES + at] = value(given[at]);
    }
    return all;
  }

  /** {@code {0,plural,row|rows}} as a choice of the library on the value of the argument. */
  static String asChoices(String words) {
    return words.contains(",plural,") ? PLURAL.matcher(words).replaceAll(CHOICE) : words;
  }

  private static Object value(@Nullable Object argument) {
    if (argument instanceof Number number) {
      return number;
    }
    return argument instanceof String text && text.strip().equals("1") ? 1 : 2;
  }
}
