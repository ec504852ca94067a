package vn.mach.organisation.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a member goes to another unit: for good, for a while, or within one organisation of the base.
 */
enum TransferKind {
  OFFICIAL,
  TEMPORARY,
  INTERNAL;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<TransferKind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
