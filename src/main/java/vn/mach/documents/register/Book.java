package vn.mach.documents.register;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The two books that each unit keeps. */
public enum Book {
  OUTGOING,
  INCOMING;

  /** The code in tables and addresses. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Book of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  static Optional<Book> find(String code) {
    return Stream.of(values()).filter(book -> book.code().equals(code)).findFirst();
  }
}
