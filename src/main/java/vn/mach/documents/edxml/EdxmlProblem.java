package vn.mach.documents.edxml;

import java.util.List;
import vn.mach.base.kernel.Refusal;

/**
 * Something that is wrong with a message, or worth knowing about it.
 *
 * @param fatal whether the message cannot be taken because of it
 * @param line of the file, from 1; 0 where no line is meant
 * @param element its name, or the way to it ({@code MessageHeader/Code}); empty where the whole
 *     file is meant
 * @param reason a message key
 */
record EdxmlProblem(
    boolean fatal, int line, String element, String reason, List<Object> arguments) {

  static EdxmlProblem fatal(int line, String element, String reason, Object... arguments) {
    return new EdxmlProblem(true, line, element, reason, List.of(arguments));
  }

  static EdxmlProblem noted(int line, String element, String reason, Object... arguments) {
    return new EdxmlProblem(false, line, element, reason, List.of(arguments));
  }

  Refusal refusal() {
    return new Refusal("", reason, arguments);
  }
}
