package vn.mach.reports;

import java.util.List;

/**
 * Something in a template that cannot be read.
 *
 * @param line from 1
 * @param reason a message key
 */
record Fault(int line, String reason, List<Object> arguments) {

  static Fault of(int line, String reason, Object... arguments) {
    return new Fault(line, reason, List.of(arguments));
  }
}
