package vn.mach.base.jobs;

import java.util.List;

/**
 * What is said to people: a message key and what its placeholders take (texts and whole numbers).
 */
public record Words(String key, List<Object> arguments) {

  public static Words of(String key, Object... arguments) {
    return new Words(key, List.of(arguments));
  }
}
