package vn.mach.evidence.checks;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/**
 * The line ends of a text file as they were. A file is read with each line end as one character; in
 * a file from Windows each is two, and offsets are those of the file's own text.
 */
final class LineEnds {

  private final BitSet two = new BitSet();

  /** Looks at the bytes of a text file: UTF-8, or UTF-16 with its mark. */
  static LineEnds of(byte[] bytes) {
    LineEnds ends = new LineEnds();
    String text = new String(bytes, charset(bytes));
    int line = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean windows = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (windows) {
        ends.two.set(line);
        i++;
      }
      if (c == '\n' || c == '\r') {
        line++;
      }
    }
    return ends;
  }

  private static Charset charset(byte[] bytes) {
    int first = bytes.length > 1 ? bytes[0] & 0xff : 0;
    int second = bytes.length > 1 ? bytes[1] & 0xff : 0;
    return first == 0xff && second == 0xfe
        ? StandardCharsets.UTF_16LE
        : first == 0xfe && second == 0xff ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
  }

  /** Puts offsets of the text as it was read into the file's own. */
  interface Of {
    List<Finding> restore(List<Finding> findings);
  }

  /** The line ends in this text; keeps only their places. */
  Of in(String text) {
    if (two.isEmpty()) {
      return findings -> findings;
    }
    int[] shift = new int[text.length() + 1];
    int line = 0;
    for (int i = 0; i < text.length(); i++) {
      shift[i + 1] = shift[i] + (text.charAt(i) == '\n' && two.get(line++) ? 1 : 0);
    }
    return findings ->
        findings.stream()
            .map(it ->
                new Finding(
                    it.from() + shift[it.from()],
                    it.to() + shift[it.to()],
                    it.kind(),
                    it.stated(),
                    it.computed(),
                    it.quote()))
            .toList();
  }
}
