package vn.mach.app.exchange;

import java.util.Arrays;
import java.util.List;

/** A message that is stored: its key and what its placeholders take. */
record Said(String key, List<String> arguments) {
  static Said of(String key, Object... arguments) {
    return new Said(key, Arrays.stream(arguments).map(Object::toString).toList());
  }
}
