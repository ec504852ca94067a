package vn.mach.base.kernel;

import java.util.List;

/**
 * One reason why something was not done.
 *
 * @param field the name of the form field or column; empty where it concerns the whole
 * @param reason a message key, e.g. {@code activities.refused.in_the_future}
 * @param arguments what the message's placeholders take
 */
public record Refusal(String field, String reason, List<Object> arguments) {

  /** What somebody agrees to is not any more what their page showed. */
  public static final String CHANGED_SINCE_READ = "web.refused.changed_since_read";

  public static Refusal of(String field, String reason, Object... arguments) {
    return new Refusal(field, reason, List.of(arguments));
  }
}
