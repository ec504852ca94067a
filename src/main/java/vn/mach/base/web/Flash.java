package vn.mach.base.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * What was just done, said once on the page that a redirect leads to. A page method calls {@link
 * #done} before it returns {@code redirect:…}.
 *
 * @param key a message key
 * @param arguments for its placeholders; numbers and days are formatted by the message
 */
public record Flash(boolean warning, String key, String[] arguments) implements Serializable {

  @Serial private static final long serialVersionUID = 1;
  private static final String NAME = Flash.class.getName();

  /** Says that it was done. */
  public static void done(String key, Object... arguments) {
    say(new Flash(false, key, texts(arguments)));
  }

  /** Says something that asks for attention: done, but… */
  public static void warn(String key, Object... arguments) {
    say(new Flash(true, key, texts(arguments)));
  }

  static @Nullable Flash shown(HttpServletRequest request) {
    var flash = RequestContextUtils.getInputFlashMap(request);
    return flash != null && flash.get(NAME) instanceof Flash it ? it : null;
  }

  private static String[] texts(Object... arguments) {
    return Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
  }

  private static void say(Flash flash) {
    if (RequestContextHolder.currentRequestAttributes()
        instanceof ServletRequestAttributes request) {
      RequestContextUtils.getOutputFlashMap(request.getRequest()).put(NAME, flash);
    }
  }
}
