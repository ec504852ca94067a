package vn.mach.web;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;

/** Remembers the messages that take no arguments: a page says the same few words a thousand times, and each would be formatted anew. */
final class PlainWords implements MessageSource {

  private final MessageSource messages;
  private final Map<Locale, Map<String, String>> plain = new ConcurrentHashMap<>();

  PlainWords(MessageSource messages) {
    this.messages = messages;
  }

  @Override
  public String getMessage(String key, Object @Nullable [] arguments, @Nullable Locale locale) {
    if (locale == null || (arguments != null && arguments.length > 0)) {
      return messages.getMessage(key, arguments, locale);
    }
    Map<String, String> known = plain.computeIfAbsent(locale, it -> new ConcurrentHashMap<>());
    String text = known.get(key);
    if (text == null) {
      text = messages.getMessage(key, arguments, locale);
      known.put(key, text);
    }
    return text;
  }

  @Override
  public @Nullable String getMessage(String key, Object @Nullable [] arguments, @Nullable String otherwise, @Nullable Locale locale) {
    return messages.getMessage(key, arguments, otherwise, locale);
  }

  @Override
  public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale locale) {
    return messages.getMessage(resolvable, locale);
  }
}
