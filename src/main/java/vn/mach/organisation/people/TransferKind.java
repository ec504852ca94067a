package vn.mach.organisation.people;

import java.util.Optional;
import vn.mach.base.kernel.Codes;

/**
 * How a member moves to another unit: for good, for a while, or within one organisation of the
 * base.
 */
enum TransferKind {
  OFFICIAL,
  TEMPORARY,
  INTERNAL;

  String code() {
    return Codes.code(this);
  }

  static TransferKind of(String code) {
    return Codes.of(TransferKind.class, code);
  }

  static Optional<TransferKind> find(String code) {
    return Codes.find(TransferKind.class, code);
  }
}
