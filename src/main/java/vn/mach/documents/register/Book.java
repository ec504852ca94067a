package vn.mach.documents.register;

import java.util.Optional;
import vn.mach.base.kernel.Codes;

/** The two books that each unit keeps. */
public enum Book {
  OUTGOING,
  INCOMING;

  /** The code in tables and addresses. */
  String code() {
    return Codes.code(this);
  }

  static Book of(String code) {
    return Codes.of(Book.class, code);
  }

  static Optional<Book> find(String code) {
    return Codes.find(Book.class, code);
  }
}
