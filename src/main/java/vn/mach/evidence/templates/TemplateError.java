package vn.mach.evidence.templates;

import java.util.List;

/**
 * Something in a template that cannot be read.
 *
 * @param line from 1
 * @param reason a message key
 */
public record TemplateError(int line, String reason, List<Object> arguments) {

  public static TemplateError of(int line, String reason, Object... arguments) {
    return new TemplateError(line, reason, List.of(arguments));
  }
}
