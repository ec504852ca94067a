package vn.mach.app.exchange;

import java.util.Arrays;
import java.util.List;
import vn.mach.base.datasets.RowWarning;
import vn.mach.base.web.Page;

/** A message that is stored: its key and what its placeholders take. */
record Said(String key, List<String> arguments) {
  static Said of(String key, Object... arguments) {
    return new Said(key, Arrays.stream(arguments).map(Object::toString).toList());
  }

  /** The sentence in the reader's language. A cell that is quoted may begin like a message. */
  public String in(Page page) {
    return page.t(
        key,
        arguments.stream()
            .map(it ->
                it.startsWith(RowWarning.MESSAGE)
                    ? page.words("", it.substring(RowWarning.MESSAGE.length()))
                    : it)
            .toArray());
  }
}
