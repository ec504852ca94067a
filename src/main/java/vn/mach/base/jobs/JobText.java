package vn.mach.base.jobs;

import java.util.List;

/**
 * What is said to people: a message key and what its placeholders take (texts and whole numbers).
 */
public record JobText(String key, List<Object> arguments) {

  public static JobText of(String key, Object... arguments) {
    return new JobText(key, List.of(arguments));
  }
}
