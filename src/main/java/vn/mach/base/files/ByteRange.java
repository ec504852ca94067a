package vn.mach.base.files;

import java.util.Optional;

/**
 * A part of a file, of one range as a browser asks for it ({@code bytes=500-}, {@code
 * bytes=500-999}, {@code bytes=-500}).
 *
 * @param first counted from 0
 * @param last inclusive, within the file
 */
record ByteRange(long first, long last) {

  private static final String UNIT = "bytes=";
  private static final ByteRange NONE = new ByteRange(0, -1);

  /** Whether the file has any of these bytes. */
  boolean satisfiable() {
    return first <= last;
  }

  /**
   * Reads the header. Empty where it is none, names several ranges, or another unit: then the whole
   * file is sent, as RFC 9110 (14.2) allows.
   */
  static Optional<ByteRange> of(String header, long size) {
    int dash = header.indexOf('-');
    if (!header.startsWith(UNIT) || dash < 0) {
      return Optional.empty();
    }
    String from = header.substring(UNIT.length(), dash).strip();
    String to = header.substring(dash + 1).strip();
    if (!isNumber(from) || !isNumber(to) || (from.isEmpty() && to.isEmpty())) {
      return Optional.empty();
    }
    if (from.isEmpty()) {
      long length = Math.min(size, Long.parseLong(to));
      return Optional.of(length == 0 ? NONE : new ByteRange(size - length, size - 1));
    }
    long first = Long.parseLong(from);
    long last = to.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(to));
    if (!to.isEmpty() && Long.parseLong(to) < first) {
      return Optional.empty();
    }
    return Optional.of(first >= size ? NONE : new ByteRange(first, last));
  }

  private static boolean isNumber(String text) {
    return text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
