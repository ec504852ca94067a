package vn.mach.base.web;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;

/**
 * Caches message texts: a page uses the same few messages a thousand times, and each would be
 * looked up and parsed again. Plain placeholders are filled here; all other formats are left to the
 * library.
 */
final class CachingMessageSource implements MessageSource {

  /** Words with placeholders like {@code {0}}, with nothing quoted, chosen or formatted. */
  private static final Pattern PLAIN = Pattern.compile("(?:[^{}']|\\{\\d\\})*+");

  private final MessageSource messages;
  private final Map<Locale, Map<String, Text>> known = new ConcurrentHashMap<>();

  private record Text(String words, boolean plain) {}

  CachingMessageSource(MessageSource messages) {
    this.messages = messages;
  }

  @Override
  public String getMessage(String key, Object @Nullable [] arguments, @Nullable Locale locale) {
    if (locale == null) {
      return messages.getMessage(key, arguments, locale);
    }
    Map<String, Text> texts = known.get(locale);
    if (texts == null) {
      texts = known.computeIfAbsent(locale, it -> new ConcurrentHashMap<>());
    }
    Text text = texts.get(key);
    if (text == null) {
      String words = messages.getMessage(key, null, locale);
      text = new Text(words, PLAIN.matcher(words).matches());
      texts.put(key, text);
    }
    if (arguments == null || arguments.length == 0) {
      return text.words;
    }
    return text.plain && areTexts(arguments)
        ? filled(text.words, arguments)
        : messages.getMessage(key, arguments, locale);
  }

  private static boolean areTexts(Object[] arguments) {
    for (Object argument : arguments) {
      if (!(argument instanceof String)) {
        return false;
      }
    }
    return true;
  }

  private static String filled(String text, Object[] arguments) {
    StringBuilder filled = new StringBuilder(text.length() + 16);
    int from = 0;
    for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', from)) {
      int number = text.charAt(at + 1) - '0';
      filled
          .append(text, from, at)
          .append(number < arguments.length ? arguments[number] : text.substring(at, at + 3));
      from = at + 3;
    }
    return filled.append(text, from, text.length()).toString();
  }

  @Override
  public @Nullable String getMessage(
      String key,
      Object @Nullable [] arguments,
      @Nullable String otherwise,
      @Nullable Locale locale) {
    return messages.getMessage(key, arguments, otherwise, locale);
  }

  @Override
  public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale locale) {
    return messages.getMessage(resolvable, locale);
  }
}
