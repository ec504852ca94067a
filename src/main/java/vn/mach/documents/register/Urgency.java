package vn.mach.documents.register;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How urgent a paper says it is: thường, khẩn, thượng khẩn, hỏa tốc. */
public enum Urgency {
  NORMAL,
  URGENT,
  VERY_URGENT,
  EXPRESS;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Urgency> find(String code) {
    return Stream.of(values()).filter(it -> it.code().equals(code)).findFirst();
  }
}
